/** A small table of figures to the right of the roster, behind an empty column: 村名 | 人数 | 金额. Its columns say nothing about the entries. */
import { isBlankCell, type SheetSnapshot } from '../../model/sheet';
import type { ColumnGuess } from './interpret';

const personal: ReadonlySet<string> = new Set([
  'name',
  'headName',
  'idNumber',
  'headIdNumber',
  'bankAccount',
  'phone',
  'signature',
  'remark',
]);

/**
 * The guesses with the columns of such a table as columns of unknown meaning. It is one when it repeats a header of the roster (村名, 金额),
 * names nobody, and stands behind a column without header and values.
 */
export const withoutSideTable = (
  guesses: readonly ColumnGuess[],
  sheet: SheetSnapshot,
  rows: readonly number[],
): readonly ColumnGuess[] => {
  const first = guesses.findIndex(({ label }) => label !== '');
  const gap = guesses.findIndex((guess, index) => index > first && guess.label === '' && isEmpty(sheet, rows, guess.column));
  if (first < 0 || gap < 0) return guesses;
  const roster = guesses.slice(0, gap);
  const aside = guesses.slice(gap).filter(({ label }) => label !== '');
  const leaves = new Set(roster.map(({ leaf }) => leaf));
  const namesNobody = aside.every(({ member, matches }) => member === null && !matches.some(({ field }) => personal.has(field)));
  const isTable = aside.length > 1 && namesNobody && aside.some(({ leaf }) => leaves.has(leaf)) && roster.some(namesSomebody);
  return isTable ? [...roster, ...guesses.slice(gap).map((guess) => ({ ...guess, ...nothing }))] : guesses;
};

const nothing = { leaf: '', whole: '', matches: [], material: null, goods: null } as const;
const namesSomebody = ({ matches }: ColumnGuess): boolean => matches.some(({ field }) => field === 'name' || field === 'idNumber');

const isEmpty = (sheet: SheetSnapshot, rows: readonly number[], column: number): boolean =>
  rows.every((row) => isBlankCell(sheet.rows[row]?.[column] ?? null));
