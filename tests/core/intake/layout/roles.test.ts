/** What a sheet is: by itself, and beside the other sheets of its file. */
import { analyseSheet, settleRoles } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import type { SheetSnapshot } from '../../../../core/model/sheet';
import { samplePlan } from '../../../../core/plans';
import { sheetOf } from './sheet-text';

const civil = samplePlan('civil') as Plan;
const union = samplePlan('union') as Plan;
const district = samplePlan('district') as Plan;

const list = `
2027年春节慰问花名册
序号|姓名|身份证号|慰问金|备注
1|赵一|@11|100|
2|钱二|@12|100|
3|孙三|@13|100|`;

const rolesOf = (sheets: readonly SheetSnapshot[], plan: Plan = civil): readonly string[] =>
  settleRoles(
    sheets.map((sheet) => ({
      sheet,
      analysis: analyseSheet(sheet, plan, { otherSheets: sheets.filter((other) => other !== sheet).map(({ name }) => name) }),
    })),
    plan,
  ).map(({ role }) => role);

describe('a sheet by itself', () => {
  it.each([
    ['a list of people, whatever the sheet is called', 'Sheet3', list, 'roster'],
    ['a header without any row below', '红旗村', '花名册|<|<\n序号|姓名|身份证号', 'roster'],
    ['a 汇总表 of people (附件3) is a roster', '附件3汇总表', list.replace('花名册', '汇总表'), 'roster'],
    ['no cell with a value', 'Sheet2', '', 'empty'],
    ['a title and nothing else', 'Sheet2', '2027年春节慰问花名册', 'other'],
    [
      'counts and money by unit',
      '汇总',
      '统计汇总表|<|<|<\n序号|单位|人数|金额（元）\n1|东岗镇|12|1200\n2|西河镇|3|300\n合计||15|1500',
      'summary',
    ],
    [
      'counts by category, with standard',
      'Sheet1',
      '类别|人数|标准（元/人）|金额（元）\n农村低保|10572|100|1057200\n城市低保|7500|100|750000',
      'summary',
    ],
    [
      'unit by category, two header rows',
      '统计表',
      '单位|农村低保|<|城市低保|<|合计\n^|人数|金额|人数|金额|^\n东岗镇|12|1200|3|300|1500',
      'summary',
    ],
    [
      '慰问对象 with categories and counts',
      '分配表',
      '慰问资金分配表|<|<\n慰问对象|人数|金额\n农村低保|12|1200\n城市低保|3|300',
      'summary',
    ],
    [
      'who goes visiting in which group',
      'Sheet1',
      '走访慰问分组安排表\n组别|带队领导|成员|走访单位|走访时间|户数\n第一组|王局长|办公室、人事科|一公司|2月3日|5\n第二组|李局长|财务科|二公司|2月4日|6',
      'summary',
    ],
    [
      'instructions in sentences',
      'Sheet2',
      '填表说明\n一、本表由各村填写，请勿改动表头。\n二、身份证号须为18位。\n三、请于12月30日前报送。',
      'instruction',
    ],
    ['instructions by the sheet’s name', '填表说明', '项目|说明\n姓名|填身份证上的姓名\n身份证号|18位', 'instruction'],
    ['a table without people', 'Sheet2', '责任单位|任务|时间\n区民政局|走访慰问|1月', 'other'],
    [
      'a task table for kinds of people',
      '任务表',
      '序号|板块|任务内容|慰问对象|牵头单位\n1|宣传|倡议书|机关干部|区委宣传部\n2|慰问|走访|困难家庭|区民政局',
      'other',
    ],
    ['a task table has nobody in it', '任务表', '序号|板块|任务|责任单位|配合单位\n1|送温暖|走访慰问困难家庭|区民政局|各镇街', 'other'],
    [
      'header without name column, people all the same',
      'Sheet1',
      '序号|性别|年龄|家庭住址|联系电话|慰问金\n1|男|56|红旗村|13800138000|100',
      'roster',
    ],
    ['unit names as people of the list', '慰问花名册', '序号|户主|家庭住址|慰问金\n1|赵一|红旗村|100', 'roster'],
  ])('%s', (_, name, text, expected) => {
    const sheet = text === '' ? { ...sheetOf('姓名', { name }), rows: [[], [null, ' ']] } : sheetOf(text, { name });
    expect(analyseSheet(sheet, civil).role).toBe(expected);
  });

  it('one person’s archive form with a table of family members is no roster', () => {
    const form = `
困难职工档案表|<|<|<|<|<
姓名*|赵一|性别|男|民族|汉族
身份证号|@11|<|政治面貌|群众|
工作单位|某某纺织有限公司|<|联系电话|13800138000|
家庭住址|幸福路1号|<|<|家庭人口|3
家庭成员|姓名|关系|身份证号|工作单位|月收入
^|钱二|妻|@12|无|0
^|赵三|子|@13|学生|0
致困原因|因病|<|<|<|<`;
    expect(analyseSheet(sheetOf(form), union).role).toBe('archive');
    const blank = form.replace(/赵一|男|汉族|@1\d|群众|某某纺织有限公司|13800138000|幸福路1号|钱二|赵三/g, '');
    expect(analyseSheet(sheetOf(blank), union).role).toBe('archive');
  });

  it('institutions without names and ID numbers are a roster of a plan that has them', () => {
    const text = '驻区部队慰问花名册|<|<|<\n序号|单位名称|慰问金|备注\n1|某部汽车连|1000|\n2|消防救援站|1000|';
    const { role, roleReason, missingFields } = analyseSheet(sheetOf(text, { name: '驻区部队' }), district);
    expect([role, roleReason, missingFields]).toEqual(['roster', 'institutions', []]);
  });
});

