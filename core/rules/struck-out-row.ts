/**
 * The row is struck through, which usually means that the person has dropped out, but it counts like any other.
 *
 * Bad: row 12 in strike-through, with a name and 1,000 yuan in it
 */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const struckOutRow: RowRule = defineRule({
  code: 'struck-out-row',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '删除线常表示“退出”，但仍会计入（R39，领域简报 1.2）',
  summary: {
    zh: '这一行画了删除线，但仍会计入人数和金额。',
    en: 'The row is struck through but still counts.',
  },
  silentOn: '只有个别字画线的行',
  check: ({ entry }) => (entry.struck ? [{ field: 'name' }] : none),
});
