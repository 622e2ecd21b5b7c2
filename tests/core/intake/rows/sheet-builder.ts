/** Sheets for tests of the rows, with the layout said outright: header in row 1, data from row 2. */
import { readRows, type RowTools, type RowsReading } from '../../../../core/intake/rows/read-rows';
import { Parsers } from '../../../../core/intake/rows/column-reader';
import { createVocabulary } from '../../../../core/intake/rows/vocabulary';
import type { SheetAnalysis } from '../../../../core/intake/layout';
import type { FieldKey } from '../../../../core/model/field';
import type { Plan } from '../../../../core/model/plan';
import type { Entry, Layout, MemberColumns } from '../../../../core/model/roster';
import { columnIndex, type CellValue, type MergeRange, type SheetSnapshot } from '../../../../core/model/sheet';
import { idOf, planOf } from '../../../support/roster-builder';

export { idOf, planOf };

export interface SheetParts {
  /** Fields by column, e.g. ['serial', 'name', 'idNumber', 'amount']; null for a column the layout does not know. */
  readonly columns: readonly (FieldKey | null)[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Excel ranges, e.g. 'A2:A4'; row 1 is the header. */
  readonly merges?: readonly string[];
  readonly plan?: Plan;
  readonly name?: string;
  readonly hiddenRows?: readonly number[];
  readonly struckRows?: readonly number[];
  readonly members?: readonly MemberColumns[];
  readonly above?: SheetAnalysis['above'];
  readonly sheetCategory?: SheetAnalysis['sheetCategory'];
  readonly sheetVillage?: string;
}

const headers: Partial<Record<FieldKey, string>> = {
  serial: '序号', village: '村', unit: '乡镇', name: '姓名', idNumber: '身份证号', amount: '金额(元)', category: '类别', relation: '与户主关系', phone: '联系电话',
  standard: '标准', remark: '备注', householdSize: '家庭人口', householdNo: '户号', headName: '户主姓名', headIdNumber: '户主身份证号', bankName: '开户行',
  bankAccount: '银行账号', employer: '单位名称', address: '家庭住址', gender: '性别', amountUpper: '大写金额',
}; // prettier-ignore

const rangeOf = (text: string): MergeRange => {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? [];
  return { top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) };
};

export const headerOf = (field: FieldKey | null): string => (field === null ? '其他' : (headers[field] ?? field));

const usual = planOf();
const made = new Map<Plan, RowTools>();
const toolsOf = (plan: Plan): RowTools => {
  const tools = made.get(plan) ?? { plan, parsers: new Parsers(plan), vocabulary: createVocabulary(plan) };
  made.set(plan, tools);
  return tools;
};

/** Reads the rows of one sheet. Row 2 of the sheet is the first of `rows`. */
export const read = (parts: SheetParts): RowsReading => {
  const plan = parts.plan ?? usual;
  const sheet: SheetSnapshot = {
    name: parts.name ?? 'Sheet1',
    visibility: 'visible',
    origin: { row: 0, column: 0 },
    rows: [parts.columns.map(headerOf), ...parts.rows],
    merges: (parts.merges ?? []).map(rangeOf),
    hiddenRows: (parts.hiddenRows ?? []).map((row) => row - 1),
    hiddenColumns: [],
    struckRows: (parts.struckRows ?? []).map((row) => row - 1),
  };
  const layout: Layout = {
    headerTop: 0,
    headerBottom: 0,
    columns: parts.columns.flatMap((field, column) => (field === null ? [] : [{ field, column, header: headerOf(field) }])),
    members: parts.members ?? [],
    unknown: [],
  };
  const analysis: SheetAnalysis = {
    role: 'roster',
    roleReason: 'test',
    meta: {},
    layout,
    above: parts.above ?? [],
    firstDataRow: 1,
    sheetCategory: parts.sheetCategory ?? null,
    sheetVillage: parts.sheetVillage ?? null,
    missingFields: [],
    panels: [],
  };
  return readRows(sheet, layout, analysis, toolsOf(plan), true);
};

/** Row numbers of the entries. */
export const entryRows = (reading: RowsReading): readonly number[] => reading.entries.map((entry) => entry.row);

/** Roles of the skipped rows, by row number. */
export const roles = (reading: RowsReading): Readonly<Record<number, string>> =>
  Object.fromEntries(reading.skipped.map(({ row, role }) => [row, role]));

/** Texts of one field over all entries; null where it has no reading. */
export const texts = (reading: RowsReading, field: keyof Entry['readings']): readonly (string | null)[] =>
  reading.entries.map(({ readings }) => readings[field]?.text ?? null);

export const filledFrom = (reading: RowsReading, field: keyof Entry['readings']): readonly (string | null)[] =>
  reading.entries.map(({ readings }) => readings[field]?.filledFrom ?? null);

/** A person nobody is: name and identity number by running number. */
export const person = (number: number): readonly [name: string, id: string] => [
  `${'赵钱孙李周吴郑王'[number % 8] ?? '赵'}${'一二三四五六七八九'[Math.floor(number / 8) % 9] ?? '一'}`,
  idOf({ sequence: 100 + number }),
];
