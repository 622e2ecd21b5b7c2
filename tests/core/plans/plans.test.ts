import { categoryOf, standardFen, type Plan } from '../../../core/model/plan';
import { checkPlan } from '../../../core/model/plan-check';
import { samplePlan, samplePlans } from '../../../core/plans';
import { planIssueEn } from '../../../core/messages/en/plan';
import { planIssueZh } from '../../../core/messages/zh-CN/plan';

const plan = (id: string): Plan => {
  const found = samplePlan(id);
  if (found === undefined) throw new Error(`no plan ${id}`);
  return found;
};

describe('the four sample plans', () => {
  it.each(samplePlans.map((one) => [one.id, one] as const))('%s passes its own check and survives a JSON round trip', (_, one) => {
    expect(checkPlan(JSON.parse(JSON.stringify(one)))).toEqual({ ok: true, plan: one });
  });

  it.each(samplePlans.map((one) => [one.id, one] as const))('%s has at least thirty units', (_, one) => {
    expect(one.units.length).toBeGreaterThanOrEqual(30);
  });

  it('bureau: eight groups, 1,000 yuan a household, January 20 to 28 inclusive, four categories', () => {
    const bureau = plan('bureau');
    expect(bureau.visitGroups).toHaveLength(8);
    expect(bureau.grain).toBe('household');
    expect(bureau.visitWindow).toEqual({ from: '2027-01-20', to: '2027-01-28' });
    expect(bureau.categories.map((category) => standardFen(category.standard))).toEqual([[100000], [100000], [100000], [100000]]);
  });

  it('civil: planned head-counts × 100 yuan give 372,600 / 750,000 / 1,057,200; the other standards are pending, not zero', () => {
    const civil = plan('civil');
    const planned = civil.categories.filter((category) => category.plannedCount !== undefined);
    expect(
      planned.map((category) => [category.plannedCount, ((category.plannedCount ?? 0) * (standardFen(category.standard)[0] ?? 0)) / 100]),
    ).toEqual([
      [3726, 372600],
      [7500, 750000],
      [10572, 1057200],
    ]);
    const pending = civil.categories.filter((category) => category.standard.kind === 'pending').map((category) => category.name);
    expect(pending).toEqual([
      '农村五保对象',
      '百岁老人',
      '敬老院集中供养五保人员',
      '孤儿',
      '其他民政对象',
      '一次性定救人员',
      '40%定救人员',
    ]);
    expect(civil.categories.filter((category) => category.parent === 'G-MERIT')).toHaveLength(5);
  });

  it('union: 8 a town or industrial zone, 4 a system, four materials of which the third is any one proof, void after December 30', () => {
    const union = plan('union');
    expect(union.quotas.map((quota) => [quota.unitType, quota.count])).toEqual([
      ['镇工会', 8],
      ['工业区工会', 8],
      ['系统工会', 4],
    ]);
    expect(union.materials).toHaveLength(4);
    expect(union.materials[2]?.anyOf?.map((proof) => proof.name)).toEqual(['低保证', '残疾证', '疾病诊断证明']);
    expect(union.deadline).toEqual({ at: '2026-12-30T23:59:59+08:00', late: 'void' });
    expect(union.eligibility).toMatchObject({ enterpriseOnly: true, incomeLine: { period: 'month', onTheLineIsIn: true } });
    expect(union.tiers.map((tier) => [tier.code, tier.countsTowardsQuota])).toEqual([
      ['county', true],
      ['township', false],
    ]);
    expect(union.payment).toEqual({ method: 'bank', ownAccountOnly: true });
  });

  it('district: seven tasks, one kit of rice, oil and a book that is never published, 各镇街 stands for every township', () => {
    const district = plan('district');
    expect(district.tasks).toHaveLength(7);
    const correction = categoryOf(district, 'O-JIAOZHENG');
    expect(correction?.publish).toBe('never');
    expect(correction?.standard).toMatchObject({
      kind: 'goods',
      kit: [
        { name: '大米', quantity: 1 },
        { name: '食用油', quantity: 1 },
        { name: '书', quantity: 1 },
      ],
    });
    expect(district.unitGroups[0]).toMatchObject({ name: '各镇街', types: ['镇', '乡', '街道'] });
    expect(district.tasks.find((task) => task.code === '4')?.leadUnits).toEqual([]);
  });
});

describe('a bad plan', () => {
  const broken = (change: (json: Record<string, unknown>) => void): readonly string[] => {
    const json = JSON.parse(JSON.stringify(plan('union'))) as Record<string, unknown>;
    change(json);
    const check = checkPlan(json);
    return check.ok ? [] : check.issues.map(planIssueZh);
  };

  it.each<[string, (json: Record<string, unknown>) => void, RegExp]>([
    ['a missing field', (json) => delete json['title'], /“title”没有填/],
    ['a number as text', (json) => (json['year'] = '2027'), /“year”应为数字.*"2027"/],
    ['a word that is no choice', (json) => (json['grain'] = '户'), /“grain”应为以下之一：household \| person/],
    ['a misspelt field', (json) => (json['quota'] = []), /“quota”不是方案里有的项目/],
    ['a deadline without zone', (json) => (json['deadline'] = { at: '2026-12-30 23:59', late: 'void' }), /“deadline\.at”应为带时区的时间/],
    [
      'a quota for a unit type that no unit has',
      (json) => ((json['quotas'] as { unitType: string }[])[0]!.unitType = '村工会'),
      /“quotas\.0\.unitType”引用了不存在的代码 "村工会"/,
    ],
    ['two units of one code', (json) => ((json['units'] as { code: string }[])[1]!.code = 'Z01'), /“units\.1\.code”与 units\.0 重复/],
    [
      'categories that are each other’s parents',
      (json) => {
        const categories = json['categories'] as { code: string; parent?: string }[];
        categories[0]!.parent = categories[1]!.code;
      },
      /“categories\.0\.parent”绕回了自己[\s\S]*“categories\.1\.parent”绕回了自己/,
    ],
  ])('%s → the field is named and what is expected is said', (_, change, sentence) => {
    expect(broken(change).join('\n')).toMatch(sentence);
  });

  it('gives every mistake at once, in English too', () => {
    const check = checkPlan({ id: 'x', year: 1 });
    expect(check.ok).toBe(false);
    const lines = check.ok ? [] : check.issues.map(planIssueEn);
    expect(lines).toEqual(expect.arrayContaining(['"title" is missing; expected string.', '"year" must be >= 2000; found 1.']));
  });

  it.each([null, 7, 'x', []])('%p is no plan, and says so instead of throwing', (json) => {
    expect(checkPlan(json).ok).toBe(false);
  });
});
