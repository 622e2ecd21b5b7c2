/** Header texts of one column over all header rows, merged areas and group headings included. */
import type { Grid } from './grid';
import { fold } from '../values/fold';

export interface HeaderPath {
  readonly column: number;
  /** Raw texts from the outermost level in, neighbours that repeat each other once. Empty for a column without header. */
  readonly levels: readonly string[];
}

/** Paths of the columns 0 … width−1 for a header in rows top … bottom. */
export const composePaths = (grid: Grid, top: number, bottom: number): readonly HeaderPath[] => {
  const paths: HeaderPath[] = [];
  const groups = groupRuns(grid, top, bottom);
  for (let column = 0; column < grid.width; column += 1) {
    const levels: string[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const own = grid.spanRaw(row, column);
      const raw = fold(own) === '' ? (groups.get(`${row}:${column}`) ?? '') : own;
      if (fold(raw) !== '' && tight(raw) !== tight(levels.at(-1) ?? '')) levels.push(raw);
    }
    paths.push({ column, levels });
  }
  return paths;
};

const tight = (text: string): string => fold(text).replaceAll(' ', '');

/** The header as people read it: levels joined with ">", white space folded. */
export const headerLabel = ({ levels }: HeaderPath): string => levels.map(readable).join('>');

/** Folded, but with the signs ①–⑳, which folding makes plain digits of. */
const readable = (text: string): string =>
  fold(text.replace(/[①-⑳]/g, (sign) => `\u{f0000}${sign.charCodeAt(0)};`)).replace(/\u{f0000}(\d+);/gu, (_, code: string) =>
    String.fromCharCode(Number(code)),
  );

/** Unmerged group headings: a text over its own column reaches over the blanks to its right, as long as each has a text below. */
const groupRuns = (grid: Grid, top: number, bottom: number): ReadonlyMap<string, string> => {
  const runs = new Map<string, string>();
  for (let row = top; row < bottom; row += 1) {
    const hasOwnBelow = (column: number): boolean => {
      for (let below = row + 1; below <= bottom; below += 1) {
        const merge = grid.mergeAt(below, column);
        if ((merge === undefined || merge.top > row) && fold(grid.spanRaw(below, column)) !== '') return true;
      }
      return false;
    };
    for (const cell of grid.cells(row)) {
      if (cell.right > cell.column || cell.bottom > row || !hasOwnBelow(cell.column)) continue;
      for (let column = cell.column + 1; column < grid.width; column += 1) {
        if (fold(grid.spanRaw(row, column)) !== '' || !hasOwnBelow(column)) break;
        runs.set(`${row}:${column}`, cell.raw);
      }
    }
  }
  return runs;
};
