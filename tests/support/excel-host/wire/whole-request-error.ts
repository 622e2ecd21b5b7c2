/** Thrown where an answer would be so large that it is not even built: the whole request fails with the number. */
export class WholeRequestError extends Error {
  override readonly name = 'WholeRequestError';
  constructor(readonly number: number) {
    super(`request refused with ${String(number)}`);
  }
}
