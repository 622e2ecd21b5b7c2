/** Rows between header and data that are no data: column numbers (甲 乙 1 2, (1)(2)(3)=(1)+(2)) and units (元 万元 人). */
import type { Cell, Grid } from './grid';
import { isUnitWord } from './header-text';
import { matchHeader } from './match-header';

const stem = /^[甲乙丙丁戊己庚辛壬癸]$/;
const numbered = /^(?:第?[(〔]?\d{1,3}[)〕]?(?:栏|列)?|[A-Z]|[①-⑳])$/;
/** 3=1+2, (1)=(2)+(5), 10=9×8 */
const formula = /^[(]?\d{1,3}[)]?=[\d()+\-×x*/÷…~—]+$/;

/** 栏次 or 序号 may stand first in such a row; 甲 乙 1 2 with gaps is one too. A data row has names in it. */
export const isColumnNumberRow = (cells: readonly Cell[]): boolean => {
  if (cells.length < 3 || isSignRow(cells)) return false;
  let numbers = 0;
  let previous = -Infinity;
  let letters = 0;
  for (const [index, { text }] of cells.entries()) {
    const tight = text.replaceAll(' ', '');
    if (index === 0 && /^(?:栏次|列号|栏号|行次|编号|序号|代码)$/.test(tight)) continue;
    if (stem.test(tight)) {
      letters += 1;
      continue;
    }
    if (formula.test(tight)) {
      numbers += 1;
      continue;
    }
    if (!numbered.test(tight)) return false;
    if (/[A-Z]/.test(tight)) letters += 1;
    else {
      const value = Number(/\d+/.exec(tight.normalize('NFKC'))?.[0]);
      if (value <= previous || value > 300) return false;
      if (numbers > 0 && value - previous > 4) return false;
      previous = value;
      numbers += 1;
    }
  }
  return numbers + letters >= 3 && (letters > 0 || cells.some(({ text }) => /[()=]/.test(text)) || startsLow(cells));
};

/** ① ② ③ ④ under a group of materials, not from the first column on. */
const isSignRow = (cells: readonly Cell[]): boolean => (cells[0]?.column ?? 0) > 0 && cells.every(({ raw }) => /^\s*[①-⑳]\s*$/.test(raw));

/** Plain numbers 1 2 3 …: they must begin at the left with 1 (or 0, or go on after a lettered column). */
const startsLow = (cells: readonly Cell[]): boolean => {
  const first = Number(/\d+/.exec(cells[0]?.text ?? '')?.[0] ?? Number.NaN);
  return Number.isNaN(first) ? true : first <= 2;
};

/** The cells say what the figures count; beside two of them a stray note may stand. A data row of such words alone does not occur. */
export const isUnitRow = (cells: readonly Cell[]): boolean => {
  const others = cells.filter(({ raw, text }) => !isUnitWord(raw) && !/^[-—/]$/.test(text));
  const units = cells.filter(({ raw, text }) => isUnitWord(raw) && /[元人户岁口]/.test(text)).length;
  return units > 0 && (others.length === 0 || (others.length === 1 && units >= 2 && matchHeader(others[0]?.raw ?? '').length === 0));
};

/** What stands below the header and above the data. */
export interface BelowHeader {
  readonly numberRow: number | null;
  readonly unitRow: number | null;
  readonly firstDataRow: number;
}

/** Looks at the next rows with values below the header; a number row and a unit row may come in either order. */
export const readBelowHeader = (grid: Grid, bottom: number): BelowHeader => {
  let numberRow: number | null = null;
  let unitRow: number | null = null;
  let firstDataRow = bottom + 1;
  for (const row of grid.rows.filter((candidate) => candidate > bottom).slice(0, 2)) {
    const cells = grid.cells(row);
    if (numberRow === null && isColumnNumberRow(cells)) numberRow = row;
    else if (unitRow === null && isUnitRow(cells)) unitRow = row;
    else break;
    firstDataRow = row + 1;
  }
  return { numberRow, unitRow, firstDataRow };
};

/** 万元 → 10000, 元 → 1 in the column's cell of the unit row. */
export const multiplierInRow = (grid: Grid, row: number, column: number): 1 | 10000 | null => {
  const text = grid.spanRaw(row, column);
  return text.includes('万元') ? 10000 : text.includes('元') ? 1 : null;
};
