/** Small sheets written as text: one line per row, cells between "|"; "<" belongs to the merged area on its left, "^" to the one above. */
import type { CellValue, MergeRange, SheetSnapshot } from '../../../../core/model/sheet';
import type { Layout } from '../../../../core/model/roster';
import { columnLetters } from '../../../../core/model/sheet';
import { idOf } from '../../../support/synthetic-id';

/** Numbers up to twelve digits become numbers, "@n" the n-th synthetic ID number, "" a blank cell, "\n" inside a cell a line break. */
const cellOf = (text: string): CellValue => {
  if (text === '' || text === '<' || text === '^') return null;
  if (/^-?\d{1,12}(?:\.\d+)?$/.test(text)) return Number(text);
  const person = /^@(\d+)$/.exec(text);
  if (person) return idOf({ sequence: Number(person[1]) });
  return text.replaceAll('\\n', '\n').replaceAll('\\s', ' ');
};

export const sheetOf = (text: string, parts: Partial<SheetSnapshot> = {}): SheetSnapshot => {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const cells = lines.map((line) =>
    line.trim() === ''
      ? []
      : line
          .trim()
          .split('|')
          .map((cell) => cell.trim()),
  );
  const owners = cells.map((row) => row.map(() => ''));
  const areas = new Map<string, { top: number; left: number; bottom: number; right: number }>();
  cells.forEach((row, top) =>
    row.forEach((cell, left) => {
      const owner = cell === '<' ? owners[top]?.[left - 1] : cell === '^' ? owners[top - 1]?.[left] : `${top},${left}`;
      if (owner === undefined) throw new Error(`no area at ${top},${left}`);
      (owners[top] as string[])[left] = owner;
      const area = areas.get(owner) ?? { top, left, bottom: top, right: left };
      area.bottom = Math.max(area.bottom, top);
      area.right = Math.max(area.right, left);
      areas.set(owner, area);
    }),
  );
  const merges: MergeRange[] = [...areas.values()].filter((area) => area.bottom > area.top || area.right > area.left);
  return {
    name: 'Sheet1',
    visibility: 'visible',
    origin: { row: 0, column: 0 },
    rows: cells.map((row) => row.map(cellOf)),
    merges,
    hiddenRows: [],
    hiddenColumns: [],
    struckRows: [],
    ...parts,
  };
};

/** "serial:A name:B materials.M1:F amount×10000:G perCapitaIncome/month:H" */
export const columnsIn = (layout: Layout | null): string =>
  (layout?.columns ?? [])
    .map(({ field, column, item, multiplier, period }) => {
      const name = item === undefined ? field : item === null ? field : `${field}.${item}`;
      return `${name}${multiplier === 10000 ? '×10000' : ''}${period ? `/${period}` : ''}:${columnLetters(column)}`;
    })
    .join(' ');
