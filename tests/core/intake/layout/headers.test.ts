/** Headers as offices lay them out: where they stand and how many rows they have. */
import { expectLayout, type LayoutCase } from './layout-case';

const cases: readonly LayoutCase[] = [
  {
    of: 'one row in the first line, nothing above',
    sheet: `
序号|姓名|性别|身份证号|家庭住址|联系电话|慰问金|备注
1|赵一|男|@11|红旗村1组|13800138000|100|
2|钱二|女|@12|红旗村2组||100|`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B gender:C idNumber:D address:E phone:F amount:G remark:H',
  },
  {
    of: 'spaces, line breaks, full width, required marks, units and hints in brackets',
    sheet: `
＊序　号|*姓 名|公民身份号码\\n（18位）|家庭详细地址|联系电话（手机）|慰问对象类型（下拉）|慰问金额（元/户）|开户银行（具体到支行）|卡号/账号|开户名|备 注
1|赵一|@11|红旗村|13800138000|农村低保|100|农商行东岗支行|6228480000000000017|赵一|`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C address:D phone:E category:F amount:G bankName:H bankAccount:I accountHolder:J remark:K',
  },
  {
    of: 'traditional characters and misspellings',
    sheet: `
序號|姓名：|身分證號碼|聯繫電話|慰問金額|銀行賬號|備註
1|赵一|@11|13800138000|100|6228480000000000017|`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C phone:D amount:E bankAccount:F remark:G',
  },
  {
    of: 'title, attachment, 填报单位 line and instructions above, blank rows in between and below the header',
    sheet: `
附件2

××市2027年春节慰问对象花名册|<|<|<|<
填表说明：1.本表由村（社区）填写，身份证号须为18位文本；2.慰问金以元为单位，请勿修改表头。|<|<|<|<
3.同一户只填一行，户主姓名与身份证一致；家庭住址填到组。|<|<|<|<

填报单位（盖章）：东岗镇|<|填报人：张三|<|2026年12月20日
序号|姓名|身份证号码|慰问金（元）|备注


1|赵一|@11|100|`,
    rows: [7, 7, 8],
    columns: 'serial:A name:B idNumber:C amount:D remark:E',
  },
  {
    of: 'header below thirty rows of notice',
    sheet: `${Array.from({ length: 30 }, (_, index) => `${index + 1}、关于做好春节慰问工作的通知第${index + 1}段文字，请认真组织。`).join('\n')}
序号|姓名|身份证号|金额
1|赵一|@11|100`,
    rows: [30, 30, 31],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'two rows merged both ways, a lone 元 below its name',
    sheet: `
慰问花名册|<|<|<|<|<|<|<
序号|基本信息|<|<|慰问标准|慰问金|银行信息|<
^|姓名|性别|身份证号|元|（元）|开户行|账号
1|赵一|男|@11|100|100|农商行|6228480000000000017`,
    rows: [1, 2, 3],
    columns: 'serial:A name:B gender:C idNumber:D standard:E amount:F bankName:G bankAccount:H',
  },
  {
    of: 'two rows without any merge, group names over their first column',
    sheet: `
序号|户主信息||||银行信息|||备注
|姓名|性别|证件号码|联系电话|开户行|账号|户名|
1|赵一|男|@11|13800138000|农商行|6228480000000000017|赵一|`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B gender:C idNumber:D phone:E bankName:F bankAccount:G accountHolder:H remark:I',
  },
  {
    of: 'headers that are numbered',
    sheet: `
1.序号|2、姓名|（3）身份证号|4.类别|5.慰问金（元）
1|赵一|@11|农村低保|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C category:D amount:E',
  },
  {
    of: 'three rows, the last with the measure of each item of goods',
    plan: 'district',
    sheet: `
序号|姓名|慰问品|<|<|备注
^|^|大米|食用油|书|^
^|^|袋|桶|本|^
1|赵一|1|1|1|`,
    rows: [0, 2, 3],
    columns: 'serial:A name:B goods.rice:C goods.oil:D goods.book:E remark:F',
  },
  {
    of: 'a header text broken over two rows',
    sheet: `
序|姓名|身份证|家庭|致困|慰问|备
号||号码|人口|原因|金额|注
1|赵一|@11|3|因病|100|`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B idNumber:C householdSize:D hardshipReason:E amount:F remark:G',
  },
  {
    of: 'three rows, sums under groups: parts stay unknown, the total is the amount',
    sheet: `
序号|户主姓名|身份证号|家庭成员|<|<|领取金额|<|<|备注
^|^|^|姓名|关系|证件号|其中：|<|合计（元）|^
^|^|^|^|^|^|家庭补差|残疾人救助|^|^
1|赵一|@11|钱二|妻|@12|60|40|100|`,
    rows: [0, 2, 3],
    columns: 'serial:A name:B idNumber:C amount:I remark:J',
    members: 'D/F/E',
    unknown: 'G H',
  },
  {
    of: 'column numbers with gaps, then units',
    sheet: `
序号|姓名|身份证号|家庭人口|人均月收入|慰问金|备注
甲|乙|丙|1|2|5|丁
|||人|元|万元|
1|赵一|@11|3|700|0.1|`,
    rows: [0, 0, 3],
    columns: 'serial:A name:B idNumber:C householdSize:D perCapitaIncome/month:E amount×10000:F remark:G',
  },
  {
    of: 'column numbers (1)(2) and formulas',
    sheet: `
序号|姓名|身份证号|补差|救助|合计
(1)|(2)|(3)|(4)|(5)|(6)=(4)+(5)
1|赵一|@11|60|40|100`,
    rows: [0, 0, 2],
    columns: 'serial:A name:B idNumber:C amount:F',
    unknown: 'D E',
  },
  {
    of: 'a second row that says the header in English',
    sheet: `
序号|姓名|身份证号|慰问金
No.|Name|ID Number|Amount
1|赵一|@11|100`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'a data row beginning with serial 1 is no row of column numbers',
    sheet: `
序号|姓名|年龄|家庭人口|慰问金
1|赵一|2|3|4
2|钱二|56|3|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B age:C householdSize:D amount:E',
  },
  {
    of: '单位:万元 above holds for columns without a unit of their own',
    sheet: `
花名册|<|<|<|<
填报单位：东岗镇||||单位：万元
序号|姓名|身份证号|慰问标准（元）|慰问金
1|赵一|@11|1000|0.1`,
    rows: [2, 2, 3],
    columns: 'serial:A name:B idNumber:C standard:D amount×10000:E',
  },
  {
    of: '(万元) in the header wins over 单位:元',
    sheet: `
花名册|<|<|<
（单位：元）|<|<|<
序号|姓名|身份证号|慰问金（万元）
1|赵一|@11|0.1`,
    rows: [2, 2, 3],
    columns: 'serial:A name:B idNumber:C amount×10000:D',
  },
  {
    of: 'left and right half of the sheet: the left one is the layout',
    sheet: `
序号|姓名|身份证号|慰问金|序号|姓名|身份证号|慰问金
1|赵一|@11|100|3|孙三|@13|100
2|钱二|@12|100|4|李四|@14|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'a title that is a single unmerged cell with many values to its right in the header',
    sheet: `
东岗镇慰问花名册
序号|姓名|身份证号|金额`,
    rows: [1, 1, 2],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'a section row right below the header is no header',
    sheet: `
序号|姓名|身份证号|金额
一、农村低保|<|<|<
1|赵一|@11|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'nor is one with its number in a cell of its own, or one further right',
    sheet: `
序号|户编号|姓名|身份证号|金额
|一、红旗村（2人）|||
1|1001|赵一|@11|100`,
    rows: [0, 0, 1],
    columns: 'serial:A householdNo:B name:C idNumber:D amount:E',
  },
  {
    of: 'a 合计 row right below the header is no header',
    sheet: `
序号|姓名|身份证号|金额
合计|||
1|赵一|@11|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'a column without header that surely holds ID numbers',
    sheet: `
序号|姓名||金额
1|赵一|@11|100
2|钱二|@12|100
3|孙三|@13|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
  },
  {
    of: 'first column and rows blank',
    sheet: `

||东岗镇慰问花名册
||序号|姓名|身份证号|金额
||1|赵一|@11|100`,
    rows: [2, 2, 3],
    columns: 'serial:C name:D idNumber:E amount:F',
  },
];

describe('where the header is and what its columns hold', () => {
  it.each(cases)('$of', (one) => {
    expectLayout(one);
    expect.hasAssertions();
  });
});
