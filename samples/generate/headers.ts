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

/** Plain header texts for a field. */
export function headerTexts(field: FieldKey): readonly string[] {
  const known = vocabulary.fields.find((candidate) => candidate.key === field);
  if (known === undefined) throw new Error(`no header for ${field}`);
  const barred = leftOut[field] ?? [];
  return [...known.seen, ...known.inferred].filter((text) => !barred.includes(text));
}

const swapWidth = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');

/** The same header as another hand would type it. `noise` 0 leaves it alone. */
export function dressHeader(random: Random, text: string, noise: number): string {
  let dressed = text;
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
