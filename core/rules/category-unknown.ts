/** A category that the plan does not have, or that could be several of its categories (低保: urban or rural?). Never guessed. */
import { nearestCategory } from '../intake/values';
import { maskNumbersIn } from '../model/mask';
import type { FilledFrom } from '../model/reading';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { categoryName } from './support/categories';
import { none, saysNothing } from './support/hits';

/** Said once, where it stands. */
const repeated: ReadonlySet<FilledFrom> = new Set<FilledFrom>(['merge', 'above', 'ditto']);

export const categoryUnknown: RowRule = defineRule({
  code: 'category-unknown',
  scope: 'row',
  severity: 'warning',
  needs: ['category'],
  basis: '类别须是方案列出的类别或其别名；“低保”不分城乡时不猜（R14）',
  summary: {
    zh: '类别不在方案里，或可能是方案里的几个类别之一。',
    en: 'The category is not in the plan, or could be one of several categories of the plan.',
  },
  silentOn: '别名、字间空格、后缀“对象”“人员”“户”“家庭”“员工”；合并格或同上沿用上一行的类别（只在原处说一次）',
  check: ({ entry }, { plan }) => {
    const reading = entry.readings.category;
    if (reading === undefined) return none;
    const { ambiguous, unknown = [], value, filledFrom } = reading;
    if (value !== null && unknown.length === 0 && ambiguous === undefined) return none;
    if (filledFrom !== undefined && repeated.has(filledFrom)) return none;
    if (ambiguous !== undefined && ambiguous.length > 0) {
      const candidates = ambiguous.map((code) => categoryName(plan, code));
      return [{ field: 'category', params: { text: reading.text.slice(0, 30), kind: 'ambiguous', candidates, nearest: null } }];
    }
    const parts = unknown.length > 0 ? unknown : saysNothing(reading.text) ? [] : [reading.text];
    return parts.map((part): Hit => ({
      field: 'category',
      params: {
        text: maskNumbersIn(part).slice(0, 30),
        kind: 'unknown',
        candidates: [],
        nearest: nearestCategory(plan, part)?.name ?? null,
      },
    }));
  },
});
