/** Identity numbers of nobody, with a right check character (GB 11643, MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character that belongs to 17 digits. */
export const checkCharacter = (first17: string): string =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(first17[index]), 0) % 11] as string;

export interface IdParts {
  /** YYYY-MM-DD; need not be a day. */
  readonly birth?: string;
  /** Three digits; odd for men. */
  readonly sequence?: number;
  readonly region?: string;
}

/** 18 characters. Default: a man born on 15 March 1970. */
export const idOf = ({ birth = '1970-03-15', sequence = 21, region = '320123' }: IdParts = {}): string => {
  const first17 = `${region}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
};

/** The same number with one digit changed, so that its check character is wrong. */
export const withWrongDigit = (id: string, position = 16): string =>
  `${id.slice(0, position)}${(Number(id[position]) + 1) % 10}${id.slice(position + 1)}`;
