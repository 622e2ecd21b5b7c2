/** Header rows of one to three levels with merges, then column numbers and a row of units where the office has them. */
import { put, merge } from './grid';
import { skip, type Pen } from './layout';

/** Returns the 0-based header rows. */
export function writeHeader(pen: Pen): number[] {
  const { draft, grid, left } = pen;
  const levels = draft.style.headerRows;
  const top = pen.row;
  const bottom = top + levels - 1;
  const groups = draft.columns.map((column) => (levels > 1 ? column.group : undefined));
  for (const [index, column] of draft.columns.entries()) {
    const at = left + index;
    const group = groups[index];
    const groupRow = levels === 3 ? top + 1 : top;
    if (group === undefined) {
      const from = levels === 3 ? top + 1 : top;
      put(grid, from, at, column.header);
      merge(grid, from, at, bottom, at);
      continue;
    }
    put(grid, bottom, at, column.header);
    if (groups[index - 1] !== group) {
      put(grid, groupRow, at, group);
      let end = index;
      while (groups[end + 1] === group) end += 1;
      merge(grid, groupRow, at, groupRow, left + end);
    }
  }
  if (levels === 3) {
    put(grid, top, left, pen.random.pick(['慰问对象情况', '基本情况', '慰问对象基本信息']));
    merge(grid, top, left, top, left + pen.width - 1);
  }
  for (let row = top; row <= bottom; row += 1) grid.boldRows.add(row);
  pen.row = bottom + 1;
  if (draft.style.unitRow) unitRow(pen);
  if (draft.style.numberRow !== 'none') numberRow(pen);
  return Array.from({ length: levels }, (_, index) => top + index);
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
