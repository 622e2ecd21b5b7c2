/** Columns that come in sets: household members side by side, materials, goods; and headers of whole offices. */
import { expectLayout, type LayoutCase } from './layout-case';

const cases: readonly LayoutCase[] = [
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
    of: 'a number before the bank in one cell',
    sheet: `
序号|姓名|身份证号|银行卡号及开户行
1|赵一|@11|6228480000000000017 农行城关支行`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C bankAccount:D',
  },
  {
    of: 'a small table of figures beside the roster',
    sheet: `
|序号|村名|姓名|身份证号|金额||村名|人数|金额
|1|红旗村|赵一|@11|100||红旗村|1|100
|2|东风村|钱二|@12|100||东风村|1|100`,
    rows: [0, 0, 1],
    columns: 'serial:B village:C name:D idNumber:E amount:F',
    unknown: 'H I J',
  },
  {
    of: 'a title without such a word, merged over a table that starts further right',
    sheet: `
||红旗村农村低保|<|<|<|<
||序号|姓名|身份证号|住址|金额|车牌号
||1|赵一|@11|红旗村|100|`,
    rows: [1, 1, 2],
    columns: 'serial:C name:D idNumber:E address:F amount:G',
    unknown: 'H',
  },
  {
    of: 'a secondary column before the main one of its kind',
    sheet: `
序号|姓名|身份证号|次要致困原因|备用电话|主要致困原因|联系电话
1|赵一|@11|子女上学|13900139000|因病|13800138000`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C hardshipReason:F phone:G',
    unknown: 'D E',
  },
  {
    of: 'a second column of the same name behind a first with a mistyped number',
    sheet: `
序号|姓名|身份证号|联系电话|家属|联系电话
1|赵一|@11|138123|赵二|13900139000
2|钱二|@12|13800138001|钱三|13900139001
3|孙三|@13|13800138002|孙四|13900139002
4|李四|@14|13800138003|李五|13900139003`,
    rows: [0, 0, 1],
    columns: 'serial:A name:B idNumber:C phone:D',
    unknown: 'E F',
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
];

describe('columns that come in sets', () => {
  it.each(cases)('$of', (one) => {
    expectLayout(one);
    expect.hasAssertions();
  });
});
