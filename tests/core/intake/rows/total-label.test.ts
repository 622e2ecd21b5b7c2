import { cellTexts } from '../../../../core/intake/rows/text';
import { amountWordsIn, statedCounts, statedFen, totalLabelOf } from '../../../../core/intake/rows/total-label';
import type { CellValue } from '../../../../core/model/sheet';

const label = (row: readonly CellValue[], nameColumn = 1) => totalLabelOf(cellTexts(row), nameColumn);

describe('totalLabelOf', () => {
  it.each<[string, CellValue[], string, string, string]>([
    ['plain word in the first column', ['合计', null, 12000], 'total', 'plain', ''],
    ['spaced out with full-width spaces', ['合　　计', null, 12000], 'total', 'plain', ''],
    ['colon behind the word', ['小 计：', null, 500], 'subtotal', 'plain', ''],
    ['in the name column', [null, '合计', null, 100], 'total', 'plain', ''],
    ['split over two cells', ['合', '计', null, 100], 'total', 'plain', ''],
    ['village before the word', ['红旗村小计', null, 100], 'subtotal', 'group', '红旗村'],
    ['village before a bare 计', ['石桥村计', null, 400], 'subtotal', 'group', '石桥村'],
    ['category with a list mark before the word', ['一、城市低保小计', null, 100], 'subtotal', 'group', '城市低保'],
    ['count behind the word', ['合计12户', null, 100], 'total', 'plain', ''],
    ['count in brackets', ['合 计（共12户36人）', null, 100], 'total', 'plain', ''],
    ['Chinese numerals announced', ['总计(大写)', null, '壹仟元整'], 'total', 'plain', ''],
    ['only the announcement', ['人民币（大写）：壹仟元整', null], 'total', 'plain', ''],
    ['of the page', ['本页合计', null, 100], 'subtotal', 'page', ''],
    ['of the page, other word', ['本页小计', null, 100], 'subtotal', 'page', ''],
    ['running', ['累计', null, 100], 'total', 'running', ''],
    ['of the whole town', ['全镇合计', null, 100], 'total', 'all', ''],
    ['counts without the word', ['共12户36人', null, null, 12000], 'total', 'plain', ''],
    ['money first', ['合计金额：12000元', null], 'total', 'plain', ''],
    ['group in the name column', [null, '红旗村合计', null, 100], 'subtotal', 'group', '红旗村'],
  ])('%s is a total row', (_, row, kind, scope, group) => {
    expect(label(row)).toMatchObject({ kind, scope, group });
  });

  it.each<[string, CellValue[]]>([
    ['a person called 计小平', [1, '计小平', null, 100]],
    ['a person called 何计', [null, '何计', null, 100]],
    ['a person called 王小计 without number', [null, '王小计', null, 100]],
    ['an ordinary row', [1, '张三', '320123197003150212', 100]],
    ['the word far to the right', [1, '张三', null, null, null, null, null, null, '合计有误']],
  ])('%s is none', (_, row) => {
    expect(label(row)).toBeNull();
  });
});

describe('numbers in the words', () => {
  it.each([
    ['共12户36人', { households: 12, persons: 36 }],
    ['合计30人', { persons: 30 }],
    ['共8户', { households: 8 }],
    ['合计', null],
    ['人民币大写', null],
  ])('%s states %j', (text, counts) => expect(statedCounts(text)).toEqual(counts));

  it.each([
    ['合计12000元', 1200000],
    ['共计1.2万元', 1200000],
    ['合计:12户,12,000.50元', 1200050],
    ['标准100元/人', null],
    ['合计', null],
  ])('%s is worth %j fen', (text, fen) => expect(statedFen(text)).toBe(fen));

  it.each([
    ['合计(大写):壹万贰仟元整', '壹万贰仟元整'],
    ['人民币(大写):叁佰圆伍角', '叁佰圆伍角'],
    ['合计', null],
  ])('%s holds the words %j', (text, words) => expect(amountWordsIn(text)).toBe(words));
});
