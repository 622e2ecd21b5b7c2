/** What the plan says about an entry's categories. */
import { categoryOf, standardFen, type Category, type Plan } from '../../model/plan';
import type { Entry } from '../../model/roster';

const noCodes: readonly string[] = [];

/** Codes the entry is under, in the order written; a plan of one category needs none written. */
export const codesOf = (entry: Entry, plan: Plan): readonly string[] => {
  const reading = entry.readings.category;
  if (reading === undefined && plan.categories.length === 1) return [plan.categories[0]?.code ?? ''];
  return reading?.value ?? noCodes;
};

/** Whether a category is another one or stands above it. The depth is bounded, so that a plan with a circle does no harm. */
export const isSameOrAbove = (plan: Plan, upper: string, lower: string): boolean => {
  let code: string | undefined = lower;
  for (let depth = 0; code !== undefined && depth <= plan.categories.length; depth += 1) {
    if (code === upper) return true;
    code = categoryOf(plan, code)?.parent;
  }
  return false;
};

const sameBranch = (plan: Plan, a: string, b: string): boolean => isSameOrAbove(plan, a, b) || isSameOrAbove(plan, b, a);

/** True when both entries have known categories and none of one is, or is above or below, one of the other. */
export const differInCategory = (a: readonly string[], b: readonly string[], plan: Plan): boolean =>
  a.length > 0 && b.length > 0 && !a.some((code) => b.some((other) => sameBranch(plan, code, other)));

/** The codes without repeats and without those that only name a broader class of another (优抚对象 beside 三属). */
export const distinctCodes = (codes: readonly string[], plan: Plan): readonly string[] =>
  codes.filter((code, at) => codes.indexOf(code) === at && !codes.some((other) => other !== code && isSameOrAbove(plan, code, other)));

export const categoryName = (plan: Plan, code: string): string => categoryOf(plan, code)?.name ?? code;

export const paysMoney = (category: Category): boolean => category.standard.kind === 'money' || category.standard.kind === 'tiers';

/** The known categories of an entry. */
export const categoriesOf = (entry: Entry, plan: Plan): readonly Category[] =>
  codesOf(entry, plan).flatMap((code) => categoryOf(plan, code) ?? []);

/** The standard (fen) that all the categories share; null when they differ or one has none. For entries whose category is not known for certain. */
export const commonStandard = (categories: readonly Category[]): readonly number[] | null => {
  const first = standardFen(categories[0]?.standard ?? { kind: 'pending' });
  const all = categories.every((category) => {
    const fen = standardFen(category.standard);
    return fen.length > 0 && fen.length === first.length && fen.every((amount) => first.includes(amount));
  });
  return all && first.length > 0 ? first : null;
};

/** The categories that an ambiguous text (低保) could be; undefined when the entry's category is not ambiguous. */
export const candidatesOf = (entry: Entry, plan: Plan): readonly Category[] | undefined =>
  entry.readings.category?.value ? undefined : entry.readings.category?.ambiguous?.flatMap((code) => categoryOf(plan, code) ?? []);

/** 就高不就低 among categories: the one with the highest standard, by the plan's order where standards are equal; null when a standard is not known. */
export const highestOf = (codes: readonly string[], plan: Plan): string | null => {
  const ranked = plan.categories
    .filter((category) => codes.includes(category.code))
    .map((category) => ({ code: category.code, most: Math.max(-1, ...standardFen(category.standard)) }));
  if (ranked.some(({ most }) => most < 0)) return null;
  return (
    ranked.reduce<{ code: string; most: number } | null>((best, next) => (best === null || next.most > best.most ? next : best), null)
      ?.code ?? null
  );
};
