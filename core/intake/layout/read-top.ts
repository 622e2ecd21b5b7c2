/** The rows above the data: title, attachment, 填报单位 line, measure; and what they say about the sheet. */
import type { RowRole, SheetMeta, SkippedRow } from '../../model/roster';
import { maskNumbersIn } from '../../model/mask';
import { isBlankCell, type SheetSnapshot } from '../../model/sheet';
import { cellText } from '../values/fold';
import type { Cell, Grid } from './grid';
import { readBelowHeader, type BelowHeader } from './measure';
import { measureMultiplier, readMetaRow, type MetaItem } from './meta';
import type { TopRows } from './row-facts';
import { hasTitleKeyword, isAttachment, yearsIn } from './title';

export interface Top {
  readonly meta: SheetMeta;
  readonly above: readonly SkippedRow[];
  readonly below: BelowHeader;
  /** From 单位:万元 in the lines above (or right below) the header. */
  readonly multiplier: 1 | 10000 | null;
  /** From a 村(社区): label. */
  readonly village: string | null;
}

const longestText = 80;
const footerRows = 15;

/** `header` null: all rows with values count as standing above. */
export const readTop = (rows: TopRows, header: { readonly top: number; readonly bottom: number } | null): Top => {
  const { grid } = rows;
  const below: BelowHeader = header
    ? readBelowHeader(grid, header.bottom)
    : { numberRow: null, unitRow: null, firstDataRow: grid.sheet.rows.length };
  const items: (MetaItem & { readonly row: number })[] = [];
  const titles: string[] = [];
  const above: SkippedRow[] = [];
  let attachment: string | undefined;
  for (const row of grid.rows) {
    if (header && row >= header.top) break;
    const { cells, meta, kind } = rows.at(row);
    const role = roleOf(kind, cells, meta, titles.length > 0);
    if (role === 'title')
      titles.push(cells.filter(({ text }) => !isAttachment(text)).map(({ text }) => text).join(' ')); // prettier-ignore
    if (role === 'attachment' || role === 'title') attachment ??= cells.find(({ text }) => isAttachment(text))?.text;
    if (role !== 'title' || meta.some((item) => item.certain)) items.push(...meta.map((item) => ({ ...item, row })));
    above.push(skipped(grid, row, role));
  }
  if (below.numberRow !== null) above.push(skipped(grid, below.numberRow, 'columnNumbers'));
  if (below.unitRow !== null) above.push(skipped(grid, below.unitRow, 'units'));
  const unit = items.find((item) => item.kind === 'unit' && item.value !== '') ?? footerUnit(grid.sheet, below.firstDataRow);
  const title = titles.join(' ');
  const date = items.find((item) => item.kind === 'date' && item.value !== '')?.value;
  const year = yearsIn(title).at(-1);
  return {
    meta: {
      ...(title === '' ? {} : { title }),
      ...(unit === undefined ? {} : { unit: { text: unit.value, row: unit.row, column: unit.column } }),
      ...(date === undefined ? {} : { date }),
      ...(attachment === undefined ? {} : { attachment }),
      ...(year === undefined ? {} : { year }),
    },
    above: above.sort((a, b) => a.row - b.row),
    below,
    multiplier: measureMultiplier(items) ?? multiplierInTitle(title),
    village: items.find((item) => item.kind === 'village' && item.value !== '')?.value ?? null,
  };
};

/** ××花名册(单位:人、万元) */
const multiplierInTitle = (title: string): 1 | 10000 | null => {
  const unit = /[(]\s*(?:计量|金额)?单位\s*[:]([^()]{1,12})[)]/.exec(title)?.[1];
  return unit === undefined || !unit.includes('元') ? null : unit.includes('万元') ? 10000 : 1;
};

const roleOf = (kind: string, cells: readonly Cell[], meta: readonly MetaItem[], titled: boolean): RowRole => {
  if (kind === 'attachment' || kind === 'title') return kind;
  if (kind === 'meta') return meta.every((item) => item.kind === 'measure') ? 'measure' : 'meta';
  const [first] = cells;
  if (first !== undefined && /^(?:合\s*计|总\s*计|共\s*计|小\s*计)/.test(first.text)) return 'total';
  // A title written in pieces over several cells: ××县 | 2027年 | 慰问花名册.
  if (kind === 'words' && cells.length <= 6 && cells.some(({ text }) => hasTitleKeyword(text) && text.length >= 3)) return 'title';
  const lone = cells.length === 1 && first !== undefined && first.text.length >= 4 && first.text.length <= 40;
  return lone && !titled && kind === 'words' && !/[:。;]|^(?:注|说明)/.test(first.text) ? 'title' : 'note';
};

const skipped = (grid: Grid, row: number, role: RowRole): SkippedRow => {
  const text = maskNumbersIn(grid.cells(row).map((cell) => cell.text).join(' ')); // prettier-ignore
  return { row: grid.sheet.origin.row + row + 1, role, text: text.length > longestText ? `${text.slice(0, longestText)}…` : text };
};

/** Some offices put 填报单位(盖章): under the table. */
const footerUnit = (sheet: SheetSnapshot, from: number): (MetaItem & { readonly row: number }) | undefined => {
  for (let row = sheet.rows.length - 1; row >= Math.max(from, sheet.rows.length - footerRows); row -= 1) {
    const item = readMetaRow(plainCells(sheet, row)).find(
      ({ kind, label, value, certain }) =>
        certain && kind === 'unit' && value !== '' && /[报表申]单位|单位名称|^单位$/.test(label) && !/慰问/.test(label),
    );
    if (item) return { ...item, row };
  }
  return undefined;
};

const plainCells = (sheet: SheetSnapshot, row: number): readonly Cell[] =>
  (sheet.rows[row] ?? []).slice(0, 64).flatMap((value, column): Cell[] => {
    if (isBlankCell(value) || typeof value !== 'string' || value.length > 200) return [];
    return [{ column, right: column, bottom: row, text: cellText(value), raw: value, numeric: false }];
  });