describe('a sheet beside others', () => {
  it.each<[string, readonly SheetSnapshot[], readonly string[]]>([
    [
      'last year’s sheet beside this year’s',
      [sheetOf(list, { name: '2027年' }), sheetOf(list.replace('2027', '2026'), { name: '2026年' })],
      ['roster', 'lastYear'],
    ],
    ['上年 by name', [sheetOf(list, { name: '花名册' }), sheetOf(list, { name: '上年名单' })], ['roster', 'lastYear']],
    ['told by the titles', [sheetOf(list), sheetOf(list.replace('2027', '2025'), { name: 'Sheet2' })], ['roster', 'lastYear']],
    ['an earlier year in the only roster’s title', [sheetOf(list.replace('2027', '2026'))], ['roster']],
    [
      'an earlier year in the only roster’s name, beside instructions',
      [sheetOf(list, { name: '2026年' }), sheetOf('填表说明\n一、请勿改动表头。', { name: '说明' })],
      ['roster', 'instruction'],
    ],
    [
      'several sheets, all named after the earlier year',
      [sheetOf(list, { name: '2026年低保' }), sheetOf(list.replaceAll('@', '@1'), { name: '2026年优抚' })],
      ['roster', 'roster'],
    ],
    [
      'a month of the year before is no earlier campaign',
      [sheetOf(list, { name: '2026年12月' }), sheetOf(list.replaceAll('@', '@1'), { name: '优抚' })],
      ['roster', 'roster'],
    ],
    [
      'hidden, earlier year',
      [sheetOf(list), sheetOf(list.replace('2027', '2026'), { name: '旧', visibility: 'hidden' })],
      ['roster', 'lastYear'],
    ],
    ['hidden copy', [sheetOf(list), sheetOf(list, { name: 'Sheet2', visibility: 'veryHidden' })], ['roster', 'hidden']],
    [
      'hidden and without values',
      [sheetOf(list), { ...sheetOf('姓名', { name: 'Sheet2', visibility: 'hidden' }), rows: [] }],
      ['roster', 'empty'],
    ],
    [
      'notice of the same people without numbers',
      [sheetOf(list), sheetOf('慰问对象公示\n序号|姓名|金额\n1|赵一|100\n2|钱二|100\n3|孙三|100', { name: '公示' })],
      ['roster', 'printout'],
    ],
    [
      'receipt with masked numbers',
      [
        sheetOf('签收表\n序号|姓名|身份证号|签字\n1|赵一|320123********0011|\n2|钱二|320123********0022|', { name: '签收' }),
        sheetOf(list, { name: '名单' }),
      ],
      ['printout', 'roster'],
    ],
    [
      'what goes to the bank, the people named as holders',
      [
        sheetOf(list),
        sheetOf('序号|账号|户名|金额|开户行\n1|6228480000000000018|赵一|100|农业银行\n2|6228480000000000026|钱二|100|农业银行', {
          name: '代发明细',
        }),
      ],
      ['roster', 'printout'],
    ],
    [
      'a receipt still without people',
      [sheetOf(list), sheetOf('序号|账号|户名|金额|开户行', { name: '银行代发' })],
      ['roster', 'printout'],
    ],
    [
      'list for the bank with other holders, but the same accounts',
      [
        sheetOf('序号|姓名|身份证号|账号|金额\n1|赵一|@11|6228480000000000017|100\n2|钱二|@12|6228480000000000025|100'),
        sheetOf('序号|账号|户名|金额|摘要\n1|6228480000000000017|赵大|100|慰问金\n2|6228480000000000025|钱大|100|慰问金', {
          name: '打卡表',
        }),
      ],
      ['roster', 'printout'],
    ],
    [
      'other people without numbers are a roster',
      [sheetOf(list), sheetOf('慰问花名册\n序号|姓名|金额\n1|李四|100\n2|周五|100', { name: '红旗村' })],
      ['roster', 'roster'],
    ],
    [
      'villages and a sheet of all of them',
      [
        sheetOf(list, { name: '东岗村' }),
        sheetOf(list.replaceAll('@1', '@2').replace('赵一', '李四'), { name: '红旗村' }),
        sheetOf(`${list}\n4|李四|@21|100|\n5|钱二|@22|100|\n6|孙三|@23|100|`, { name: '汇总' }),
      ],
      ['roster', 'roster', 'printout'],
    ],
    [
      'a filled-in example beside the list',
      [sheetOf(list, { name: '样表' }), sheetOf(list.replaceAll('@', '@1'), { name: '东岗镇' })],
      ['instruction', 'roster'],
    ],
    [
      'lists for dropdowns',
      [sheetOf(list), sheetOf('性别|类别|与户主关系\n男|农村低保|本人\n女|城市低保|配偶', { name: '字典' })],
      ['roster', 'other'],
    ],
  ])('%s', (_, sheets, expected) => {
    expect(rolesOf(sheets)).toEqual(expected);
  });

  it('a role given from outside stays', () => {
    const sheet = sheetOf(list, { name: '2026年' });
    const analysis = analyseSheet(sheet, civil, { override: { sheet: '2026年', role: 'roster' }, otherSheets: ['2027年'] });
    const other = sheetOf(list, { name: '2027年' });
    expect(
      settleRoles(
        [
          { sheet, analysis },
          { sheet: other, analysis: analyseSheet(other, civil) },
        ],
        civil,
      )[0]?.role,
    ).toBe('roster');
  });
});
