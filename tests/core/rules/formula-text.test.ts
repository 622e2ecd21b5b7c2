import { formulaText } from '../../../core/rules/formula-text';
import { foundBy, hitsOf, rosterOf, sheetOf } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const run = (remark: CellValue) => foundBy(formulaText, [{ name: '张三', remark }]);

describe('formula-text', () => {
  it.each([
    '=1+1', '=HYPERLINK("http://example.org","点")', '+cmd|calc', '-2+3+cmd', '@SUM(A1:A9)', '＝1+1', '＋SUM(A1)', ' =A1', '　=A1', '@微信', '-A1', '+张三', '=见附件', '-1-1',
  ])('%s → warning at the cell', (text) => {
    expect(run(text)).toMatchObject([{ cell: 'B4', severity: 'warning' }]);
  }); // prettier-ignore

  it.each<CellValue>([
    '-', '--', '—', '——', '-—', '- -', '+', '++', '=', '==', '+/-', '-/-', '-500', '-1,000.00', '-500元', '－500', '+300', '+300.5元', '-5%', '+86 13800138000', '+8613800138000',
    '+86-0898-66123456', '+86(898)66123456', '张三', '3=4', 'a@b.com', '1-2', -500, 0, null, true, '', '(+)', '200+', '￥-300',
  ])('silent on %j', (text) => {
    expect(run(text)).toEqual([]);
  }); // prettier-ignore

  it('looks into columns that mean nothing to the plan', () => {
    const sheet = sheetOf([{ name: '张三', remark: '好' }]);
    const layout = { ...sheet.layout!, columns: sheet.layout!.columns.slice(0, 1), unknown: [{ column: 1, header: '微信' }] };
    const entries = sheet.entries.map((entry) => ({ ...entry, cells: ['张三', '@张三'] }));
    expect(hitsOf(formulaText, rosterOf([{ ...sheet, layout, entries }]))).toMatchObject([{ cell: 'B4', field: null }]);
  });
});
