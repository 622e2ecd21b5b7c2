import type { MergeInput } from '../../../core/model/merge';
import type { PlanInput } from '../../../core/model/plan';
import { idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';
import { cellsOf, findingsOf, inputOf, merge, plan, standings, units } from './county';

const id = idOf();
const person = (parts: EntrySpec = {}): EntrySpec => ({ name: '张三', idNumber: id, category: '农村低保', amount: 100, ...parts });
const other = (sequence: number, parts: EntrySpec = {}): EntrySpec =>
  person({ name: `李${sequence}`, idNumber: idOf({ sequence }), ...parts });

const richer = (overlap: PlanInput['overlap']) =>
  planOf({
    units,
    overlap,
    categories: [
      { code: 'LOW', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
      { code: 'HIGH', name: '优抚', standard: { kind: 'money', amountYuan: 300 } },
      { code: 'EQUAL', name: '残疾人', standard: { kind: 'money', amountYuan: 300 } },
      { code: 'OPEN', name: '百岁老人', standard: { kind: 'pending' } },
    ],
  });

describe('one person in two units', () => {
  it('same category: every place is reported with the others beside it, and the officer decides', () => {
    const result = merge([inputOf('A', { entries: [other(1), person()] }), inputOf('B', { entries: [person()] })]);
    expect(cellsOf(result, 'duplicate-across-units')).toEqual(['A.xlsx!B5', 'B.xlsx!B4']);
    expect(findingsOf(result, 'duplicate-across-units')[0]).toMatchObject({
      severity: 'error',
      related: [{ file: 'B.xlsx', row: 4, cell: 'B4' }],
      params: { name: '张三', id: `${id.slice(0, 6)}********${id.slice(-4)}`, unit: '东岗镇', units: ['东岗镇', '西河镇'], count: 2 },
    });
    expect(standings(result)).toEqual(['A.xlsx 4 李1 granted', 'A.xlsx 5 张三 undecided', 'B.xlsx 4 张三 undecided']);
    expect(result.duplicates).toEqual([{ kind: 'person', entries: [1, 2], acrossUnits: true, code: 'duplicate-across-units' }]);
    expect(result.totals.granted.amountFen).toBe(10000);
  });

  it('an old 15-digit number is the same person', () => {
    const old = `${id.slice(0, 6)}${id.slice(8, 17)}`;
    const result = merge([inputOf('A', { entries: [person()] }), inputOf('B', { entries: [person({ idNumber: old })] })]);
    expect(cellsOf(result, 'duplicate-across-units')).toHaveLength(2);
  });

  it('two people of one name, and two people who share a misprint, are no duplicates', () => {
    const result = merge([
      inputOf('A', { entries: [person(), person({ name: '王五', idNumber: withWrongDigit(id) })] }),
      inputOf('B', { entries: [person({ idNumber: idOf({ sequence: 7 }) }), person({ name: '赵六', idNumber: withWrongDigit(id) })] }),
    ]);
    expect(result.duplicates).toEqual([]);
  });

  it('an officer keeps one place: the other yields to it', () => {
    const inputs = [inputOf('A', { entries: [person()] }), inputOf('B', { entries: [person()] })];
    const result = merge(inputs, plan, {
      decisions: [{ file: 'B.xlsx', sheet: 'Sheet1', row: 4, decide: 'keep', reason: '户籍在西河' }],
    });
    expect(standings(result)).toEqual(['A.xlsx 4 张三 yielded', 'B.xlsx 4 张三 granted']);
    expect(result.entries[0]?.standingReason?.where).toMatchObject({ file: 'B.xlsx', row: 4 });
  });

  it('an officer excludes one place: the other is granted', () => {
    const inputs = [inputOf('A', { entries: [person()] }), inputOf('B', { entries: [person()] })];
    const result = merge(inputs, plan, {
      decisions: [{ file: 'A.xlsx', sheet: 'Sheet1', row: 4, decide: 'exclude', reason: '已迁出' }],
    });
    expect(standings(result)).toEqual(['A.xlsx 4 张三 excluded', 'B.xlsx 4 张三 granted']);
  });

  it.each<[string, PlanInput['overlap'], readonly string[], readonly string[]]>([
    ['the higher standard is granted', 'highestOnce', ['农村低保', '优抚'], ['yielded', 'granted']],
    ['equal standards: the earlier category of the plan', 'highestOnce', ['残疾人', '优抚'], ['yielded', 'granted']],
    ['a pending standard cannot be compared', 'highestOnce', ['农村低保', '百岁老人'], ['undecided', 'undecided']],
    ['the higher one, of which two units have it', 'highestOnce', ['优抚', '农村低保', '优抚'], ['undecided', 'yielded', 'undecided']],
    ['each category is granted', 'each', ['农村低保', '优抚'], ['granted', 'granted']],
    ['each category once', 'each', ['农村低保', '优抚', '优抚'], ['granted', 'undecided', 'undecided']],
    ['nobody twice: the officer decides', 'forbid', ['农村低保', '优抚'], ['undecided', 'undecided']],
  ])('%s (%s)', (_, overlap, categories, expected) => {
    const by = richer(overlap);
    const amounts: Record<string, number> = { 农村低保: 100, 优抚: 300, 残疾人: 300 };
    const inputs = categories.map((category, at) =>
      inputOf('ABC'.charAt(at), { entries: [person({ category, amount: amounts[category] ?? null })] }, by),
    );
    expect(merge(inputs, by).entries.map((entry) => entry.standing)).toEqual(expected);
  });

  it('equal in everything: what arrived earlier is granted', () => {
    const by = planOf({
      units,
      categories: [
        { code: 'X', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
        { code: 'Y', name: '优抚', standard: { kind: 'money', amountYuan: 300 } },
      ],
    });
    const at = (unit: string, receivedAt: string, category: string): MergeInput =>
      inputOf(unit, { receivedAt, entries: [person({ category, amount: category === '优抚' ? 300 : 100 })] }, by);
    const result = merge(
      [at('A', '2027-01-05T09:00:00+08:00', '优抚'), at('B', '2027-01-05T00:30:00Z', '优抚'), at('C', '2027-01-01T00:00:00Z', '农村低保')],
      by,
    );
    expect(standings(result).at(-1)).toBe('C.xlsx 4 张三 yielded');
    expect(result.entries[2]?.standingReason?.where?.file).toBe('B.xlsx');
  });
});

describe('one person twice in one unit', () => {
  it('the first place is granted, later ones yield to it', () => {
    const result = merge([inputOf('A', { entries: [person(), other(1), person()] })]);
    expect(standings(result)).toEqual(['A.xlsx 4 张三 granted', 'A.xlsx 5 李1 granted', 'A.xlsx 6 张三 yielded']);
    expect(result.duplicates).toEqual([{ kind: 'person', entries: [0, 2], acrossUnits: false, code: 'duplicate-in-sheet' }]);
    expect(cellsOf(result, 'duplicate-across-units')).toEqual([]);
  });

  it('in two files of the unit: the merge reports what no file can see', () => {
    const result = merge([inputOf('A', { file: 'a1.xlsx', entries: [person()] }), inputOf('A', { file: 'a2.xlsx', entries: [person()] })]);
    expect(cellsOf(result, 'duplicate-across-sheets')).toEqual(['a2.xlsx!B4']);
    expect(standings(result)).toEqual(['a1.xlsx 4 张三 granted', 'a2.xlsx 4 张三 yielded']);
  });

  it('a place with errors does not win over one without', () => {
    const result = merge([inputOf('A', { entries: [person({ amount: -5 }), person()] })]);
    expect(standings(result)).toEqual(['A.xlsx 4 张三 blocked', 'A.xlsx 5 张三 granted']);
  });

  it('a replaced file makes no duplicates', () => {
    const result = merge([
      inputOf('A', { file: 'old.xlsx', entries: [person({ amount: -1 })], supersededBy: 'new.xlsx' }),
      inputOf('A', { file: 'new.xlsx', entries: [person()] }),
    ]);
    expect(standings(result)).toEqual(['new.xlsx 4 张三 granted', 'old.xlsx 4 张三 superseded']);
    expect(result.duplicates).toEqual([]);
    expect(result.findings).toEqual(findingsOf(result, 'unit-missing'));
    expect(result.units[0]).toMatchObject({ files: ['new.xlsx'], reported: { persons: 1, amountFen: 10000 } });
  });
});

describe('households', () => {
  const byHousehold = planOf({ units, grain: 'household' });
  const head = person({ members: [{ name: '王某', idNumber: idOf({ sequence: 2 }), relation: '妻' }] });
  const wife = person({ name: '王某', idNumber: idOf({ sequence: 2 }) });

  it('a member of a household who stands in another unit by herself is pointed out in both units', () => {
    const result = merge([inputOf('A', { entries: [head] }, byHousehold), inputOf('B', { entries: [wife] }, byHousehold)], byHousehold);
    expect(cellsOf(result, 'household-across-units')).toEqual(['A.xlsx!A4', 'B.xlsx!A4']);
    expect(findingsOf(result, 'household-across-units')[1]).toMatchObject({
      severity: 'warning',
      params: { name: '王某', unit: '西河镇', names: ['张三', '王某'], count: 2 },
    });
    expect(result.entries.map((entry) => entry.standing)).toEqual(['granted', 'granted']);
  });

  it('is no matter where people are counted, nor for two households that only share a child', () => {
    expect(merge([inputOf('A', { entries: [head] }), inputOf('B', { entries: [wife] })]).duplicates).toEqual([]);
    const child = [{ name: '张小', idNumber: idOf({ sequence: 9, birth: '2010-01-01' }) }];
    const inputs = [
      inputOf('A', { entries: [person({ members: child })] }, byHousehold),
      inputOf('B', { entries: [other(4, { members: child })] }, byHousehold),
    ];
    expect(merge(inputs, byHousehold).duplicates).toEqual([]);
  });

  it('twice in one unit: the second place waits for the officer', () => {
    const result = merge([inputOf('A', { entries: [head, wife] }, byHousehold)], byHousehold);
    expect(standings(result)).toEqual(['A.xlsx 4 张三 granted', 'A.xlsx 5 王某 undecided']);
    expect(result.duplicates).toContainEqual({ kind: 'household', entries: [0, 1], acrossUnits: false, code: 'household-twice' });
  });
});

describe('accounts', () => {
  const account = '6228480012345678903';
  const banking = (parts: Partial<PlanInput> = {}) => planOf({ units, payment: { method: 'bank' }, ...parts });

  it('one account for two people of two units is pointed out in both', () => {
    const by = banking();
    const result = merge(
      [
        inputOf('A', { entries: [person({ bankAccount: account })] }, by),
        inputOf('B', { entries: [other(3, { bankAccount: account })] }, by),
      ],
      by,
    );
    expect(cellsOf(result, 'account-across-units')).toEqual(['A.xlsx!E4', 'B.xlsx!E4']);
    expect(findingsOf(result, 'account-across-units')[0]?.params).toEqual({
      account: '6228***********8903',
      unit: '东岗镇',
      units: ['东岗镇', '西河镇'],
      names: ['张三', '李3'],
      count: 2,
    });
  });

  it.each<[string, Partial<PlanInput>, EntrySpec]>([
    ['one person', {}, person()],
    [
      'a guardian',
      {
        categories: [
          { code: 'O', name: '孤儿', payTo: 'guardian', standard: { kind: 'pending' } },
          { code: 'D', name: '农村低保', standard: { kind: 'pending' } },
        ],
      },
      other(3, { category: '孤儿' }),
    ],
  ])('is silent on %s', (_, parts, second) => {
    const by = banking(parts);
    const inputs = [
      inputOf('A', { entries: [person({ bankAccount: account })] }, by),
      inputOf('B', { entries: [{ ...second, bankAccount: account }] }, by),
    ];
    expect(cellsOf(merge(inputs, by), 'account-across-units')).toEqual([]);
  });
});
