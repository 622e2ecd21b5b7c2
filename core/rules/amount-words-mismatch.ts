/** The amount in words (壹仟元整) against the amount in figures of the same row. */
import { defineRule, type RowRule } from './define-rule';
import { none, placeOf } from './support/hits';

export const amountWordsMismatch: RowRule = defineRule({
  code: 'amount-words-mismatch',
  scope: 'row',
  severity: 'error',
  needs: ['amount', 'amountUpper'],
  basis: '大写金额与小写金额须一致（R20）',
  summary: { zh: '大写金额与小写金额不一致。', en: 'The amount in words differs from the amount in figures.' },
  silentOn: '其中一个空着或看不懂（看不懂的小写金额另报）；“壹仟元”与“壹仟元整”之类写法不同',
  check: ({ entry, sheet }) => {
    const figures = entry.readings.amount?.value;
    const words = entry.readings.amountUpper;
    if (figures === undefined || figures === null || words === undefined || words.value === null || words.value === figures) return none;
    return [
      {
        field: 'amountUpper',
        related: [placeOf(sheet, entry, 'amount')],
        params: { figuresYuan: figures / 100, wordsYuan: words.value / 100, text: words.text.slice(0, 30) },
      },
    ];
  },
});
