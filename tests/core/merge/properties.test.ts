/** What must hold for any county: nothing is lost, sums agree, order of arrival does not matter, nobody is paid twice. */
import fc from 'fast-check';
import type { MergeInput, MergeResult, Tally } from '../../../core/model/merge';
import type { Plan, PlanInput } from '../../../core/model/plan';
import { matchKeyText } from './match-key';
import { idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';
import { inputOf, merge, units } from './county';

const categories: PlanInput['categories'] = [
  { code: 'P', name: '优抚', standard: { kind: 'money', amountYuan: 300 } },
  { code: 'P1', name: '三属', parent: 'P', standard: { kind: 'money', amountYuan: 300 } },
  { code: 'D', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
  { code: 'H', name: '特困户', grain: 'household', standard: { kind: 'money', amountYuan: 1000 } },
  { code: 'O', name: '百岁老人', standard: { kind: 'pending' } },
];

const planArbitrary: fc.Arbitrary<Plan> = fc
  .record({
    overlap: fc.constantFrom('highestOnce' as const, 'each' as const, 'forbid' as const),
    quota: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    late: fc.constantFrom('void' as const, 'flag' as const, 'refuse' as const),
  })
  .map(({ overlap, quota, late }) =>
    planOf({
      units,
      categories,
      overlap,
      deadline: { at: '2026-12-30T23:59:00+08:00', late },
      quotas: quota === undefined ? [] : [{ by: 'eachUnit', count: quota }],
      tiers: [
        { code: 'a', name: '县级', countsTowardsQuota: true, isDefault: true },
        { code: 'b', name: '镇级', countsTowardsQuota: false },
      ],
    }),
  );

/** Few people, so that they meet. */
const idArbitrary = fc
  .record({ sequence: fc.integer({ min: 1, max: 6 }), wrong: fc.integer({ min: 0, max: 9 }) })
  .map(({ sequence, wrong }) => (wrong === 0 ? withWrongDigit(idOf({ sequence })) : idOf({ sequence })));

const entryArbitrary: fc.Arbitrary<EntrySpec> = fc.record({
  name: fc.constantFrom('张三', '李四', '王五'),
  idNumber: fc.option(idArbitrary, { freq: 8 }) as fc.Arbitrary<string | null>,
  category: fc.constantFrom('优抚', '三属', '农村低保', '特困户', '百岁老人', '不明', null),
  amount: fc.constantFrom(100, 300, 1000, -1, null),
  tier: fc.constantFrom('县级', '镇级', null),
});

interface FileFacts {
  readonly unit: string | null;
  readonly entries: readonly EntrySpec[];
  readonly receivedAt: string | null;
  readonly replaced: boolean;
}
const fileArbitrary: fc.Arbitrary<FileFacts> = fc.record({
  unit: fc.constantFrom('A', 'B', 'C', null),
  entries: fc.array(entryArbitrary, { maxLength: 6 }),
  receivedAt: fc.constantFrom('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z', null),
  replaced: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
});

const countyArbitrary = fc
  .tuple(planArbitrary, fc.array(fileArbitrary, { maxLength: 5 }))
  .map(([plan, files]): { plan: Plan; inputs: readonly MergeInput[] } => ({
    plan,
    inputs: files.map(({ unit, entries, receivedAt, replaced }, at) =>
      inputOf(unit, { file: `${at}.xlsx`, entries, receivedAt, supersededBy: replaced ? 'newer.xlsx' : null }, plan),
    ),
  }));

const holds = (check: (plan: Plan, inputs: readonly MergeInput[], result: MergeResult) => void): void => {
  fc.assert(
    fc.property(countyArbitrary, ({ plan, inputs }) => {
      check(plan, inputs, merge(inputs, plan));
    }),
    { numRuns: 50 },
  );
};

/** The sheets themselves are left out: every entry has its whole sheet. */
const textOf = (result: MergeResult): string =>
  JSON.stringify(result, (key, value: unknown) => (key === 'sheet' && typeof value === 'object' ? undefined : value));

const add = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, tally) => ({
      households: sum.households + tally.households,
      persons: sum.persons + tally.persons,
      institutions: sum.institutions + tally.institutions,
      amountFen: sum.amountFen + tally.amountFen,
    }),
    { households: 0, persons: 0, institutions: 0, amountFen: 0 },
  );

