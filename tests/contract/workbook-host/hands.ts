/** What a contract test needs around a WorkbookHost: the person at the keyboard, and a look at the workbook from outside. */
import type { Severity } from '../../../core/model/finding';
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import { columnIndex, columnLetters, isDateSerial } from '../../../core/model/sheet';
import type { Progress, WorkbookHost } from '../../../core/ports/workbook-host';

export interface Painted {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: Severity;
}

export type Fault = 'cell-being-edited' | 'busy' | 'closed';

export interface Hands {
  readonly host: WorkbookHost;
  /** Puts a value into a cell as it is; `format` also changes the number format. */
  readonly edit: (sheet: string, cell: string, value: CellValue, format?: string) => Promise<void>;
  readonly setFormula: (sheet: string, cell: string, value: CellValue) => Promise<void>;
  readonly cell: (sheet: string, cell: string) => Promise<{ readonly value: CellValue; readonly format: string }>;
  /** @param before 1-based */
  readonly insertRows: (sheet: string, before: number, count: number) => Promise<void>;
  readonly rename: (sheet: string, name: string) => Promise<void>;
  readonly remove: (sheet: string) => Promise<void>;
  readonly protect: (sheet: string, on: boolean) => Promise<void>;
  readonly click: (sheet: string, cell: string) => Promise<void>;
  readonly selected: () => Promise<{ readonly sheet: string; readonly cell: string }>;
  /** Every call is refused with this until it is set to null. */
  readonly refuse: (fault: Fault | null) => Promise<void>;
  readonly marks: () => Promise<readonly Painted[]>;
  readonly sheetNames: () => Promise<readonly string[]>;
  /** Everything of the workbook, to compare before and after. */
  readonly print: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Progress whose signal is raised at the n-th report (0: at once). Adapters in another process read `after`. */
export interface Cancelling extends Progress {
  readonly after: number;
}
export function cancelling(after: number): Cancelling {
  let reports = 0;
  return {
    after,
    onProgress: () => {
      reports += 1;
    },
    signal: {
      get aborted() {
        return reports >= after;
      },
    },
  };
}

/** Address → value, of cells that hold something, whatever the origin. */
export function valuesOf({ rows, origin }: SheetSnapshot): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  rows.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value !== null) cells[`${columnLetters(column + origin.column)}${String(row + origin.row + 1)}`] = value;
    }),
  );
  return cells;
}

export const absolute = (indexes: readonly number[], from: number): number[] => indexes.map((index) => index + from);

export const plainOf = (value: CellValue): string | number | boolean | null => (isDateSerial(value) ? value.serial : value);

export const placeOf = (cell: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return { row: Number(digits) - 1, column: columnIndex(letters) };
};

/** A roster of a few people, a sheet without anything, and a hidden list. Synthetic IDs with valid check digits. */
export const ROSTER = '花名册';
export const EMPTY = '空表';
export const HIDDEN = '底册';
export const FORMULA = 'F7';

const blank = { origin: { row: 0, column: 0 }, merges: [], hiddenRows: [], hiddenColumns: [], struckRows: [] } as const;
const person = (serial: number, name: string, id: string, date: number, yuan: number): readonly CellValue[] => [
  serial,
  name,
  id,
  { serial: date },
  yuan,
];

export const fixture: readonly SheetSnapshot[] = [
  {
    ...blank,
    name: ROSTER,
    visibility: 'visible',
    rows: [
      ['送温暖慰问花名册', null, null, null, null],
      ['序号', '姓名', '身份证号', '日期', '金额'],
      person(1, '张三', '11010119900307001X', 45_292, 500),
      person(2, '李四', '110101199003070028', 45_293, 500),
      [],
      person(3, '王五', '110101199003070036', 45_294, 800),
      person(4, '赵六', '110101199003070044', 45_295, 800),
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
    hiddenRows: [5],
    hiddenColumns: [3],
    struckRows: [6],
  },
  { ...blank, name: EMPTY, visibility: 'visible', rows: [] },
  {
    ...blank,
    name: HIDDEN,
    visibility: 'hidden',
    rows: [
      ['姓名', '电话'],
      ['张三', 13800000000],
      ['李四', 13800000001.5],
    ],
  },
];
