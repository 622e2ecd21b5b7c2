import { columnsMissing } from '../../../core/rules/columns-missing';
import { hitsOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  materials: [
    { code: 'M1', name: '申报表' },
    { code: 'M2', name: '身份证复印件' },
    { code: 'M3', name: '困难证明', anyOf: [{ name: '低保证' }, { name: '残疾证' }] },
    { code: 'M4', name: '照片', required: false },
  ],
});
const run = (specs: readonly EntrySpec[], more = {}) => hitsOf(columnsMissing, rosterOf([sheetOf(specs, { plan, more })]), { plan });

describe('columns-missing', () => {
  it('required fields without a column → one error at the header row, with the columns that might be meant', () => {
    const missingFields = [
      { field: 'idNumber', candidates: [{ column: 3, header: '证件' }] },
      { field: 'bankAccount', candidates: [] },
    ];
    expect(run([{ name: '张三' }, { name: '李四' }], { missingFields })).toMatchObject([
      {
        row: 3,
        cell: null,
        severity: 'error',
        params: { fields: ['idNumber', 'bankAccount'], candidates: ['idNumber:证件'], materials: [] },
      },
    ]);
  });

  it('a demanded material without a column beside others that have one → named in the same finding', () => {
    expect(run([{ name: '张三', materials: { M1: '√', M2: '√' } }])).toMatchObject([{ params: { fields: [], materials: ['困难证明'] } }]);
  });

  it.each<[string, EntrySpec]>([
    ['all columns', { name: '张三', materials: { M1: '√', M2: '√', M3: '√' } }],
    ['no column for what is not required', { name: '张三', materials: { M1: '√', M2: '√', M3: null } }],
    ['one column about all materials', { name: '张三', materials: { '': '齐' } }],
    ['no material columns at all: they come on paper', { name: '张三' }],
  ])('silent on %s', (_, spec) => {
    expect(run([spec])).toEqual([]);
  });

  it('looks at roster sheets only', () => {
    expect(run([], { role: 'summary', missingFields: [{ field: 'name', candidates: [] }] })).toEqual([]);
  });
});
