/** Headers as offices lay them out: where they stand, how many rows they have, what their columns are. */
import { analyseSheet } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import { samplePlan } from '../../../../core/plans';
import { columnsIn, sheetOf } from './sheet-text';

const plans = Object.fromEntries(['bureau', 'civil', 'union', 'district'].map((id) => [id, samplePlan(id) as Plan]));

interface Case {
  readonly of: string;
  readonly plan?: string;
  readonly sheet: string;
  /** 0-based first and last header row, and first data row. */
  readonly rows: readonly [number, number, number];
  readonly columns: string;
  readonly members?: string;
  readonly unknown?: string;
}

const cases: readonly Case[] = [
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
    of: 'members side by side under a group',
    sheet: `
序号|户主|身份证号|家庭成员1|<|<|家庭成员2|<|<|慰问金
^|^|^|姓名|关系|身份证号|姓名|关系|身份证号|^
1|赵一|@11|钱二|妻|@12|赵三|子|@13|1000`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B idNumber:C amount:J',
    members: 'D/F/E G/I/H',
  },
  {
    of: 'members side by side by numbered headers',
    sheet: `
序号|姓名|身份证号|慰问金|家庭成员1姓名|家庭成员1身份证号|家庭成员2姓名|家庭成员2身份证号
1|赵一|@11|1000|钱二|@12|赵三|@13`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
    members: 'E/F/- G/H/-',
  },
  {
    of: 'members side by side by repeated plain headers',
    sheet: `
序号|户主姓名|身份证号|慰问金|姓名|证件号码|姓名|证件号码|姓名|证件号码
1|赵一|@11|1000|钱二|@12|赵三|@13||`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:D',
    members: 'E/F/- G/H/- I/J/-',
  },
  {
    of: '成员姓名 is the beneficiary where the heads stand among the members',
    sheet: `
户主姓名|户主证件号码|家庭编号|成员姓名|与户主关系|成员证件号码|成员性别|是否保障对象|本期救助金
赵一|@11|F001|赵一|户主|@11|男|是|100
赵一|@11|F001|钱二|配偶|@12|女|是|100`,
    rows: [0, 0, 1],
    columns: 'headName:A headIdNumber:B householdNo:C name:D relation:E idNumber:F gender:G amount:I',
    unknown: 'H',
  },
  {
    of: '家庭成员 that holds names, one column of numbers for heads and members',
    sheet: `
序号|户主|家庭成员|与户主关系|身份证号|保障人口|慰问金
1|赵一|赵一|户主|@11|2|200
||钱二|妻|@12||`,
    rows: [0, 0, 1],
    columns: 'serial:A headName:B name:C relation:D idNumber:E coveredSize:F amount:G',
  },
  {
    of: '家庭成员姓名 where nobody else is named',
    sheet: `
序号|村名|家庭成员姓名|与户主关系|身份证号|慰问金
1|红旗村|赵一|户主|@11|100`,
    rows: [0, 0, 1],
    columns: 'serial:A village:B name:C relation:D idNumber:E amount:F',
  },
  {
    of: 'one member beside the head stays a member',
    sheet: `
序号|户主姓名|户主身份证号|成员姓名|与户主关系|成员身份证号|慰问金
1|赵一|@11|钱二|妻|@12|100
2|孙三|@13|李四|子|@14|100`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:G',
    members: 'D/F/E',
  },
  {
    of: 'bank and account in one column, 说明 for 备注, somebody to call at home',
    sheet: `
序号|姓名|身份证号|家属联系人|联系电话|慰问金|开户行及账号|说明
1|赵一|@11|钱二|13800138000|100|农商行 6228480000000000017|新增`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C phone:E amount:F bankAccount:G remark:H',
    unknown: 'D',
  },
  {
    of: '对象 holds categories',
    sheet: `
村|姓名|身份证号|对象|慰问款
红旗村|赵一|@11|农村低保|100`,
    rows: [0, 0, 1],
    columns: 'village:A name:B idNumber:C category:D amount:E',
  },
  {
    of: 'members with relation before the name',
    sheet: `
序号|姓名|身份证号|与户主关系|成员姓名|成员身份证号|与户主关系|成员姓名|成员身份证号|慰问金
1|赵一|@11|妻|钱二|@12|子|赵三|@13|1000`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C amount:J',
    members: 'E/F/D H/I/G',
  },
  {
    of: '户主姓名 beside 姓名 is the household key',
    sheet: `
户号|户主姓名|姓名|与户主关系|身份证号|户主身份证号|慰问金
1001|赵一|钱二|妻|@12|@11|100`,
    rows: [0, 0, 1],
    columns: 'householdNo:A headName:B name:C relation:D idNumber:E headIdNumber:F amount:G',
  },
  {
    of: 'materials as signs under a group, and as papers',
    plan: 'union',
    sheet: `
序号|姓名|身份证号|材料|<|<|<|备注
^|^|^|①|②|③|④|^
1|赵一|@11|√|√|√|√|`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B idNumber:C materials.M1:D materials.M2:E materials.M3:F materials.M4:G remark:H',
  },
  {
    of: 'papers by name, several for one material',
    plan: 'union',
    sheet: `
序号|姓名|身份证号|申报表|身份证复印件|低保证|残疾证|诊断证明|银行卡|银行卡号
1|赵一|@11|√|√|√|||√|6228480000000000017
2|钱二|@12|√|√||√||√|6228480000000000025`,
    rows: [0, 0, 1],
    columns:
      'serial:A name:B idNumber:C materials.M1:D materials.M2:E materials.M3:F materials.M3:G materials.M3:H materials.M4:I bankAccount:J',
  },
  {
    of: 'papers whose columns hold numbers are numbers',
    plan: 'union',
    sheet: `
序号|姓名|身份证号|低保证|残疾证|银行卡
1|赵一|@11|321201010100015|肢体二级|6228480000000000017
2|钱二|@12|321201010100023|无|6228480000000000025`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C certNo:D disability:E bankAccount:F',
  },
  {
    of: 'goods by item of the kit, and as a text',
    plan: 'district',
    sheet: `
序号|姓名|慰问品|<|<|签收
^|^|大米(袋)|食用油（桶）|书籍(本)|^
1|赵一|1|1|1|`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B goods.rice:C goods.oil:D goods.book:E signature:F',
  },
  {
    of: 'goods named and counted',
    plan: 'civil',
    sheet: `
序号|姓名|身份证号|慰问物资|<|领取人签字
^|^|^|名称|数量|^
1|赵一|@11|大米|1|`,
    rows: [0, 1, 2],
    columns: 'serial:A name:B idNumber:C goods:D goodsQty:E signature:F',
  },
  {
    of: 'offices at work: union roster with tier, employer and document type',
    plan: 'union',
    sheet: `
序号|镇（街道）|困难职工姓名|证件类型|身份证号码（必填）|所在企业|人员类别|家庭人均月收入(元)|主要致困原因|慰问层级|发放标准|补助金额|领取人签字
1|东岗镇|赵一|身份证|@11|某某纺织有限公司|困难职工|700|疾病|县总|500|500|`,
    rows: [0, 0, 1],
    columns:
      'serial:A unit:B name:C documentType:D idNumber:E employer:F category:G perCapitaIncome/month:H hardshipReason:I tier:J standard:K amount:L signature:M',
  },
  {
    of: 'visits: groups, leaders, dates',
    plan: 'bureau',
    sheet: `
走访组别|带队领导|所在单位|受慰问人|与户主关系|家庭住址|走访日期|慰问金额
第一组|周某|第一工程公司|赵一|本人|幸福路1号|1月20日|1000`,
    rows: [0, 0, 1],
    columns: 'visitGroup:A visitLeader:B unit:C name:D relation:E address:F visitDate:G amount:H',
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
  it.each(cases)('$of', ({ plan = 'civil', sheet, rows, columns, members = '', unknown = '' }) => {
    const { layout, firstDataRow } = analyseSheet(sheetOf(sheet), plans[plan] as Plan);
    expect(columnsIn(layout)).toBe(columns);
    expect([layout?.headerTop, layout?.headerBottom, firstDataRow]).toEqual(rows);
    const letter = (column: number | null): string => (column === null ? '-' : String.fromCharCode(65 + column));
    expect((layout?.members ?? []).map((one) => `${letter(one.name)}/${letter(one.idNumber)}/${letter(one.relation)}`).join(' ')).toBe(
      members,
    );
    expect((layout?.unknown ?? []).map(({ column }) => letter(column)).join(' ')).toBe(unknown);
  });
});
