/** One column at a time: what its header and values make of it (domain.md §2.2, headers.json "ambiguous"). */
import { analyseSheet } from '../../../../core/intake/layout';
import type { Plan } from '../../../../core/model/plan';
import { samplePlan } from '../../../../core/plans';
import { headerPhrases } from '../../../../core/vocabulary/headers';
import { sheetOf } from './sheet-text';

const planOf = (id: string): Plan => samplePlan(id) as Plan;

/** The field of the column under test, which stands fourth behind 序号, 姓名 and 身份证号 (or other headers). */
const fieldOf = (header: string, values: readonly string[], planId = 'civil', context = '序号|姓名|身份证号'): string | null => {
  const rows = values.map((value, index) => `${index + 1}|赵${'一二三四五六'.charAt(index)}|@${11 + index}|${value}`);
  const { layout } = analyseSheet(sheetOf(['2027年春节慰问花名册', `${context}|${header}`, ...rows].join('\n')), planOf(planId));
  const bound = layout?.columns.find(({ column }) => column === 3);
  if (bound === undefined) return null;
  return bound.item === undefined || bound.item === null ? bound.field : `${bound.field}.${bound.item}`;
};

const card = '6228480000000000017';

describe('headers that are easily misread', () => {
  it.each([
    ['身份证复印件 is a paper', '身份证复印件', ['√', '√'], 'materials'],
    ['身份 is the job status', '身份', ['在岗', '退休'], 'jobStatus'],
    ['户主身份证号 is not the own number', '户主身份证号', ['@21', '@22'], 'headIdNumber'],
    ['代领人身份证号码 belongs to another', '代领人身份证号码', ['@21', ''], 'otherIdNumber'],
    ['开户人身份证 belongs to another', '开户人身份证', ['@21', '@22'], 'otherIdNumber'],
    ['照料人身份证号 belongs to another', '照料人身份证号', ['@21', ''], 'otherIdNumber'],
    ['残疾证号 is no plain number', '残疾证号', ['32012319700315021241', ''], 'disability'],
    ['低保证编号 of fifteen digits is no ID number', '低保证编号', ['321201010100015', '321201010100023'], 'certNo'],
    ['银行卡 with digits', '银行卡', [card, card], 'bankAccount'],
    ['银行卡 with ticks', '银行卡', ['√', '√'], 'materials'],
    ['银行卡 with names of banks', '银行卡', ['农商行', '农业银行'], 'bankName'],
    ['低保证 with digits', '低保证', ['321201010100015', '321201010100023'], 'certNo'],
    ['低保证 with ticks', '低保证', ['有', '无'], 'materials'],
    ['残疾证 with levels', '残疾证', ['肢体二级', '视力一级'], 'disability'],
    ['残疾证 with ticks', '残疾证', ['√', ''], 'materials'],
    ['标准 with 人民币 before the sum', '标准', ['人民币200元', '人民币贰佰元整'], 'standard'],
    ['a hint in brackets behind the header', '身份证号码（请核对）', ['@21', '@22'], 'idNumber', 'civil', '序号|姓名|性别'],
    ['身份证住址 is an address', '身份证住址', ['红旗村1组', '东风村2组'], 'address'],
    ['an ID number that one person does not have', '公民身份号码', ['无', '/'], 'idNumber', 'civil', '序号|姓名|性别'],
    ['身份证 with ticks', '身份证', ['√', '√'], 'materials', 'civil', '序号|姓名|证件号码'],
    ['保障人口 is not the household size', '保障人口', ['2', '1'], 'coveredSize'],
    ['合计(元) as a column', '合计（元）', ['100', '100'], 'amount'],
    ['残疾军人证号 is a soldier’s', '残疾军人证号', ['军123', '军124'], 'military'],
    ['电表号 is no account', '电表号', ['33100000001', '33100000002'], null],
    ['财政代码 is no account', '财政代码', ['300100000001', '300100000002'], null],
    ['填表人电话 is no phone of the beneficiary', '填表人电话', ['13800138000', '13800138001'], null],
    ['监督举报电话 is no phone of the beneficiary', '监督举报电话', ['12345', '12345'], null],
    ['经办人 is no visitor', '慰问经办人', ['钱某某', '孙某某'], null],
    ['上年慰问金额 is not this year’s', '上年慰问金额', ['100', '100'], null, 'civil', '序号|姓名|慰问金'],
    ['月低保金 is no relief money', '月低保金（元）', ['500', '500'], null],
    ['联系人 is no name of the beneficiary', '联系人', ['钱某某', '孙某某'], null],
    ['代领人 beside 姓名', '代领人', ['钱二', ''], 'payee'],
    ['a hint to the clerk', '注意：身份证号请核对', ['', ''], null],
    ['relation of the contact person', '与老人关系', ['子', '女'], null],
    ['value of the goods', '慰问品金额', ['80', '80'], null],
    ['signature of the visitor', '走访人签字', ['', ''], null],
    ['开户名', '开户名', ['赵一', '赵二'], 'accountHolder'],
  ] as const)('%s', (_, header, values, expected, planId: string = 'civil', context: string = '序号|姓名|身份证号') => {
    expect(fieldOf(header, values, planId, context)).toBe(expected);
  });
});

