/** Rows above the data: 填报单位 lines, titles, attachments, measures; and what they and the sheet's name tell. */
import { analyseSheet, detectUnit } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import { samplePlan } from '../../../../core/plans';
import { sheetOf } from './sheet-text';

const civil = samplePlan('civil') as Plan;
const union = samplePlan('union') as Plan;
const district = samplePlan('district') as Plan;
const header = '序号|姓名|身份证号|慰问金|备注';
const above = (lines: string, plan: Plan = civil, name = 'Sheet1') =>
  analyseSheet(sheetOf(`${lines}\n${header}\n1|赵一|@11|100|`, { name }), plan);

describe('填报单位 lines', () => {
  it.each([
    ['label, colon and value in one cell', '填报单位（盖章）：东岗镇人民政府', '东岗镇人民政府'],
    ['spaces inside the label', '填 报 单 位：东岗镇', '东岗镇'],
    ['several pairs in one cell', '填报单位：东岗镇  填报人：张三  电话：0898-66012345  填报时间：2026.12.20', '东岗镇'],
    ['pairs in several cells', '填报单位：东岗镇||填报人：张三|电话：13800138000|', '东岗镇'],
    ['merged cells', '填报单位(盖章):东岗镇|<|填报人：张三|<|', '东岗镇'],
    ['value in the next cell', '填报单位（盖章）：|东岗镇民政办||填报日期：|2026年12月20日', '东岗镇民政办'],
    ['value some cells further', '填报单位：||东岗镇|填报人：|张三', '东岗镇'],
    ['without colon, value in the next cell', '填报单位|东岗镇||填报人|张三', '东岗镇'],
    ['without colon, behind a blank', '填报单位 东岗镇|<|<', '东岗镇'],
    ['镇(街道) as label', '镇（街道）：东岗镇', '东岗镇'],
    ['a department and its seal', '财务科（盖章）', '财务科'],
    ['seal behind the value', '单位：东岗镇人民政府（公章）', '东岗镇人民政府'],
    ['申报单位', '申报单位:东岗镇总工会', '东岗镇总工会'],
    ['单位 beside 单位:元', '单位（盖章）：东岗镇|||单位：元|', '东岗镇'],
    ['left blank', '填报单位（盖章）：______|填报人：', undefined],
    ['only 单位:元', '|||单位：元|', undefined],
  ])('%s', (_, line, unit) => {
    const { meta, layout } = above(`2027年春节慰问花名册|<|<|<|<\n${line}`);
    expect(meta.unit?.text).toBe(unit);
    expect(layout?.headerTop).toBe(2);
  });

  it('the cell of the value is remembered', () => {
    expect(above('花名册\n填报单位：|东岗镇').meta.unit).toEqual({ text: '东岗镇', row: 1, column: 1 });
  });

  it('a line below the table counts when there is none above', () => {
    const sheet = sheetOf(`慰问花名册\n${header}\n1|赵一|@11|100|\n合计|||100|\n填报单位（盖章）：东岗镇||填报人：张三|`);
    expect(analyseSheet(sheet, civil).meta.unit).toEqual({ text: '东岗镇', row: 4, column: 0 });
  });

  it('村(社区): names the village, not the unit', () => {
    const { meta, sheetVillage } = above('花名册\n乡镇：东岗镇|村（社区）：红旗村|');
    expect([meta.unit?.text, sheetVillage]).toEqual(['东岗镇', '红旗村']);
  });
});

describe('titles and roles of the rows above', () => {
  it('each row is named, with its number in the sheet', () => {
    const found = above(
      '附件2\n××县2027年春节慰问花名册|<|<|<|<\n填报单位：东岗镇||||2026年12月20日\n注：带*号的为必填项，请勿改动表头\n|||单位：元|',
    );
    expect(found.above.map(({ row, role }) => `${row} ${role}`)).toEqual(['1 attachment', '2 title', '3 meta', '4 note', '5 measure']);
    expect(found.meta).toMatchObject({ attachment: '附件2', title: '××县2027年春节慰问花名册', year: 2027, date: '2026年12月20日' });
  });

  it('a title in pieces, with the attachment beside it and the measure in brackets', () => {
    const { meta, layout } = above('附件2|××县|2027年|慰问花名册（单位：万元）|');
    expect(meta).toEqual({ attachment: '附件2', title: '××县 2027年 慰问花名册(单位:万元)', year: 2027 });
    expect(layout?.columns.find(({ field }) => field === 'amount')?.multiplier).toBe(10000);
  });

  it('column numbers and units below the header are named too', () => {
    const sheet = sheetOf('序号|姓名|身份证号|慰问金\n甲|乙|丙|1\n|||元\n1|赵一|@11|100', { origin: { row: 4, column: 1 } });
    const { above: rows, firstDataRow } = analyseSheet(sheet, civil);
    expect(rows.map(({ row, role }) => `${row} ${role}`)).toEqual(['6 columnNumbers', '7 units']);
    expect(firstDataRow).toBe(3);
  });

  it.each([
    ['20__ is no year', '××县20__年“两节”困难职工慰问花名册', undefined],
    ['Chinese figures', '二〇二七年春节慰问花名册', 2027],
    ['a space before 年', '2027 年春节慰问名单', 2027],
  ])('%s', (_, title, year) => {
    expect(above(title, union).meta).toMatchObject({ title, ...(year === undefined ? {} : { year }) });
    expect(above(title, union).meta.year).toBe(year);
  });

  it('numbers of people are masked in the texts of rows', () => {
    const found = above('慰问花名册\n注：如身份证号320123197003150212有误请联系');
    expect(JSON.stringify(found.above)).not.toContain('320123197003150212');
  });
});

