/** A few rows again, after an edit: one request. */
import type { CellValue } from '../../core/model/sheet';
import { runAsks, type Ask, type Run } from './office-run';
import { cellValue } from './office-values';

/** @param from 1-based, as `to` @returns rows from column A on */
export async function readRows(run: Run, sheet: string, from: number, to: number): Promise<CellValue[][]> {
  const rows: CellValue[][] = Array.from({ length: to - from + 1 }, () => []);
  await runAsks(run, [spanAsk(run, sheet, rows, from, from, to)]);
  return rows;
}

function spanAsk(run: Run, sheet: string, rows: CellValue[][], start: number, from: number, to: number): Ask {
  const middle = Math.floor((from + to) / 2);
  return {
    bytes: (to - from + 1) * 1_000,
    halve: from === to ? null : () => [spanAsk(run, sheet, rows, start, from, middle), spanAsk(run, sheet, rows, start, middle + 1, to)],
    queue: () => {
      const used = run.context.workbook.worksheets
        .getItem(sheet)
        .getRange(`${String(from)}:${String(to)}`)
        .getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,values,numberFormat');
      return () => {
        if (used.isNullObject) return [];
        const formats = used.numberFormat as string[][];
        (used.values as unknown[][]).forEach((line, index) => {
          rows[used.rowIndex + 1 - start + index] = [
            ...Array<null>(used.columnIndex).fill(null),
            ...line.map((value, column) => cellValue(value, formats[index]?.[column] ?? '')),
          ];
        });
        return [];
      };
    },
  };
}
