/** Suggestions for categories that the plan does not know. */
import type { Category, Plan } from '../../model/plan';
import { categoryKey, stripCategorySuffix } from './category-key';

/** The plan category whose name, alias or code is most like the text; undefined when nothing is near. For suggestions only. */
export function nearestCategory(plan: Plan, text: string): Category | undefined {
  const key = stripCategorySuffix(categoryKey(text));
  let best: Category | undefined;
  let bestScore = 0.34;
  for (const category of plan.categories) {
    for (const name of [category.name, ...category.aliases]) {
      const score = likeness(key, stripCategorySuffix(categoryKey(name)));
      if (score > bestScore) [best, bestScore] = [category, score];
    }
  }
  return best;
}

/** Dice coefficient of the characters two texts share, in order (longest common subsequence). */
function likeness(a: string, b: string): number {
  if (a.length === 0 || b.length === 0 || a.length > 60 || b.length > 60) return 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    const next = [0];
    for (let j = 0; j < b.length; j += 1)
      next.push(a[i] === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    row = next;
  }
  return (2 * (row[b.length] as number)) / (a.length + b.length);
}
