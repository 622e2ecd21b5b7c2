import type { MergeInput } from '../../../core/model/merge';
import { idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';
import { cellsOf, findingsOf, inputOf, merge, plan, standings, units } from './county';

let next = 0;
const someone = (parts: EntrySpec = {}): EntrySpec => {
  next += 1;
  return { name: `人${next}`, idNumber: idOf({ sequence: next }), category: '农村低保', amount: 100, ...parts };
};
const people = (count: number, parts: EntrySpec = {}): EntrySpec[] => Array.from({ length: count }, () => someone(parts));
const kinds = (result: ReturnType<typeof merge>): readonly string[] => result.entries.map((entry) => entry.standing);
beforeEach(() => {
  next = 0;
});

describe('errors', () => {
  it('an entry with an error of its own is blocked, with the first error as the reason; warnings do not block', () => {
    const wrong = withWrongDigit(idOf({ sequence: 500 }));
    const result = merge([
      inputOf('A', { entries: [someone({ idNumber: wrong }), someone({ phone: '12' }), someone({ remark: '已故' })] }),
    ]);
    expect(kinds(result)).toEqual(['blocked', 'granted', 'granted']);
    expect(result.entries[0]?.standingReason).toEqual({ code: 'id-checksum' });
    expect(result.entries[0]?.findingCodes).toEqual(['id-checksum']);
    expect(result.units[0]).toMatchObject({ reported: { persons: 3 }, granted: { persons: 2, amountFen: 20000 } });
  });

  it('findings about the whole sheet block nobody', () => {
    const input = inputOf('A', { entries: people(2) });
    const whole = { file: 'A.xlsx', sheet: 'Sheet1', row: 20, cell: 'D20', column: 'D', header: null, field: null };
    const findings = [{ code: 'total-mismatch', severity: 'error', where: whole, related: [], params: {} }] as const;
    expect(kinds(merge([{ ...input, findings }]))).toEqual(['granted', 'granted']);
  });

  it('amounts of a sheet in a doubtful unit are granted to nobody before a person has looked', () => {
    const input = inputOf('A', { entries: people(2) });
    const where = { file: 'A.xlsx', sheet: 'Sheet1', row: 3, cell: 'D3', column: 'D', header: null, field: null };
    const findings = [{ code: 'unit-scale-suspicious', severity: 'warning', where, related: [], params: {} }] as const;
    const result = merge([{ ...input, findings }]);
    expect(kinds(result)).toEqual(['blocked', 'blocked']);
    expect(result.entries[0]?.standingReason).toEqual({ code: 'unit-scale-suspicious' });
    expect(result.totals.granted.amountFen).toBe(0);
  });

  it('a finding on a further row of a household belongs to the household', () => {
    const input = inputOf('A', { entries: [someone({ row: 4, lastRow: 6 }), someone({ row: 7 })] });
    const where = { file: 'A.xlsx', sheet: 'Sheet1', row: 6, cell: 'B6', column: 'B', header: null, field: null };
    const findings = [{ code: 'id-checksum', severity: 'error', where, related: [], params: {} }] as const;
    expect(kinds(merge([{ ...input, findings }]))).toEqual(['blocked', 'granted']);
  });

  it('an officer may let an entry with errors through', () => {
    const result = merge([inputOf('A', { entries: [someone({ amount: 90 })] })], plan, {
      decisions: [{ file: 'A.xlsx', sheet: 'Sheet1', row: 4, decide: 'letThrough', reason: '按去年标准' }],
    });
    expect(result.entries[0]).toMatchObject({ standing: 'granted', grantedFen: 9000 });
  });
});

describe('deadline', () => {
  const at = '2026-12-30T23:59:00+08:00';
  const due = (late: 'void' | 'flag' | 'refuse') => planOf({ units, deadline: { at, late } });
  const sent = (receivedAt: string | null): MergeInput => inputOf('A', { receivedAt, entries: [someone()] });

  it.each([
    ['in its own minute', '2026-12-30T23:59:59.999+08:00', false],
    ['in its own minute, told in another zone', '2026-12-30T15:59:30Z', false],
    ['a minute later', '2026-12-31T00:00:00+08:00', true],
    ['later, though the clock there shows less', '2026-12-30T16:01:00Z', true],
    ['at a time that is not known', null, false],
  ])('received %s', (_, receivedAt, late) => {
    const result = merge([sent(receivedAt)], due('void'));
    expect(kinds(result)).toEqual([late ? 'void' : 'granted']);
    expect(result.units[0]?.status).toBe(late ? 'void' : 'submitted');
    expect(findingsOf(result, 'late-submission')).toHaveLength(late ? 1 : 0);
  });

  it('void: reported but not granted, and reported as late with both times', () => {
    const receivedAt = '2027-01-02T08:00:00+08:00';
    const result = merge([sent(receivedAt)], due('void'));
    expect(result.entries[0]?.standingReason).toEqual({ code: 'late-submission' });
    expect(result.units[0]).toMatchObject({ reported: { persons: 1 }, granted: { persons: 0, amountFen: 0 } });
    expect(result.lateUnits).toEqual([{ code: 'A', name: '东岗镇', file: 'A.xlsx', receivedAt }]);
    expect(findingsOf(result, 'late-submission')[0]).toMatchObject({
      where: { file: 'A.xlsx', sheet: '', row: null },
      params: { unit: '东岗镇', receivedAt, deadline: at, late: 'void' },
    });
  });

  it('flag: late, and the entries go on', () => {
    const result = merge([sent('2027-01-02T08:00:00+08:00')], due('flag'));
    expect(kinds(result)).toEqual(['granted']);
    expect(result.units[0]?.status).toBe('late');
  });

  it('refuse: not granted, under a reason of its own', () => {
    const result = merge([sent('2027-01-02T08:00:00+08:00')], due('refuse'));
    expect(result.entries[0]).toMatchObject({ standing: 'void', standingReason: { code: 'late-refused' } });
  });

  it('a void place of a person does not keep the other one from being granted', () => {
    const twin = someone();
    const late = inputOf('A', { receivedAt: '2027-01-02T08:00:00+08:00', entries: [twin] });
    const result = merge([late, inputOf('B', { entries: [twin] })], due('void'));
    expect(kinds(result)).toEqual(['void', 'granted']);
    expect(cellsOf(result, 'duplicate-across-units')).toHaveLength(2);
  });
});

describe('quotas', () => {
  const byType = planOf({
    units,
    quotas: [
      { by: 'unitType', unitType: '镇', count: 3 },
      { by: 'unitType', unitType: '系统', count: 2 },
    ],
    tiers: [
      { code: 'county', name: '县总慰问', countsTowardsQuota: true, isDefault: true },
      { code: 'town', name: '镇级慰问', countsTowardsQuota: false },
    ],
  });

  it('entries beyond the quota, in listed order; the other tier uses none up', () => {
    const entries = [someone(), someone({ tier: '镇级慰问' }), someone(), someone(), someone(), someone()];
    const result = merge([inputOf('A', { entries }, byType), inputOf('C', { entries: people(1) }, byType)], byType);
    expect(kinds(result)).toEqual(['granted', 'otherTier', 'granted', 'granted', 'overQuota', 'overQuota', 'granted']);
    expect(cellsOf(result, 'over-quota')).toEqual(['A.xlsx!A8', 'A.xlsx!A9']);
    expect(result.units.map((unit) => unit.quota)).toEqual([
      { count: 3, amountFen: null, reported: 5, reportedFen: 50000, used: 3, usedFen: 30000, over: 2, left: 0 },
      { count: 3, amountFen: null, reported: 0, reportedFen: 0, used: 0, usedFen: 0, over: 0, left: 3 },
      { count: 2, amountFen: null, reported: 1, reportedFen: 10000, used: 1, usedFen: 10000, over: 0, left: 1 },
    ]);
  });

  it('an entry with errors holds its place; one that yields frees it', () => {
    const twin = someone();
    const entries = [someone({ amount: -1 }), twin, twin, someone(), someone()];
    expect(kinds(merge([inputOf('A', { entries }, byType)], byType))).toEqual(['blocked', 'granted', 'yielded', 'granted', 'overQuota']);
  });

  it('several files of a unit share its quota: the merge reports what no file can see', () => {
    const inputs = [
      inputOf('A', { file: '1.xlsx', entries: people(2) }, byType),
      inputOf('A', { file: '2.xlsx', entries: people(2) }, byType),
    ];
    const result = merge(inputs, byType);
    expect(kinds(result)).toEqual(['granted', 'granted', 'granted', 'overQuota']);
    expect(cellsOf(result, 'over-quota')).toEqual(['2.xlsx!A5']);
    expect(findingsOf(result, 'over-quota')[0]).toMatchObject({
      severity: 'warning',
      params: { unit: '东岗镇', quota: 3, by: 'count', position: 4, reported: 4, over: 1, category: null },
    });
    expect(result.entries[3]?.findingCodes).toEqual(['over-quota']);
  });

  it('an officer lets one beyond the quota through', () => {
    const result = merge([inputOf('A', { entries: people(5) }, byType)], byType, {
      decisions: [{ file: 'A.xlsx', sheet: 'Sheet1', row: 8, decide: 'letThrough', reason: '名额调剂' }],
    });
    expect(kinds(result)).toEqual(['granted', 'granted', 'granted', 'overQuota', 'granted']);
    expect(result.units[0]?.quota).toMatchObject({ used: 4, over: 2 });
  });

  it('a quota that all units share runs through the units in the order of the plan', () => {
    const shared = planOf({ units, quotas: [{ by: 'category', category: 'D-RURAL', count: 3 }] });
    const result = merge([inputOf('B', { entries: people(2) }, shared), inputOf('A', { entries: people(2) }, shared)], shared);
    expect(standings(result).map((line) => line.slice(0, 8))).toEqual(['A.xlsx 4', 'A.xlsx 5', 'B.xlsx 4', 'B.xlsx 5']);
    expect(kinds(result)).toEqual(['granted', 'granted', 'granted', 'overQuota']);
    expect(result.categories[0]?.quota).toMatchObject({ count: 3, reported: 4, used: 3, over: 1 });
  });

  it('a quota of money', () => {
    const money = planOf({ units, quotas: [{ by: 'eachUnit', amountYuan: 250 }] });
    const result = merge([inputOf('A', { entries: people(3) }, money)], money);
    expect(kinds(result)).toEqual(['granted', 'granted', 'overQuota']);
    expect(result.units[0]?.quota).toMatchObject({ count: null, amountFen: 25000, usedFen: 20000, over: 1 });
  });
});

describe('units', () => {
  it('a unit without a file is missing; an empty roster is a report', () => {
    const result = merge([inputOf('A', { entries: [] })]);
    expect(result.units.map(({ code, status }) => [code, status])).toEqual([
      ['A', 'submitted'],
      ['B', 'missing'],
      ['C', 'missing'],
    ]);
    expect(result.missingUnits.map((unit) => unit.code)).toEqual(['B', 'C']);
    expect(findingsOf(result, 'unit-missing').map((finding) => finding.params)).toEqual([
      { unit: '西河镇', type: '镇' },
      { unit: '交通系统', type: '系统' },
    ]);
    expect(result.units[1]?.counts.error).toBe(1);
  });

  it('a unit that the plan does not know is listed last under its text; files that say nothing stay apart', () => {
    const twin = someone();
    const result = merge([
      inputOf(null, { file: 'y.xlsx', entries: [twin] }),
      inputOf(null, { file: 'x.xlsx', entries: [twin] }),
      inputOf(null, { file: 'z.xlsx', unitText: '南山镇', entries: [someone()] }),
      inputOf(null, { file: 'w.xlsx', unitText: '东 岗', entries: [someone()] }),
    ]);
    expect(result.units.map(({ code, name, files }) => [code, name, ...files])).toEqual([
      ['A', '东岗镇', 'w.xlsx'],
      ['B', '西河镇'],
      ['C', '交通系统'],
      [null, '南山镇', 'z.xlsx'],
      [null, '', 'x.xlsx'],
      [null, '', 'y.xlsx'],
    ]);
    expect(findingsOf(result, 'duplicate-across-units')[0]?.params['units']).toEqual(['x.xlsx', 'y.xlsx']);
  });

  it('a file of several units is split by its unit column', () => {
    const entries = [
      someone({ unit: '西河镇' }),
      someone({ unit: '东岗镇人民政府' }),
      someone({ unit: '西河镇（盖章）' }),
      someone({ unit: '不知道' }),
    ];
    const result = merge([inputOf(null, { file: 'all.xlsx', entries })]);
    expect(result.entries.map(({ unitCode, entry }) => [unitCode, entry.row])).toEqual([
      ['A', 5],
      ['B', 4],
      ['B', 6],
      [null, 7],
    ]);
    expect(result.units.map(({ code, status, reported }) => [code, status, reported.persons])).toEqual([
      ['A', 'submitted', 1],
      ['B', 'submitted', 2],
      ['C', 'missing', 0],
      [null, 'submitted', 1],
    ]);
  });
});

describe('money and planned numbers', () => {
  const mixed = planOf({
    units,
    categories: [
      { code: 'P', name: '优抚', standard: { kind: 'money', amountYuan: 100 }, plannedCount: 3 },
      { code: 'P1', name: '三属', parent: 'P', standard: { kind: 'money', amountYuan: 100 } },
      { code: 'H', name: '特困户', grain: 'household', standard: { kind: 'money', amountYuan: 1000 }, plannedCount: 5 },
      { code: 'I', name: '驻军', grain: 'institution', standard: { kind: 'pending' } },
      { code: 'G', name: '矫正', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
    ],
    budget: { ceilingYuan: 1200 },
  });

  it('households, people and institutions are counted apart; broader categories include narrower ones', () => {
    const entries = [
      someone({ category: '优抚' }),
      someone({ category: '三属' }),
      someone({ category: '特困户', amount: 1000 }),
      { name: '驻区某部', category: '驻军', amount: null },
      someone({ category: '矫正', amount: null, goods: { rice: 1 } }),
    ];
    const result = merge([inputOf('A', { entries }, mixed)], mixed);
    expect(result.totals.reported).toEqual({ households: 1, persons: 3, institutions: 1, amountFen: 120000 });
    expect(result.categories.map(({ code, reported, including }) => [code, reported.persons, including.reported.persons])).toEqual([
      ['P', 1, 2],
      ['P1', 1, 1],
      ['H', 0, 0],
      ['I', 0, 0],
      ['G', 1, 1],
    ]);
    expect(findingsOf(result, 'planned-count-differs').map((finding) => finding.params)).toEqual([
      { category: '优抚', grain: 'person', planned: 3, reported: 2, difference: -1 },
      { category: '特困户', grain: 'household', planned: 5, reported: 1, difference: -4 },
    ]);
    expect(findingsOf(result, 'over-budget')).toEqual([]);
  });

  it('granted money above the ceiling is told with the difference', () => {
    const entries = [
      someone({ category: '特困户', amount: 1000 }),
      someone({ category: '优抚' }),
      someone({ category: '优抚' }),
      someone({ category: '优抚' }),
    ];
    const result = merge([inputOf('A', { entries }, mixed)], mixed);
    expect(findingsOf(result, 'over-budget')[0]?.params).toEqual({ ceilingYuan: 1200, grantedYuan: 1300, overYuan: 100 });
  });

  it('without an amount column the standard counts; a pending standard counts nothing', () => {
    const open = planOf({
      units,
      categories: [
        { code: 'P', name: '优抚', standard: { kind: 'money', amountYuan: 100 } },
        { code: 'O', name: '百岁老人', standard: { kind: 'pending' } },
      ],
    });
    const bare = (category: string): EntrySpec => ({ name: `人${category}`, idNumber: idOf({ sequence: category.length }), category });
    const result = merge([inputOf('A', { entries: [bare('优抚'), bare('百岁老人')] }, open)], open);
    expect(result.entries.map((entry) => entry.grantedFen)).toEqual([10000, 0]);
  });

  it('a rule that the plan switches off or weighs differently is heard', () => {
    const quiet = planOf({ units, ruleSeverity: { 'unit-missing': 'off', 'duplicate-across-units': 'info' } });
    const twin = someone();
    const result = merge([inputOf('A', { entries: [twin] }, quiet), inputOf('B', { entries: [twin] }, quiet)], quiet);
    expect(findingsOf(result, 'unit-missing')).toEqual([]);
    expect(findingsOf(result, 'duplicate-across-units').map((finding) => finding.severity)).toEqual(['info', 'info']);
  });
});
