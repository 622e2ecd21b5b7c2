/** No amount where the plan grants money. */
import { defineRule, type RowRule, type RowSubject } from './define-rule';
import type { Plan } from '../model/plan';
import { candidatesOf, categoriesOf, commonStandard, paysMoney } from './support/categories';
import { none, saysNothing } from './support/hits';

const hits = [{ field: 'amount' }] as const;

/** The category has a money standard; or it is not known, and every one that it could be has the same. */
const expectsMoney = ({ entry, category }: RowSubject, plan: Plan): boolean => {
  if (category === undefined)
    return plan.payment.method !== 'goods' && commonStandard(candidatesOf(entry, plan) ?? plan.categories) !== null;
  return paysMoney(category) || categoriesOf(entry, plan).some(paysMoney);
};

export const amountMissing: RowRule = defineRule({
  code: 'amount-missing',
  scope: 'row',
  severity: 'error',
  needs: ['amount'],
  basis: '发放现金的类别须填金额（R16）',
  summary: { zh: '应发慰问金的对象没有填金额。', en: 'No amount for an entry that is granted money.' },
  silentOn: '家庭成员行；发实物的类别；标准待定的类别',
  check: (subject, ctx) => {
    const { amount } = subject.entry.readings;
    if (amount !== undefined && !(amount.value === null && saysNothing(amount.text))) return none;
    return expectsMoney(subject, ctx.plan) ? hits : none;
  },
});
