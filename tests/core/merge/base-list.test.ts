import type { BaseListPerson } from '../../../core/model/merge';
import { idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';
import { cellsOf, findingsOf, inputOf, merge, plan, units } from './county';

const idA = idOf({ sequence: 11 });
const idB = idOf({ sequence: 12 });
const idC = idOf({ sequence: 13 });

const base = (name: string, idKey: string | null, unit: string | null = '东岗镇', row = 4): BaseListPerson => ({
  unit,
  name,
  idKey,
  where: { file: '底册.xlsx', sheet: '底册', row, cell: `B${row}`, column: 'B', header: '姓名', field: 'name' },
});
const entry = (name: string, idNumber: EntrySpec['idNumber'], parts: EntrySpec = {}): EntrySpec => ({
  name,
  category: '农村低保',
  amount: 100,
  ...parts,
  idNumber: idNumber ?? null,
});

it('people of the base list whom no roster has are missing, each with the unit; others are new', () => {
  const inputs = [inputOf('A', { entries: [entry('张三', idA), entry('王五', idC)] })];
  const result = merge(inputs, plan, { baseList: [base('张三', idA), base('李四', idB, '西河镇', 5)] });
  expect(result.missingFromRosters).toEqual([{ ...base('李四', idB, '西河镇', 5), perhaps: [] }]);
  expect(findingsOf(result, 'missing-from-rosters')).toMatchObject([
    { severity: 'warning', where: { file: '底册.xlsx', row: 5 }, params: { name: '李四', unit: '西河镇', perhaps: 0 } },
  ]);
  expect(result.notInBaseList).toEqual([1]);
  expect(cellsOf(result, 'not-in-base-list')).toEqual(['A.xlsx!A5']);
  expect(result.findings.at(-1)?.code).toBe('missing-from-rosters');
});

it.each<[string, EntrySpec['idNumber']]>([
  ['has no number', null],
  ['has a number stored as a number', 320123197003150200],
  ['has a number that is wrong in itself', withWrongDigit(idB)],
])('a person who %s in the roster of the unit is perhaps the one', (_, idNumber) => {
  const result = merge([inputOf('A', { entries: [entry('李四', idNumber)] })], plan, { baseList: [base('李四', idB, '东岗')] });
  expect(result.missingFromRosters[0]?.perhaps).toMatchObject([{ file: 'A.xlsx', row: 4, field: 'name' }]);
  expect(result.notInBaseList).toEqual([]);
});

it('a namesake with a sound number, or of another unit, is not the one', () => {
  const inputs = [inputOf('A', { entries: [entry('李四', idC)] }), inputOf('B', { entries: [entry('李四', null)] })];
  const result = merge(inputs, plan, { baseList: [base('李四', idB)] });
  expect(result.missingFromRosters[0]?.perhaps).toEqual([]);
  expect(result.notInBaseList).toEqual([0, 1]);
});

it('a base list without numbers is compared by name and unit', () => {
  const inputs = [inputOf('A', { entries: [entry('李四', idB)] }), inputOf('B', { entries: [entry('赵六', idA)] })];
  const result = merge(inputs, plan, { baseList: [base('李 四', null), base('赵六', null, '东岗镇', 5)] });
  expect(result.missingFromRosters.map(({ name, perhaps }) => [name, perhaps.length])).toEqual([['赵六', 1]]);
});

it('a household is listed when one of its members is', () => {
  const byHousehold = planOf({ units, grain: 'household' });
  const household = entry('张三', idA, { members: [{ name: '李四', idNumber: idB }] });
  expect(
    merge([inputOf('A', { entries: [household] }, byHousehold)], byHousehold, { baseList: [base('李四', idB)] }).missingFromRosters,
  ).toEqual([]);
  expect(merge([inputOf('A', { entries: [household] })], plan, { baseList: [base('李四', idB)] }).missingFromRosters).toHaveLength(1);
});

it('people in a replaced file only are missing; a person twice in the base list is missed once', () => {
  const inputs = [inputOf('A', { supersededBy: 'new.xlsx', entries: [entry('李四', idB)] })];
  const result = merge(inputs, plan, { baseList: [base('李四', idB), base('李四', idB, '东岗镇', 9)] });
  expect(result.missingFromRosters).toHaveLength(1);
});
