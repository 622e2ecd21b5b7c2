/**
 * Who may be named in public (个人信息保护法 28 条; 政府信息公开条例 15 条: 涉及个人隐私的不公开). What a public list says of an entry is
 * built here from scratch: the beneficiary's name, the village, the plan's own category names. No cell of a roster reaches it as written.
 */
import { ageRangeOf } from '../rules/support/age';
import { codesOf } from '../rules/support/categories';
import { ageOn } from '../model/citizen-id';
import type { MergedEntry } from '../model/merge';
import { categoryOf, type Category, type Plan } from '../model/plan';
import { publicName, publicVillage } from './public-words';
import type { CountyView } from './county-view';

export type Publication =
  | { readonly how: 'named'; readonly name: string; readonly village: string; readonly category: string }
  /** Counted in the unit's line of this category, not named. */
  | { readonly how: 'counted'; readonly category: string }
  | { readonly how: 'withheld'; readonly reason: 'never' | 'unclearCategory' };

/** Groups that are on no public list whatever the plan says: community correction, children, mental illness and HIV, secret service. */
const neverNamed = /矫正|服刑|孤儿|儿童|事实无人抚养|未成年|艾滋|精神病|精神障碍|精神残疾|涉密/;
const ADULT = 18;

/** @param minors what a public list calls people under 18, who are counted and not named */
export function publicationOf(view: CountyView, minors: string): (merged: MergedEntry) => Publication {
  const { plan } = view;
  const publish = publishOf(plan);
  const guarded = plan.categories.some((category) => publish(category) !== 'full');
  const protectedPeople = peopleInNever(view, publish);
  const day = view.asOf < plan.ageAsOf ? view.asOf : plan.ageAsOf;
  return (merged) => {
    const categories = categoriesIn(merged, plan);
    const ways = categories.map(publish);
    const key = merged.entry.readings.idNumber?.key ?? null;
    if (ways.includes('never') || (key !== null && protectedPeople.has(key))) return { how: 'withheld', reason: 'never' };
    // What the plan does not know may be anything, also a group that must not be named.
    if (guarded && isUnclear(merged, categories)) return { how: 'withheld', reason: 'unclearCategory' };
    const main = categoryOf(plan, merged.categoryCode ?? undefined)?.name ?? '';
    if (ways.includes('countOnly')) {
      const counted = categories.find((category) => publish(category) === 'countOnly');
      return { how: 'counted', category: counted?.name ?? main };
    }
    if (isMinor(merged, categories, day)) return { how: 'counted', category: minors };
    return { how: 'named', name: publicName(merged), village: publicVillage(merged), category: main };
  };
}

type Publish = Category['publish'];

/** The strictest of the category, those above it, and the groups that are never named. */
function publishOf(plan: Plan): (category: Category) => Publish {
  const strict: readonly Publish[] = ['full', 'countOnly', 'never'];
  const known = new Map<string, Publish>();
  return (category) => {
    const before = known.get(category.code);
    if (before !== undefined) return before;
    let rank = 0;
    let upper: Category | undefined = category;
    for (let depth = 0; upper !== undefined && depth <= plan.categories.length; depth += 1) {
      rank = Math.max(rank, neverNamed.test(upper.name) ? 2 : strict.indexOf(upper.publish));
      upper = categoryOf(plan, upper.parent);
    }
    const publish = strict[rank] ?? 'never';
    known.set(category.code, publish);
    return publish;
  };
}

/** All categories of an entry, also those its words might mean. */
function categoriesIn({ entry, categoryCode }: MergedEntry, plan: Plan): readonly Category[] {
  const reading = entry.readings.category;
  const codes = new Set([...codesOf(entry, plan), ...(reading?.value ?? []), ...(reading?.ambiguous ?? [])]);
  if (categoryCode !== null) codes.add(categoryCode);
  return plan.categories.filter(({ code }) => codes.has(code));
}

const isUnclear = ({ entry }: MergedEntry, categories: readonly Category[]): boolean =>
  categories.length === 0 || (entry.readings.category?.unknown.length ?? 0) > 0;

/** Keys of people who stand under a never-named category anywhere in the county: they are named under no other one either. */
function peopleInNever({ result, plan }: CountyView, publish: (category: Category) => Publish): ReadonlySet<string> {
  const keys = new Set<string>();
  if (plan.categories.every((category) => publish(category) !== 'never')) return keys;
  for (const merged of result.entries) {
    const key = merged.entry.readings.idNumber?.key;
    if (key === null || key === undefined) continue;
    if (categoriesIn(merged, plan).some((category) => publish(category) === 'never')) keys.add(key);
  }
  return keys;
}

/** Any sign is enough: what is known of the age, an ID whose check character is wrong, the age column, or a category of children. */
function isMinor({ entry, grain }: MergedEntry, categories: readonly Category[], day: string): boolean {
  if (grain === 'institution') return false;
  const range = ageRangeOf(entry, day);
  const { idNumber, age } = entry.readings;
  const birth = idNumber?.birth ?? null;
  if ((range?.least ?? ADULT) < ADULT || (birth !== null && ageOn(birth, day) < ADULT) || (age?.value ?? ADULT) < ADULT) return true;
  const unknown = range === null && birth === null;
  return categories.some(
    ({ age: bound, payTo }) => (bound?.below !== undefined && bound.below <= ADULT) || (unknown && payTo === 'guardian'),
  );
}
