/** Number formats, of columns and rows only in which a number could be a date. */
import { rangeAt } from './office-sheets';
import type { Ask } from './office-run';
import type { SheetRead } from './office-read';
import { couldBeDate } from './office-values';

const bytesPerFormat = 24;

export function formatAsks(read: SheetRead): Ask[] {
  const asks: Ask[] = [];
  for (let column = 0; column < read.width; column += 1) {
    const suspicious = (line: unknown[]): boolean => couldBeDate(line[column]);
    const first = read.values.findIndex(suspicious);
    if (first >= 0) asks.push(columnAsk(read, column, first, read.values.findLastIndex(suspicious)));
  }
  return asks;
}

function columnAsk(read: SheetRead, column: number, first: number, last: number): Ask {
  const middle = Math.floor((first + last) / 2);
  return {
    bytes: (last - first + 1) * bytesPerFormat,
    halve: first === last ? null : () => [columnAsk(read, column, first, middle), columnAsk(read, column, middle + 1, last)],
    queue: () => {
      const range = rangeAt(read.sheet(), read.top + first, read.left + column, last - first + 1, 1);
      range.load('numberFormat');
      return () => {
        const codes = (range.numberFormat as string[][]).map(([code]) => code ?? '');
        read.formats.set(column, [...(read.formats.get(column) ?? []), { from: first, codes }]);
        return [];
      };
    },
  };
}
