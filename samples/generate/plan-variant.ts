/** The same campaign in another county: other amounts, quotas, windows and lines, as a plan may set them. */
import { planSchema, type Plan } from '../../core/model/plan';
import type { Random } from './random';

const shift = (iso: string, days: number): string => new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

export function planVariant(random: Random, plan: Plan): Plan {
  const days = random.int(-6, 10);
  const amount = random.pick([200, 300, 500, 800, 1200]);
  const line = plan.eligibility.incomeLine;
  return planSchema.parse({
    ...plan,
    categories: plan.categories.map((category) =>
      category.standard.kind === 'money' ? { ...category, standard: { kind: 'money', amountYuan: amount } } : category,
    ),
    quotas: plan.quotas.map((quota) =>
      quota.count === undefined ? quota : { ...quota, count: Math.max(quota.count + random.int(-2, 4), 1) },
    ),
    ...(plan.visitWindow
      ? { visitWindow: { from: shift(plan.visitWindow.from, days), to: shift(plan.visitWindow.to, days + random.int(0, 3)) } }
      : {}),
    eligibility: {
      ...plan.eligibility,
      enterpriseOnly: plan.eligibility.enterpriseOnly && random.chance(0.7),
      ...(line ? { incomeLine: { ...line, amountYuan: random.pick([650, 900, 1596]), onTheLineIsIn: random.chance(0.5) } } : {}),
    },
    ...(plan.publicity ? { publicity: { ...plan.publicity, days: random.pick([3, 5, 7]) } } : {}),
    overlap: random.pick([plan.overlap, plan.overlap, 'each', 'highestOnce']),
  });
}
