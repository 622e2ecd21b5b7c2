/** One line of a roster before it is written down: who, under which category, with what money, papers and goods. */
import { grainOf, standardFen, type Category, type Plan } from '../../core/model/plan';
import type { Content } from './grid';
import { bankCard, landline, mobile, passbook } from './numbers';
import { ageAt, person, type Person } from './people';
import type { Random } from './random';
import { banks, companyHeads, companyTails, harmlessRemarks, institutions, natures, reasons } from './words';

export interface Line {
  readonly person: Person | null;
  readonly institution: string | null;
  category: Category;
  village: string;
  readonly grain: 'household' | 'person' | 'institution';
  readonly members: { readonly person: Person; readonly relation: string }[];
  amountFen: number | null;
  /** What the category allows, or the amount where the standard is pending. */
  readonly standardFen: number | null;
  readonly countsTowardsQuota: boolean;
  readonly account: string;
  readonly bank: string;
  readonly holder: string;
  readonly phone: string;
  readonly employer: string;
  readonly nature: string;
  readonly reason: string;
  /** Yuan a month. */
  readonly income: number;
  readonly materials: Record<string, boolean>;
  readonly goods: Record<string, number>;
  readonly visitGroup: number;
  readonly visitDate: string;
  readonly tier: string | null;
  readonly responsible: string;
  readonly householdNo: string;
  remark: string;
  /** Written as they are, whatever the column's habit; by column key. */
  readonly cells: Map<string, Content>;
  /** What the truth about this line no longer states, because a fault spoils it. */
  readonly unchecked: Set<'name' | 'id' | 'amountFen' | 'categories'>;
  categories: readonly string[];
  hidden: boolean;
  struck: boolean;
  /** A planted fault sits here: no second one on the same line. */
  faulty: boolean;
  serialStep: number;
}

/** Ages that suit a category, by the words in its name. */
function ages(category: Category, plan: Plan): readonly [number, number] {
  if (category.age?.min !== undefined) return [category.age.min, category.age.min + 6];
  if (category.age?.below !== undefined) return [3, category.age.below - 1];
  if (/五保|三属|复员|红军|参战|定救|优抚|伤残/.test(category.name)) return [62, 93];
  if (/员工|职工|劳动者|矫正/.test(category.name)) return [23, 58];
  return plan.kind === 'general' ? [19, 88] : [28, 80];
}

const dayBetween = (random: Random, from: string, to: string): string => {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return new Date(start + random.int(0, Math.round((end - start) / 86400000)) * 86400000).toISOString().slice(0, 10);
};

export function lineOf(random: Random, plan: Plan, category: Category, village: string, number: number): Line {
  const grain = grainOf(plan, category);
  const [min, max] = ages(category, plan);
  const who = grain === 'institution' ? null : person(random, plan.ageAsOf, min, max);
  const standards = standardFen(category.standard);
  const bank = random.pick(banks);
  const nature = random.pick(natures);
  const needsMoney =
    category.standard.kind === 'goods'
      ? null
      : standards.length > 0
        ? random.pick(standards)
        : random.pick([200, 300, 500, 500, 1000]) * 100;
  return {
    person: who,
    institution: grain === 'institution' ? random.pick(institutions) : null,
    category,
    village,
    grain,
    members: who && grain === 'household' ? family(random, plan, who) : [],
    amountFen: needsMoney,
    standardFen: needsMoney,
    countsTowardsQuota: true,
    account: random.chance(0.75) ? bankCard(random) : passbook(random),
    bank,
    holder: who?.name ?? '',
    phone: random.chance(0.9) ? mobile(random) : landline(random),
    employer: `${random.pick(companyHeads)}${random.pick(companyTails)}`,
    nature,
    reason: random.pick(reasons),
    income: random.chance(0.15) ? lineAmount(plan) : random.int(200, Math.max(lineAmount(plan) - 1, 201)),
    materials: Object.fromEntries(plan.materials.map((material) => [material.code, true])),
    goods: category.standard.kind === 'goods' ? Object.fromEntries(category.standard.kit.map((item) => [item.code, item.quantity])) : {},
    visitGroup: random.int(1, Math.max(plan.visitGroups.length, 1)),
    visitDate: plan.visitWindow ? dayBetween(random, plan.visitWindow.from, plan.visitWindow.to) : '',
    tier: null,
    responsible: plan.offices.length > 0 ? random.pick(plan.offices) : '',
    householdNo: `${random.int(10, 99)}${String(number).padStart(4, '0')}`,
    remark: random.chance(0.25) ? random.pick(harmlessRemarks) : '',
    cells: new Map(),
    unchecked: new Set(),
    categories: [category.code],
    hidden: false,
    struck: false,
    faulty: false,
    serialStep: 1,
  };
}

/** The line of the plan per month, or a moderate sum where there is none. */
function lineAmount(plan: Plan): number {
  const line = plan.eligibility.incomeLine;
  if (line === undefined) return 700;
  return Math.floor(line.period === 'year' ? line.amountYuan / 12 : line.amountYuan) - (line.onTheLineIsIn ? 0 : 1);
}

function family(random: Random, plan: Plan, head: Person): Line['members'] {
  const members: { person: Person; relation: string }[] = [];
  const age = ageAt(head.birth, plan.ageAsOf);
  if (random.chance(0.6))
    members.push({
      person: person(random, plan.ageAsOf, Math.max(age - 4, 22), Math.max(age + 2, 24)),
      relation: random.pick(['配偶', '妻子', '之妻'].slice(0, head.gender === '男' ? 3 : 1)),
    });
  for (let child = random.int(0, 2); child > 0 && age > 24; child -= 1) {
    const young = person(
      random,
      plan.ageAsOf,
      1,
      Math.max(Math.min(age - 21, 30), 2),
      head.name.includes('·') ? undefined : head.name.slice(0, 1),
    );
    members.push({
      person: young,
      relation: young.gender === '男' ? random.pick(['子', '长子', '次子']) : random.pick(['女', '长女', '次女']),
    });
  }
  return members;
}

export const nameOf = (line: Line): string => line.person?.name ?? line.institution ?? '';