describe('headers whose meaning hangs on values and plan', () => {
  it.each([
    ['单位 naming units of the plan', '单位', ['东岗镇', '西河镇'], 'unit'],
    ['单位 naming firms', '单位', ['某某纺织有限公司', '某某机械厂'], 'employer'],
    ['单位 naming firms called after a unit', '单位', ['西河纺织厂', '东岗有限公司'], 'employer', 'union'],
    ['单位 without values, enterprise workers only', '单位', ['', ''], 'employer', 'union'],
    ['单位 without values, otherwise', '单位', ['', ''], 'unit', 'civil'],
    ['所属单位 naming units of the plan', '所属单位', ['第一工程公司', '第二工程公司'], 'unit', 'bureau'],
    ['工作单位 even when it names a unit of the plan', '工作单位', ['第一工程公司', '第二工程公司'], 'employer', 'bureau'],
    ['科室（单位） naming units of the plan', '科室（单位）', ['办公室', '人事科'], 'unit', 'bureau'],
    ['部门 naming none of them', '部门', ['生产部', '销售部'], 'employer', 'bureau'],
    ['部门 naming offices in charge', '部门', ['区民政局', '区民政局、区残联'], 'responsibleUnit', 'district'],
    ['慰问单位 naming units of the plan', '慰问单位', ['第一工程公司', '二公司'], 'unit', 'bureau'],
    ['单位或住址 naming addresses', '单位或住址', ['建设路1号', '人民路2号'], 'address', 'district'],
    ['人民币(大写) is the sum in words', '人民币（大写）', ['壹佰元整', '壹佰元整'], 'amountUpper'],
    ['地区 naming townships', '地区', ['东岗镇', '东岗镇'], 'unit'],
    ['地区 naming districts', '地区', ['城中区', '城中区'], 'county'],
    ['类别 naming categories', '类别', ['农村低保', '城市低保'], 'category'],
    ['类别 of disabilities', '类别', ['肢体', '视力'], 'disability'],
    ['类别 of registration', '类别', ['农业', '非农业'], 'hukou'],
    ['标准 in figures', '标准', ['100', '100'], 'standard'],
    ['标准 in words', '标准', ['一般困难', '特困'], 'category'],
    ['困难等级 in words', '困难等级', ['一般', '重度'], 'category'],
    ['关系 naming kin', '关系', ['本人', '配偶'], 'relation'],
    ['关系 naming nobody', '关系', ['劳务派遣', '正式'], null],
    ['组别 of visit groups', '组别', ['第一组', '第三组'], 'visitGroup', 'bureau'],
    ['组别 beside the village, without visit groups', '组别', ['1组', '3组'], null, 'district', '序号|村名|身份证号'],
    ['组别 of a village', '组别', ['第一组', '第三组'], 'village', 'civil'],
    ['级别 as tier', '级别', ['县总', '镇级'], 'tier', 'union'],
    ['编号 as serial', '编号', ['1', '2'], 'serial', 'civil', '姓名|性别|身份证号'],
    ['说明 beside 备注', '说明', ['因病', '因残'], 'hardshipReason', 'civil', '序号|姓名|备注'],
    ['说明 beside 致困原因', '说明', ['新增', ''], 'remark', 'civil', '序号|姓名|致困原因'],
    ['慰问对象 naming categories', '慰问对象', ['农村低保', '城市低保'], 'category'],
    ['慰问对象 naming people', '慰问对象', ['钱二', '孙三'], 'name', 'civil', '序号|性别|身份证号'],
    ['领款人 as the only name', '领款人', ['钱二', '孙三'], 'name', 'civil', '序号|性别|身份证号'],
    ['户主姓名 as the only name', '户主姓名', ['钱二', '孙三'], 'name', 'civil', '序号|性别|身份证号'],
    ['收款人 as the only name', '收款人', ['钱二', '孙三'], 'name', 'civil', '序号|性别|身份证号'],
    ['说明 that gives reasons', '说明', ['患尿毒症', '子女上学'], 'hardshipReason', 'civil', '序号|姓名|身份证号'],
    ['说明 that gives no reasons', '说明', ['新增', '外出'], 'remark', 'civil', '序号|姓名|身份证号'],
    ['账户名称 as the only name', '账户名称', ['钱二', '孙三'], 'name', 'civil', '序号|账号|身份证号'],
    ['领款人 beside 收款人, neither of them called 姓名', '领款人', ['钱二', '孙三'], 'name', 'civil', '序号|收款人|身份证号'],
    ['成员身份证号 beside 户主 and 姓名', '成员身份证号', ['@21', '@22'], 'idNumber', 'civil', '序号|户主|姓名'],
    ['户编号 is the household key', '户编号', ['1001', '1002'], 'householdNo'],
    ['一袋米 by the kit’s alias', '一袋米', ['1', '1'], 'goods.rice', 'district'],
    ['材料① without a group', '材料①', ['√', '√'], 'materials.M1', 'union'],
    ['材料二', '材料二', ['√', '√'], 'materials.M2', 'union'],
    ['a paper in other words', '申请人身份证、户口本复印件（是/否）', ['是', '否'], 'materials.M2', 'union'],
    ['one of several proofs', '疾病诊断证明', ['有', ''], 'materials.M3', 'union'],
  ] as const)('%s', (_, header, values, expected, planId: string = 'civil', context: string = '序号|姓名|身份证号') => {
    expect(fieldOf(header, values, planId, context)).toBe(expected);
  });

  it('two columns for one field: the one whose values fit is taken, the other named as alternative', () => {
    const { layout } = analyseSheet(
      sheetOf('序号|姓名|证件号码|身份证号|慰问金\n1|赵一|护照|@11|100\n2|钱二|护照|@12|100'),
      planOf('civil'),
    );
    expect(layout?.columns.find(({ field }) => field === 'idNumber')?.column).toBe(3);
    expect(layout?.unknown).toEqual([{ column: 2, header: '证件号码', alternativeFor: 'idNumber' }]);
  });
});

