/** Header rows of one to three levels with merges, then column numbers and a row of units where the office has them. */
import { put, merge } from './grid';
import { skip, type Pen } from './layout';

/** Returns the 0-based header rows. */
export function writeHeader(pen: Pen): number[] {
  const { draft, grid, left } = pen;
  const levels = draft.columns.some((column) => column.group !== undefined) ? draft.style.headerRows : 1;
  const top = pen.row;
  const bottom = top + levels - 1;
  const groups = draft.columns.map((column) => (levels > 1 ? column.group : undefined));
  // With three levels one run of neighbouring columns, some grouped and some not, gets a broader heading.
  const broad = levels === 3 ? broadRun(pen, groups) : null;
  for (const [index, column] of draft.columns.entries()) {
    const at = left + index;
    const group = groups[index];
    const first = broad !== null && index >= broad.from && index <= broad.to ? top + 1 : top;
    if (group === undefined) {
      put(grid, first, at, column.header);
      merge(grid, first, at, bottom, at);
      continue;
    }
    put(grid, bottom, at, column.header);
    const starts = groups[index - 1] !== group || index === broad?.from || index - 1 === broad?.to;
    if (!starts) continue;
    let end = index;
    while (groups[end + 1] === group && end !== broad?.to && end + 1 !== broad?.from) end += 1;
    put(grid, first, at, group);
    merge(grid, first, at, bottom - 1, left + end);
  }
  if (broad !== null) {
    put(grid, top, left + broad.from, pen.random.pick(['慰问对象情况', '家庭基本情况', '申报情况']));
    merge(grid, top, left + broad.from, top, left + broad.to);
  }
  for (let row = top; row <= bottom; row += 1) grid.boldRows.add(row);
  pen.row = bottom + 1;
  if (draft.style.unitRow) unitRow(pen);
  if (draft.style.numberRow !== 'none') numberRow(pen);
  return Array.from({ length: levels }, (_, index) => top + index);
}

/** From the first grouped column to a few columns after its group. */
function broadRun(pen: Pen, groups: readonly (string | undefined)[]): { readonly from: number; readonly to: number } | null {
  const from = groups.findIndex((group) => group !== undefined);
  if (from < 0) return null;
  let to = from;
  while (groups[to + 1] === groups[from]) to += 1;
  return { from, to: Math.min(to + pen.random.int(1, 3), groups.length - 1) };
}

function numberRow(pen: Pen): void {
  const { draft, grid, left } = pen;
  const stems = '甲乙丙丁';
  for (const [index] of draft.columns.entries()) {
    const number = index + 1;
    const text =
      draft.style.numberRow === 'brackets' ? `(${number})` : draft.style.numberRow === 'stems' ? (stems[index] ?? number - 4) : number;
    put(grid, pen.row, left + index, text);
  }
  skip(pen, 'columnNumbers');
  pen.row += 1;
}

function unitRow(pen: Pen): void {
  const { draft, grid, left } = pen;
  let written = false;
  for (const [index, column] of draft.columns.entries()) {
    const unit = column.unitRow ?? (column.key === 'householdSize' ? '人' : undefined);
    if (unit === undefined) continue;
    put(grid, pen.row, left + index, unit);
    written = true;
  }
  if (!written) return;
  skip(pen, 'units', 'header', 'measure');
  pen.row += 1;
}
