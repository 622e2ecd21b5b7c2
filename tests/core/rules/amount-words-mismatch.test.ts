import { amountWordsMismatch } from '../../../core/rules/amount-words-mismatch';
import { foundBy, type EntrySpec } from '../../support/roster-builder';

describe('amount-words-mismatch', () => {
  it.each<[string, EntrySpec]>([
    ['another amount', { amount: 1000, amountUpper: '壹佰元整' }],
    ['a missing 拾', { amount: 1050, amountUpper: '壹仟零伍元整' }],
    ['figures as text', { amount: '1,000元', amountUpper: '贰仟元' }],
    ['fen left out', { amount: 100.5, amountUpper: '壹佰元整' }],
  ])('%s → error at the words', (_, spec) => {
    expect(foundBy(amountWordsMismatch, [spec])).toMatchObject([{ cell: 'B4', severity: 'error', related: ['Sheet1!A4'] }]);
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['壹仟元整', { amount: 1000, amountUpper: '壹仟元整' }, {}],
    ['壹仟圆', { amount: 1000, amountUpper: '壹仟圆' }, {}],
    ['人民币壹佰元正', { amount: 100, amountUpper: '人民币壹佰元正' }, {}],
    ['一千元', { amount: 1000, amountUpper: '一千元' }, {}],
    ['figures in the column of words', { amount: 1000, amountUpper: 1000 }, {}],
    ['0.1 under 万元', { amount: 0.1, amountUpper: '壹仟元整' }, { multiplier: { amount: 10000 } }],
    ['blank words', { amount: 1000, amountUpper: null }, {}],
    ['blank figures', { amount: null, amountUpper: '壹仟元整' }, {}],
    ['words nobody can read', { amount: 1000, amountUpper: '同小写' }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(amountWordsMismatch, [spec], options)).toEqual([]);
  });
});
