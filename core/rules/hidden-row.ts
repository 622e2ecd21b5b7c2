/**
 * The row is hidden (by hand or by a filter) but counts like any other: last year's people are often hidden instead of deleted.
 *
 * Bad: row 12 hidden, with a name and 1,000 yuan in it
 */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const hiddenRow: RowRule = defineRule({
  code: 'hidden-row',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '隐藏行也会计入，可能多发（R39，领域简报 1.2）',
  summary: {
    zh: '这一行被隐藏了，但仍会计入人数和金额。',
    en: 'The row is hidden but still counts.',
  },
  silentOn: '隐藏的空行、小计行、隐藏的列',
  check: ({ entry }) => (entry.hidden ? [{ field: 'name' }] : none),
});
