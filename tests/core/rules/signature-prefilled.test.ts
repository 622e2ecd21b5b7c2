import { signaturePrefilled } from '../../../core/rules/signature-prefilled';
import { foundBy, hitsOf, rosterOf, sheetOf } from '../../support/roster-builder';

const run = (...cells: readonly (string | null)[]) =>
  foundBy(
    signaturePrefilled,
    cells.map((signature) => ({ name: '张三', signature })),
  );

describe('signature-prefilled', () => {
  it.each(['张三', '√', '已签', '同意', '代签'])('%s → one warning per sheet at the first filled cell, with the count', (mark) => {
    expect(run(null, mark, null, mark)).toMatchObject([{ cell: 'B5', severity: 'warning', related: ['Sheet1!B7'], params: { count: 2 } }]);
  });

  it.each([null, '____', '＿＿', '/', '—', '签字：', '(签字)', '签名', '年月日', '  年 月 日', '……', '手印', '待签'])(
    'silent on %j',
    (mark) => {
      expect(run(mark)).toEqual([]);
    },
  );

  it('says so once for each sheet, and nothing without the column', () => {
    const sheets = ['东村', '西村'].map((sheet) => sheetOf([{ name: '张三', signature: '张三' }], { sheet }));
    expect(hitsOf(signaturePrefilled, rosterOf(sheets)).map((hit) => hit.sheet)).toEqual(['东村', '西村']);
    expect(foundBy(signaturePrefilled, [{ name: '张三' }])).toEqual([]);
  });
});
