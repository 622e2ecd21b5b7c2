/**
 * An account number kept as a number of 16 digits or more: Excel keeps 15, so the last digits are not to be trusted. There is no cure but to
 * type it again as text; digits are never made up.
 *
 * Bad: a General cell that shows 6.22848E+18.
 */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const accountStoredAsNumber: RowRule = defineRule({
  code: 'account-stored-as-number',
  scope: 'row',
  severity: 'error',
  needs: ['bankAccount'],
  basis: 'Excel 数值只有 15 位有效数字，16 位以上的账号存成数值后末位不可信（领域简报 5.2、5.5）',
  summary: {
    zh: '银行账号以数字存放，超过 15 位的末尾已不可信。',
    en: 'The account is stored as a number, so that its digits beyond the fifteenth cannot be trusted.',
  },
  silentOn: '文本格式的账号；15 位以内的数值',
  check: ({ entry }) => (entry.readings.bankAccount?.storedAsNumber === true ? [{ field: 'bankAccount' }] : none),
});
