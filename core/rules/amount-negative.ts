/** An amount below zero: relief is never paid back through a roster. */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const amountNegative: RowRule = defineRule({
  code: 'amount-negative',
  scope: 'row',
  severity: 'error',
  needs: ['amount'],
  basis: '慰问金不能是负数（R16）',
  summary: { zh: '金额是负数。', en: 'The amount is negative.' },
  silentOn: '金额为 0（由“金额与标准不符”说明）；空格子',
  check: ({ entry }) => {
    const fen = entry.readings.amount?.value;
    return fen !== undefined && fen !== null && fen < 0 ? [{ field: 'amount', params: { amountYuan: fen / 100 } }] : none;
  },
});
