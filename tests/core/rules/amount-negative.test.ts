import { amountNegative } from '../../../core/rules/amount-negative';
import { foundBy } from '../../support/roster-builder';

describe('amount-negative', () => {
  it.each([[-100], ['-100'], ['-1000元'], [-0.01]])('%s → error at the amount', (amount) => {
    expect(foundBy(amountNegative, [{ name: '张三', amount }])).toMatchObject([{ cell: 'B4', severity: 'error' }]);
  });

  it.each([[100], [0], ['100'], [null], ['—'], ['-'], ['--'], ['见附件']])('silent on %s', (amount) => {
    expect(foundBy(amountNegative, [{ name: '张三', amount }])).toEqual([]);
  });
});
