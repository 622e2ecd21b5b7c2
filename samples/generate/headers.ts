/** Header texts: the vocabulary's own, without those that need a neighbour column to be understood, in the ways clerks type them. */
import vocabulary from '../../core/vocabulary/headers.json';
import type { FieldKey } from '../../core/model/field';
import type { Random } from './random';

/** Texts of the vocabulary left out, because alone they mean several things (domain: 2.2) or another column of these rosters bears them. */
const leftOut: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  serial: ['户编号', '排序'],
  unit: ['单位', '地区', '填报单位', '填表单位', '申报单位', '县直单位', '主管单位', '所属街', '推荐单位'],
  village: ['组', '社', '队', '组别', '村民小组', '社别', '所属社', '自然村'],
  name: ['领取人', '收款人', '领款人', '户主', '救助对象', '申请人', '户主姓名'],
  idNumber: ['身份证号/出生年月'],
  phone: ['其他联系方式', '户主联系方式'],
  category: [
    '困难标准',
    '低保人员类别',
    '低保类别(A/B/C类)',
    '居民类型',
    '档次',
    '困难等级',
    '供养方式',
    '优抚类别',
    '身份类别',
    '户别',
    '户类型',
    '困难类型',
  ],
  hardshipReason: ['其他(文字描述)', '说明', '次要致困原因', '低保原因', '慰问原因', '困难情况简介', '家庭情况说明', '困难说明'],
  householdSize: ['人口', '共同生活人口'],
  coveredSize: ['特困人员数', '需救助人口', '慰问人数', '低保人数'],
  relation: ['户主(与户主关系)', '与申请人关系', '称谓'],
  householdNo: ['户口簿号', '户籍号'],
  employer: ['单位名称', '单位或学校', '所属单位', '原工作单位'],
  employerNature: ['企业状况', '企业性质及状况', '所属行业', '企业状态'],
  jobStatus: [],
  certNo: ['五保证号', '困难职工证号', '档案编号', '职工编号'],
  bankName: ['银行卡类型'],
  accountHolder: ['收款人', '收款人户名'],
  amount: ['异动金额', '已发放救助款', '元', '合计(元)', '慰问金(慰问品)'],
  goods: ['已发放救助物资折款'],
  payee: ['领取人', '受托人'],
  guardian: ['监护人电话', '护理人员'],
  publicity: ['公示起止时间', '公示时间', '公示日期'],
  review: [],
  remark: ['说明', '其他'],
};

/** Wordings that are in no list and that any clerk may choose. */
const beyond: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  name: ['被慰问对象', '受慰问人', '困难群众姓名', '慰问对象名称', '被慰问人员姓名'],
  idNumber: ['身份证号码(必填)', '证件号码(身份证)', '身份证(18位)', '居民身份证号'],
  village: ['村(社区)名称', '村/社区', '所属村', '所在村(社区)', '行政村名称'],
  category: ['对象分类', '类型', '人员类型', '慰问对象分类', '户别', '困难类型'],
  amount: ['拟慰问金额', '慰问金发放金额', '发放慰问金', '慰问金金额'],
  standard: ['慰问标准(元/户)', '救助标准', '发放标准'],
  householdSize: ['家庭人口(人)', '人口数', '家庭人口数量'],
  hardshipReason: ['致困原因(病因)', '致困原因及困难情况'],
  bankAccount: ['存折(卡)号', '银行卡(折)号', '农商行卡号', '一卡通(社保卡)账号', '银行卡号或存折账号', '社会保障卡账号'],
  accountHolder: ['开户名称', '账户姓名', '开户人姓名', '卡主姓名'],
  bankName: ['开户行(全称)', '开户银行名称', '开户行及网点'],
  remark: ['备注(说明)', '备注栏'],
  phone: ['联系电话(手机)', '本人或家属电话', '电话/手机', '联系号码'],
  address: ['家庭住址(村组)', '详细住址', '居住地', '户籍住址(详细到组)'],
  employer: ['现工作单位', '工作单位名称', '工作单位(全称)'],
  visitDate: ['拟走访时间', '走访慰问时间', '计划走访日期'],
  visitGroup: ['走访分组', '慰问分组'],
  visitLeader: ['带队局领导', '带队领导姓名'],
  relation: ['与户主的关系'],
  householdNo: ['家庭户号', '户编码'],
  responsibleUnit: ['责任部门(单位)', '牵头责任单位'],
  publicity: ['是否公示(是/否)', '公示情况(天数)', '村(社区)公示情况'],
};

/** Plain header texts for a field. */
export function headerTexts(field: FieldKey): readonly string[] {
  const known = vocabulary.fields.find((candidate) => candidate.key === field);
  if (known === undefined) throw new Error(`no header for ${field}`);
  const barred = leftOut[field] ?? [];
  return [...[...known.seen, ...known.inferred].filter((text) => !barred.includes(text)), ...(beyond[field] ?? [])];
}

/** What forms explain in the header itself. */
const explained: Readonly<Record<string, readonly string[]>> = {
  姓名: ['(与身份证一致)', '(必填)'],
  身份证号: ['(18位)', '(必填，文本格式)'],
  身份证号码: ['(18位)', '(请核对)'],
  致困原因: ['(因病/因残/因学/因灾)', '(简要填写)'],
  家庭人口: ['(人)', '(含本人)'],
  联系电话: ['(本人或亲属)'],
  银行账号: ['(本人账户)'],
  对象类别: ['(低保/特困/其他)'],
  困难类别: ['(按方案填写)'],
};

const traditional: Readonly<Record<string, string>> = {
  号: '號', 证: '證', 码: '碼', 类: '類', 别: '別', 问: '問', 额: '額', 电: '電', 话: '話', 银: '銀', 账: '賬', 户: '戶', 备: '備', 注: '註', 龄: '齡', 单: '單', 乡: '鄉', 镇: '鎮', 标: '標', 准: '準', 发: '發', 领: '領', 签: '簽', 联: '聯', 对: '對', 难: '難', 贫: '貧', 现: '現', 务: '務',
}; // prettier-ignore
/** Pages and programs set to traditional characters. */
export const toTraditional = (text: string): string => [...text].map((character) => traditional[character] || character).join('');

const swapWidth = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');

/** The same header as another hand would type it. `noise` 0 leaves it alone. */
export function dressHeader(random: Random, text: string, noise: number): string {
  let dressed = random.chance(noise / 4) ? text + random.pick(explained[text] ?? ['']) : text;
  if (random.chance(noise) && /账/.test(dressed)) dressed = dressed.replace('账', '帐');
  if (random.chance(0.5)) dressed = swapWidth(dressed);
  if (random.chance(noise) && [...dressed].length === 2) dressed = [...dressed].join(random.pick([' ', '　', '  ', '\n']));
  else if (random.chance(noise) && [...dressed].length >= 4 && !/[()（）]/.test(dressed)) {
    const at = Math.floor(dressed.length / 2);
    dressed = `${dressed.slice(0, at)}${random.pick(['\n', ' ', '\r\n'])}${dressed.slice(at)}`;
  } else if (random.chance(noise) && /[（(]/.test(dressed)) dressed = dressed.replace(/([（(])/, '\n$1');
  if (random.chance(noise / 3)) dressed = random.pick([`*${dressed}`, `${dressed}*`, `﹡${dressed}`, `${dressed} `]);
  return dressed;
}
