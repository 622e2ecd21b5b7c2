/**
 * The visit's date is no date, or is a decimal number: 1.20 typed into Excel becomes 1.2, which may be 2 January or 20 January.
 *
 * Bad: 走访时间 待定 · 1.2 (a number) · 2027-02-30
 */
import { isDittoMark } from '../intake/values/text';
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';

export const visitDateUnreadable: RowRule = defineRule({
  code: 'visit-date-unreadable',
  scope: 'row',
  severity: 'warning',
  needs: ['visitDate'],
  basis: '走访日期要能与方案的时间对照；1.20 会被 Excel 存成 1.2（领域简报 1.3）',
  summary: {
    zh: '走访日期看不懂，或被 Excel 存成了小数。',
    en: 'The date of the visit cannot be understood, or Excel has turned it into a decimal number.',
  },
  silentOn: '各种写法的日期、农历、旬（由“不在走访时间内”去说）；空白、/、无、同上',
  check: ({ entry }) => {
    const date = entry.readings.visitDate;
    if (date === undefined) return none;
    const decimal = date.value?.kind === 'decimal';
    if (!decimal && (date.value !== null || saysNothing(date.text) || isDittoMark(date.text))) return none;
    return [{ field: 'visitDate', params: { said: date.text, decimal } }];
  },
});
