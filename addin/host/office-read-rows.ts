/** Hidden rows and columns (all editions), struck-through rows (ExcelApi 1.9). */
import { rangeAt } from './office-sheets';
import { payload, type Ask, type OfficeTools } from './office-run';
import type { SheetRead } from './office-read';

/** @param rows whether any row may be hidden; columns likewise */
export function hiddenAsks(tools: OfficeTools, read: SheetRead, rows: boolean, columns: boolean): Ask[] {
  const each = tools.has('1.9');
  return [
    ...(rows ? [each ? hiddenRowsAsk(read, 0, read.height - 1) : hiddenSpan(read, 'rows', 0, read.height - 1)] : []),
    ...(columns ? [each ? hiddenColumnsAsk(read) : hiddenSpan(read, 'columns', 0, read.width - 1)] : []),
  ];
}

const halves = (first: number, last: number, make: (first: number, last: number) => Ask): Ask['halve'] => {
  const middle = Math.floor((first + last) / 2);
  return first === last ? null : () => [make(first, middle), make(middle + 1, last)];
};

function hiddenRowsAsk(read: SheetRead, first: number, last: number): Ask {
  return {
    bytes: (last - first + 1) * 22,
    halve: halves(first, last, (from, to) => hiddenRowsAsk(read, from, to)),
    queue: () => {
      const answer = rangeAt(read.sheet(), read.top + first, read.left, last - first + 1, read.width).getRowProperties({ rowHidden: true });
      return () => {
        answer.value.forEach(({ rowHidden }, index) => {
          if (rowHidden === true) read.hiddenRows.push(first + index);
        });
        return [];
      };
    },
  };
}

const hiddenColumnsAsk = (read: SheetRead): Ask => ({
  bytes: read.width * 25,
  halve: null,
  queue: () => {
    const answer = rangeAt(read.sheet(), read.top, read.left, 1, read.width).getColumnProperties({ columnHidden: true });
    return () => {
      answer.value.forEach(({ columnHidden }, index) => {
        if (columnHidden === true) read.hiddenColumns.push(index);
      });
      return [];
    };
  },
});

/** Where only whole ranges can be asked: mixed ones are cut in pieces until each is all or nothing. */
const pieces = 16;

function hiddenSpan(read: SheetRead, axis: 'rows' | 'columns', first: number, last: number): Ask {
  const count = last - first + 1;
  return {
    bytes: 200,
    halve: null,
    queue: () => {
      const sheet = read.sheet();
      const range =
        axis === 'rows' ? rangeAt(sheet, read.top + first, read.left, count, 1) : rangeAt(sheet, read.top, read.left + first, 1, count);
      range.load(axis === 'rows' ? 'rowHidden' : 'columnHidden');
      return () => {
        const hidden = (axis === 'rows' ? range.rowHidden : range.columnHidden) as boolean | null;
        const found = axis === 'rows' ? read.hiddenRows : read.hiddenColumns;
        if (hidden === true) for (let index = first; index <= last; index += 1) found.push(index);
        if (hidden !== null) return [];
        const step = Math.ceil(count / pieces);
        return Array.from({ length: Math.ceil(count / step) }, (_, piece) =>
          hiddenSpan(read, axis, first + piece * step, Math.min(last, first + (piece + 1) * step - 1)),
        );
      };
    },
  };
}

/** Which rows are struck through as a whole or in part; the latter are looked at cell by cell. */
export const rowAsks = (tools: OfficeTools, read: SheetRead): Ask[] => (tools.has('1.9') ? [strikeAsk(read, 0, read.height - 1)] : []);

function strikeAsk(read: SheetRead, first: number, last: number): Ask {
  return {
    bytes: (last - first + 1) * 45,
    halve: halves(first, last, (from, to) => strikeAsk(read, from, to)),
    queue: () => {
      const answer = rangeAt(read.sheet(), read.top + first, read.left, last - first + 1, read.width).getRowProperties({
        format: { font: { strikethrough: true } },
      });
      return () => {
        const mixed: number[] = [];
        answer.value.forEach(({ format }, index) => {
          const struck = (format?.font?.strikethrough ?? null) as boolean | null;
          const row = first + index;
          if (struck === true && hasValue(read, row)) read.struckRows.push(row);
          else if (struck === null && hasValue(read, row)) mixed.push(row);
        });
        return runs(mixed, Math.max(1, Math.floor(payload / 2 / (read.width * bytesPerCell)))).map(([from, to]) =>
          mixedAsk(read, from, to),
        );
      };
    },
  };
}

const bytesPerCell = 48;

/** A row counts as struck through when most of its cells with values are. */
function mixedAsk(read: SheetRead, first: number, last: number): Ask {
  return {
    bytes: (last - first + 1) * read.width * bytesPerCell,
    halve: halves(first, last, (from, to) => mixedAsk(read, from, to)),
    queue: () => {
      const answer = rangeAt(read.sheet(), read.top + first, read.left, last - first + 1, read.width).getCellProperties({
        format: { font: { strikethrough: true } },
      });
      return () => {
        answer.value.forEach((line, index) => {
          const values = read.values[first + index] ?? [];
          let valued = 0;
          let struck = 0;
          line.forEach(({ format }, column) => {
            if (!isValue(values[column])) return;
            valued += 1;
            if (format?.font?.strikethrough === true) struck += 1;
          });
          if (struck * 2 > valued) read.struckRows.push(first + index);
        });
        return [];
      };
    },
  };
}

const isValue = (value: unknown): boolean => value !== '' && value !== null && value !== undefined;
const hasValue = (read: SheetRead, row: number): boolean => read.values[row]?.some(isValue) === true;

/** Ascending rows → spans of at most `most` rows. */
function runs(rows: readonly number[], most: number): [number, number][] {
  const spans: [number, number][] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === row - 1 && row - last[0] < most) last[1] = row;
    else spans.push([row, row]);
  }
  return spans;
}
