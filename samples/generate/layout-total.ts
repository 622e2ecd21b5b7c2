/** 小计 and 合计 rows: label, sums as numbers, text, words or formulas. */
import type { Style } from './draft';
import type { Line } from './entry';
import { capitalMoney } from './forms';
import { letters, merge, put, type Content } from './grid';
import { skip, type Pen } from './layout';

const totalText = (pen: Pen, value: number): Content => {
  const { totalForm } = pen.draft.style;
  if (totalForm === 'number' || value <= 0 || pen.draft.wanyuan) return value;
  return totalForm === 'words' ? capitalMoney(Math.round(value * 100)) : pen.random.pick([`${value}元`, `${value}`, `￥${value}`]);
};

/** The money a reader makes of the lines' cells. */
const sumFen = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0);

export function writeTotal(pen: Pen, kind: 'total' | 'subtotal', label: string, lines: readonly Line[]): void {
  const { draft, grid } = pen;
  const { style }: { style: Style } = draft;
  const labelAt = style.totalLabelAt === 'name' ? (pen.columnOf.get('name') ?? pen.left) : pen.left;
  const amountAt = pen.columnOf.get('amount');
  const stated =
    style.stated && labelAt !== amountAt
      ? `${label}（共${lines.length}${lines.every((line) => line.grain === 'household') ? '户' : '人'}）`
      : label;
  put(grid, pen.row, labelAt, lines.some((line) => line.grain === 'institution') ? label : stated);
  const nameAt = pen.columnOf.get('name') ?? 0;
  const merged = labelAt === pen.left && nameAt > labelAt && pen.random.chance(0.5);
  if (merged) merge(grid, pen.row, labelAt, pen.row, nameAt);
  if (labelAt < nameAt && !merged && pen.random.chance(0.1) && lines.every((line) => line.grain === 'person'))
    put(grid, pen.row, nameAt, `${lines.length}人`);
  if (style.total !== 'topEmpty' || kind === 'subtotal') writeTotalNumbers(pen, kind, lines, amountAt, labelAt, nameAt);
  skip(pen, kind);
  pen.totalRows.push({ kind, row: pen.row });
  pen.row += 1;
}

function writeTotalNumbers(
  pen: Pen,
  kind: 'total' | 'subtotal',
  lines: readonly Line[],
  amountAt: number | undefined,
  labelAt: number,
  nameAt: number,
): void {
  const { draft, grid } = pen;
  if (amountAt !== undefined && amountAt > labelAt && amountAt > nameAt) {
    const divisor = draft.wanyuan ? 1000000 : 100;
    const off = draft.totalOff === kind && !pen.totalRows.some((other) => other.kind === kind) ? 13700 : 0;
    const value = (sumFen(lines) + off) / divisor;
    const above = kind === 'total' && draft.style.total === 'top';
    const formula = `SUM(${letters(amountAt)}${pen.row + (above ? 2 : 0)}:${letters(amountAt)}${pen.row + (above ? 1 + lines.length : 0)})`;
    put(grid, pen.row, amountAt, draft.style.formulas && off === 0 ? { formula, value } : totalText(pen, value));
  }
  const sizeAt = pen.columnOf.get('householdSize');
  if (sizeAt !== undefined && sizeAt > nameAt && lines.every((line) => line.institution === null && !line.cells.has('householdSize')))
    put(
      grid,
      pen.row,
      sizeAt,
      lines.reduce((sum, line) => sum + line.members.length + 1, 0),
    );
}
