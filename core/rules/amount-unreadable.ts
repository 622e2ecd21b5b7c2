/** Text in the amount column that is no amount. */
import { maskNumbersIn } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';

/** "To be decided" is an answer where the standard is open. */
const undecided = /待定|未定|另定|待核|暂不|见备注|按标准|另行/u;

export const amountUnreadable: RowRule = defineRule({
  code: 'amount-unreadable',
  scope: 'row',
  severity: 'error',
  needs: ['amount'],
  basis: '金额须能读成数（R16）',
  summary: { zh: '金额栏里的文字看不出是多少钱。', en: 'The text in the amount column is no amount.' },
  silentOn:
    '1000元、1,000、￥1000.00、壹仟元整、1000元/户、300元+米面油1套、万元为单位的 0.1、全角数字；发实物的类别写物品名；标准待定的类别写“待定”',
  check: ({ entry, category }, { plan }) => {
    const { amount } = entry.readings;
    if (amount === undefined || amount.value !== null || saysNothing(amount.text)) return none;
    const kind = category?.standard.kind;
    if (kind === 'goods' || (kind !== 'money' && kind !== 'tiers' && (plan.payment.method === 'goods' || undecided.test(amount.text))))
      return none;
    return [{ field: 'amount', params: { text: maskNumbersIn(amount.text).slice(0, 30) } }];
  },
});