/** Texts that stand for several fields, or for another one in most rosters. */
const elsewhere = new Set(
  '户编号 地区 单位 组别 收款人 领取人 说明 慰问对象 人数 人数(人) 级别 层次 低保证 残疾证 年收入 年收入(元) 户主 户主姓名 户主名 户主(姓名) 家庭户主'.split(
    ' ',
  ),
);

describe('the vocabulary', () => {
  const values: Readonly<Record<string, string>> = {
    unit: '东岗镇', village: '红旗村', category: '农村低保', gender: '男', idNumber: '@3', headIdNumber: '@3', otherIdNumber: '@4', name: '赵一',
    amount: '100', standard: '100', serial: '1', employer: '某某纺织有限公司', relation: '配偶', materials: '√', bankAccount: card, hukou: '农业',
    bankName: '农商行', phone: '13800138000', tier: '县总', disability: '肢体二级', perCapitaIncome: '700', visitGroup: '第三组',
  }; // prettier-ignore

  it('every text of the vocabulary is taken for its field, with and without values', () => {
    const wrong: string[] = [];
    for (const { field, text } of headerPhrases) {
      if (elsewhere.has(text) || field === 'headName') continue;
      const context = field === 'name' ? '序号|性别|备注' : field === 'idNumber' ? '序号|姓名|备注' : field === 'serial' ? '姓名|性别|身份证号' : '序号|姓名|身份证号'; // prettier-ignore
      for (const filled of [true, false]) {
        const value = filled ? (values[field] ?? '') : '';
        const found = fieldOf(text, [value, value, value], 'union', context);
        if (found?.split('.')[0] !== field) wrong.push(`${field} «${text}» ${filled ? 'with values' : 'blank'}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
