/** Everything that can be wrong with a file as such. One type, so that no library's own message ever reaches a clerk. */
export const fileProblemCodes = [
  'not-a-spreadsheet',
  'password-protected',
  'damaged',
  'too-large',
  'empty',
  'wrong-extension',
  'unreadable',
  'stopped',
] as const;
export type FileProblemCode = (typeof fileProblemCodes)[number];

/** `message` is for developers and logs (no cell contents in it); sentences for people come from core/messages by `code` and `params`. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  constructor(
    readonly code: FileProblemCode,
    readonly file: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(`${code}: ${file}`, options);
  }
}
