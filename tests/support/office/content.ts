/** Small rosters for tests of the office side. */
import type { RosterContent } from '../../../core/api/roster-content';
import type { PlanInput } from '../../../core/model/plan';
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import { planOf } from '../plan-builder';
import { idOf } from '../synthetic-id';

export const sheetOf = (rows: readonly (readonly CellValue[])[], name = 'Sheet1'): SheetSnapshot => ({
  name,
  visibility: 'visible',
  origin: { row: 0, column: 0 },
  rows,
  merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
  hiddenRows: [],
  hiddenColumns: [],
  struckRows: [],
});

export const personId = (number: number): string => idOf({ sequence: number });

/** The first person stands in row 3. */
export const rosterContentOf = (people: readonly (readonly [name: string, id: string, amount?: number])[], note = ''): RosterContent => ({
  workbook: {
    file: 'x.xlsx',
    sheets: [
      sheetOf([
        [`春节慰问花名册${note}`],
        ['序号', '姓名', '身份证号', '类别', '金额'],
        ...people.map(([name, id, amount = 100], index): CellValue[] => [index + 1, name, id, '农村低保', amount]),
      ]),
    ],
  },
  overrides: [],
});

export const officePlan = (parts: Partial<PlanInput> = {}): Record<string, unknown> => ({
  ...planOf({
    id: 'spring-2027',
    units: [
      { code: 'T1', name: '东岗镇', type: '镇' },
      { code: 'T2', name: '西河镇', type: '镇' },
      { code: 'T3', name: '南桥镇', type: '镇' },
    ],
    requiredFields: ['name', 'idNumber', 'amount'],
    ...parts,
  }),
});