describe('category and village of a whole sheet', () => {
  it.each([
    ['the sheet’s name', '慰问花名册', '农村低保', civil, { text: '农村低保', from: 'sheet' }],
    ['the title', '东岗镇红旗村农村低保春节慰问花名册', 'Sheet1', civil, { text: '东岗镇红旗村农村低保春节慰问花名册', from: 'title' }],
    ['neither', '民政对象春节慰问花名册', 'Sheet1', civil, null],
    ['the kind of an institution', '慰问花名册', '驻区部队', district, { text: '驻区部队', from: 'sheet' }],
  ])('category told by %s', (_, title, name, plan, expected) => {
    expect(above(title, plan, name).sheetCategory).toEqual(expected);
  });

  it('a category column that says otherwise is believed, one that says the same leaves its gaps to the title', () => {
    const sheet = (value: string) => sheetOf(`农村低保慰问花名册\n序号|姓名|身份证号|类别\n1|赵一|@11|${value}\n2|钱二|@12|`);
    expect(analyseSheet(sheet('城市低保'), civil).sheetCategory).toBeNull();
    expect(analyseSheet(sheet('农村低保户'), civil).sheetCategory).toEqual({ text: '农村低保慰问花名册', from: 'title' });
  });

  it.each([
    ['东岗村', '慰问花名册', '东岗村'],
    ['3.红旗社区', '慰问花名册', '红旗社区'],
    ['红旗村低保', '慰问花名册', '红旗村'],
    ['农村低保', '慰问花名册', null],
    ['社区矫正', '慰问花名册', null],
    ['Sheet1', '东岗镇红旗村春节慰问花名册', '红旗村'],
    ['Sheet1', '东岗镇农村低保春节慰问花名册', null],
    ['Sheet1', '城关街道办事处向阳社区困难家庭慰问花名册', '向阳社区'],
  ])('village of sheet %s with title %s', (name, title, village) => {
    expect(above(title, civil, name).sheetVillage).toBe(village);
  });
});

describe('the unit of a file', () => {
  const sources = (parts: { meta?: string; title?: string; sheet?: string; file?: string; given?: string }) => ({
    given: parts.given ?? null,
    file: parts.file ?? null,
    sheets: [
      {
        name: parts.sheet ?? 'Sheet1',
        role: 'roster' as const,
        meta: {
          ...(parts.meta === undefined ? {} : { unit: { text: parts.meta, row: 1, column: 0 } }),
          ...(parts.title === undefined ? {} : { title: parts.title }),
        },
      },
    ],
  });

  it.each([
    ['given from outside wins', { given: '西河镇', meta: '东岗镇' }, { code: 'Z02', text: '西河镇', from: 'given' }],
    ['given as a code', { given: 'Z02' }, { code: 'Z02', text: 'Z02', from: 'given' }],
    ['填报单位 before title', { meta: '东岗镇人民政府', title: '西河镇慰问花名册' }, { code: 'Z01', text: '东岗镇人民政府', from: 'meta' }],
    ['title before file', { title: '东岗镇慰问花名册', file: '西河镇.xlsx' }, { code: 'Z01', text: '东岗镇慰问花名册', from: 'title' }],
    ['sheet before file', { sheet: '东岗镇', file: '西河镇.xlsx' }, { code: 'Z01', text: '东岗镇', from: 'sheet' }],
    ['file name', { file: '附件2-东岗镇花名册(定稿).xlsx' }, { code: 'Z01', text: '附件2-东岗镇花名册(定稿)', from: 'file' }],
    [
      'a 填报单位 that the plan does not know yields to one that it does',
      { meta: '红旗村', file: '东岗镇.xlsx' },
      { code: 'Z01', text: '东岗镇', from: 'file' },
    ],
    ['unknown everywhere: the line as it stands', { meta: '某某局' }, { code: null, text: '某某局', from: 'meta' }],
    ['nothing tells', { title: '慰问花名册' }, null],
  ])('%s', (_, parts, expected) => {
    expect(detectUnit(sources(parts), civil)).toEqual(expected);
  });
});