it('the same files in any order give the same result', () => {
  fc.assert(
    fc.property(
      countyArbitrary.chain(({ plan, inputs }) =>
        fc.record({
          plan: fc.constant(plan),
          inputs: fc.constant(inputs),
          shuffled: fc.shuffledSubarray([...inputs], { minLength: inputs.length }),
        }),
      ),
      ({ plan, inputs, shuffled }) => {
        expect(textOf(merge(shuffled, plan))).toBe(textOf(merge(inputs, plan)));
      },
    ),
    { numRuns: 40 },
  );
});

it('every entry of every file is there once, with one standing', () => {
  holds((_, inputs, result) => {
    const places = (file: string | null, rows: readonly number[]): string[] => rows.map((row) => `${file} ${row}`);
    const given = inputs.flatMap(({ roster }) =>
      roster.sheets.flatMap((sheet) =>
        places(
          roster.file,
          sheet.entries.map((entry) => entry.row),
        ),
      ),
    );
    expect(result.entries.map(({ file, entry }) => `${file} ${entry.row}`).sort()).toEqual(given.sort());
    const odd = result.entries.filter(
      ({ standing, standingReason, grantedFen }) =>
        (standingReason === null) !== (standing === 'granted') || (standing !== 'granted' && grantedFen !== 0),
    );
    expect(odd).toEqual([]);
  });
});

it('sums of the entries, units and categories agree', () => {
  holds((_, __, result) => {
    const { granted, reported } = result.totals;
    const grantedEntries = result.entries.filter((entry) => entry.standing === 'granted');
    expect(granted.amountFen).toBe(grantedEntries.reduce((sum, entry) => sum + entry.grantedFen, 0));
    expect(granted.households).toBe(grantedEntries.filter((entry) => entry.grain === 'household').length);
    expect(granted.persons).toBe(grantedEntries.filter((entry) => entry.grain === 'person').length);
    const current = result.entries.filter((entry) => entry.standing !== 'superseded');
    expect(reported.households + reported.persons + reported.institutions).toBe(current.length);
    for (const side of ['reported', 'granted'] as const) {
      expect(add(result.units.map((unit) => unit[side]))).toEqual(result.totals[side]);
      expect(add(result.categories.map((category) => category[side]))).toEqual(result.totals[side]);
      for (const unit of result.units) expect(add(unit.byCategory.map((line) => line[side]))).toEqual(unit[side]);
    }
  });
});

it('nobody is granted twice, but for different categories where the plan grants each', () => {
  holds((plan, _, result) => {
    const seen = new Set<string>();
    for (const merged of result.entries) {
      const person = matchKeyText(merged);
      if (merged.standing !== 'granted' || person === null) continue;
      const branch = merged.categoryCode === 'P1' ? 'P' : merged.categoryCode;
      const grant = plan.overlap === 'each' ? `${person} ${branch}` : person;
      if (seen.has(grant)) throw new Error(`granted twice: ${merged.file} ${merged.entry.row}`);
      seen.add(grant);
    }
  });
});

it('no unit is granted more than its quota', () => {
  holds((plan, _, result) => {
    const quota = plan.quotas[0]?.count;
    if (quota === undefined) return;
    for (const unit of result.units) {
      expect(unit.granted.households + unit.granted.persons).toBeLessThanOrEqual(quota);
      expect(unit.quota?.over).toBe(Math.max(0, (unit.quota?.reported ?? 0) - quota));
    }
  });
});

it('every code on an entry is a finding of the result that stands on its row, and the other way round', () => {
  holds((_, __, result) => {
    const current = result.entries.filter(({ standing }) => standing !== 'superseded');
    const there = current.map(({ file, entry }) =>
      result.findings.filter(({ where }) => where.file === file && where.row === entry.row).map(({ code }) => code),
    );
    expect(current.map(({ findingCodes }) => findingCodes)).toEqual(there.map((codes) => [...new Set(codes)].sort()));
  });
});
