/** Workbooks for tests of the whole intake, from rows of cells, and short views of what was read. */
import { readRoster, type ReadOptions } from '../../../core/intake';
import type { Plan } from '../../../core/model/plan';
import type { Roster, SheetReading } from '../../../core/model/roster';
import { columnIndex, type CellValue, type MergeRange, type SheetSnapshot, type WorkbookSnapshot } from '../../../core/model/sheet';
import { planOf } from '../../support/plan-builder';
import { idOf } from '../../support/synthetic-id';

export type Rows = readonly (readonly CellValue[])[];
interface Parts {
  readonly rows: Rows;
  readonly merges?: readonly string[];
  readonly hidden?: true;
  readonly origin?: { readonly row: number; readonly column: number };
}

const rangeOf = (text: string): MergeRange => {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
  return { top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) };
};

const sheetOf = (name: string, parts: Rows | Parts): SheetSnapshot => {
  const { rows, merges = [], hidden, origin = { row: 0, column: 0 } } = 'rows' in parts ? parts : { rows: parts };
  const visibility = hidden ? 'hidden' : 'visible';
  return { name, visibility, origin, rows, merges: merges.map(rangeOf), hiddenRows: [], hiddenColumns: [], struckRows: [] };
};

const plan: Plan = planOf({
  categories: [
    { code: 'D-CITY', name: '城市低保', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
    { code: 'D-RURAL', name: '农村低保', aliases: ['农村低保户'], standard: { kind: 'money', amountYuan: 100 } },
    { code: 'C-ORPHAN', name: '孤儿', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
    { code: 'X-ARMY', name: '驻军单位', aliases: [], grain: 'institution', standard: { kind: 'money', amountYuan: 5000 } },
  ],
  units: [
    { code: 'U1', name: '红旗镇', aliases: ['红旗镇人民政府'], type: '镇' },
    { code: 'U2', name: '东风镇', aliases: [], type: '镇' },
  ],
});
export const household = planOf({
  grain: 'household',
  categories: [{ code: 'D-RURAL', name: '农村低保', aliases: [], standard: { kind: 'money', amountYuan: 1000 } }],
});

export const read = (
  sheets: Readonly<Record<string, Rows | Parts>>,
  options: ReadOptions & { plan?: Plan; file?: string | null } = {},
): Roster => {
  const workbook: WorkbookSnapshot = {
    file: options.file ?? null,
    sheets: Object.entries(sheets).map(([name, parts]) => sheetOf(name, parts)),
  };
  return readRoster(workbook, options.plan ?? plan, options);
};
export const brief = (sheet: SheetReading | undefined): unknown[] =>
  (sheet?.entries ?? []).map(({ row, readings }) => [row, readings.name?.value ?? null, readings.category?.value?.join() ?? null]);
export const rolesOf = (sheet: SheetReading | undefined): Record<number, string> =>
  Object.fromEntries((sheet?.skipped ?? []).map(({ row, role }) => [row, role]));

export const who = (number: number): [string, string] => [
  `${'赵钱孙李周吴郑王'[number % 8] ?? '赵'}${'国建小志丽秀'[number % 6] ?? '国'}${'军华明芳平英兰'[number % 7] ?? '军'}`,
  idOf({ sequence: 200 + number }),
];
export const line = (number: number, ...more: CellValue[]): CellValue[] => [number, ...who(number), ...more];
