/** The header printed again on every page: told row by row, cheaply, because every row of the data is asked. */
import type { Layout } from '../../model/roster';
import { isBlankCell, type CellValue, type SheetSnapshot } from '../../model/sheet';
import { headerKey } from './header-text';

interface HeaderKeys {
  /** By header row and column: canonical text, merged areas only in their first cell. */
  readonly rows: readonly ReadonlyMap<number, string>[];
  readonly all: ReadonlySet<string>;
  /** First characters of all header texts: most rows are told apart by these alone. */
  readonly initials: ReadonlySet<string>;
}

const known = new WeakMap<Layout, HeaderKeys>();

const keysOf = (layout: Layout, sheet: SheetSnapshot): HeaderKeys => {
  let keys = known.get(layout);
  if (keys === undefined) {
    const rows: Map<number, string>[] = [];
    for (let row = layout.headerTop; row <= layout.headerBottom; row += 1) {
      const texts = new Map<number, string>();
      (sheet.rows[row] ?? []).forEach((value, column) => {
        if (typeof value === 'string' && !isBlankCell(value)) texts.set(column, headerKey(value));
      });
      rows.push(texts);
    }
    const all = new Set(rows.flatMap((texts) => [...texts.values()]).filter((text) => text !== ''));
    const written = sheet.rows
      .slice(layout.headerTop, layout.headerBottom + 1)
      .flat()
      .filter((value) => typeof value === 'string');
    keys = { rows, all, initials: new Set([...all, ...written].map(initialOf)) };
    known.set(layout, keys);
  }
  return keys;
};

const initialOf = (text: string): string => text.trimStart().charAt(0);

/** Whether a row inside the data repeats the header, or one of its rows. */
export const isHeaderRepeat = (row: readonly CellValue[], layout: Layout, sheet: SheetSnapshot): boolean => {
  const keys = keysOf(layout, sheet);
  if (keys.all.size === 0 || !startsLikeHeader(row, keys)) return false;
  let filled = 0;
  const texts: (readonly [number, string])[] = [];
  for (let column = 0; column < row.length; column += 1) {
    const value = row[column] ?? null;
    if (isBlankCell(value)) continue;
    filled += 1;
    if (typeof value === 'string') texts.push([column, headerKey(value)]);
  }
  // A header of several rows may be reprinted as one row, each column with its lowest text.
  const same = texts.filter(([column, text]) => keys.rows.some((header) => header.get(column) === text)).length;
  return filled >= 2 && same >= 2 && same >= filled * 0.7;
};

/** The first two cells with values must be texts that some header cell has (the first alone may have been changed). */
const startsLikeHeader = (row: readonly CellValue[], keys: HeaderKeys): boolean => {
  let seen = 0;
  for (const value of row) {
    if (isBlankCell(value)) continue;
    if (typeof value !== 'string') return false;
    if (value.length < 60 && keys.initials.has(initialOf(value)) && keys.all.has(headerKey(value))) return true;
    seen += 1;
    if (seen === 2) return false;
  }
  return false;
};
