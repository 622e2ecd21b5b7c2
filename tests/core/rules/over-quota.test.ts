import { overQuota } from '../../../core/rules/over-quota';
import type { PlanInput } from '../../../core/model/plan';
import { hitsOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const planWith = (parts: Partial<PlanInput>) =>
  planOf({
    units: [
      { code: 'Z01', name: '东岗镇总工会', aliases: [], type: '镇工会' },
      { code: 'X01', name: '交通系统工会', aliases: [], type: '系统工会' },
    ],
    quotas: [
      { by: 'unitType', unitType: '镇工会', count: 8 },
      { by: 'unitType', unitType: '系统工会', count: 4 },
    ],
    tiers: [
      { code: 'county', name: '县总慰问', aliases: ['县总'], countsTowardsQuota: true, isDefault: true },
      { code: 'township', name: '镇级慰问', aliases: ['镇级'], countsTowardsQuota: false },
    ],
    ...parts,
  });
const plan = planWith({});
const people = (count: number, more: EntrySpec = {}): EntrySpec[] =>
  Array.from({ length: count }, (_, at) => ({ name: `张${at}`, ...more }));
const run = (specs: readonly EntrySpec[], code: string | null = 'Z01', of = plan) =>
  hitsOf(overQuota, rosterOf(specs, { plan: of }), { plan: of, unit: code === null ? null : { code, name: '某单位' } });

describe('over-quota', () => {
  it('a town with 8 reports 10 → warnings on the ninth and tenth row', () => {
    expect(run(people(10))).toMatchObject([
      {
        cell: 'A12',
        severity: 'warning',
        params: { unit: '东岗镇总工会', quota: 8, by: 'count', position: 9, reported: 10, over: 2, category: null },
      },
      { cell: 'A13', params: { position: 10 } },
    ]);
  });

  it('a system with 4 reports 5 → one warning; an error where the plan refuses', () => {
    expect(run(people(5), 'X01')).toMatchObject([{ cell: 'A8', severity: 'warning' }]);
    expect(run(people(5), 'X01', planWith({ overflow: 'refuse' }))).toMatchObject([{ severity: 'error' }]);
  });

  it.each<[string, readonly EntrySpec[], string | null]>([
    ['exactly the quota', people(8), 'Z01'],
    ['no entries', [], 'Z01'],
    ['more, but for the lower tier', [...people(8), ...people(6, { tier: '镇级' })], 'Z01'],
    ['a unit that is not known', people(20), null],
    ['a unit outside the plan', people(20), 'Q99'],
  ])('silent on %s', (_, specs, code) => {
    expect(run(specs, code)).toEqual([]);
  });

  it('blank tiers are the default tier; the lower tier does not push anybody beyond', () => {
    const specs = [...people(4, { tier: '镇级慰问' }), ...people(8, { tier: null }), { name: '末位', tier: '县总' }];
    expect(run(specs)).toMatchObject([{ cell: 'A16', params: { position: 9, reported: 9 } }]);
  });

  it('counts over all roster sheets of the file, in their order', () => {
    const roster = rosterOf([sheetOf(people(6), { plan, sheet: '一' }), sheetOf(people(3), { plan, sheet: '二' })]);
    expect(hitsOf(overQuota, roster, { plan, unit: { code: 'Z01', name: '' } })).toMatchObject([{ sheet: '二', cell: 'A6' }]);
  });

  it('quotas by category and by money', () => {
    const quotas = [
      { by: 'eachUnit' as const, category: 'D-RURAL', count: 1 },
      { by: 'unit' as const, unit: 'X01', amountYuan: 250 },
    ];
    const specs = ['农村低保', '重点优抚对象', '农村低保', '重点优抚对象'].map((category) => ({ name: '张三', category, amount: 100 }));
    expect(run(specs, 'X01', planWith({ quotas }))).toMatchObject([
      { row: 6, params: { by: 'count', quota: 1, position: 2, reported: 2, category: '农村低保' } },
      { row: 7, params: { by: 'amount', quota: 250, reported: 400, over: 150 } },
    ]);
  });

  it('silent in plans without quotas', () => {
    expect(run(people(50), 'Z01', planWith({ quotas: [] }))).toEqual([]);
  });
});
