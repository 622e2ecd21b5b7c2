/** Words that rosters are recognised by, besides their column headers. Sources: headers.json (titleKeywords, metaLineLabels). */
import headers from './headers.json';

/** A title ends in (or contains) one of these. */
export const titleKeywords: readonly string[] = [
  ...headers.titleKeywords,
  '花名单',
  '清册',
  '发放清单',
  '情况表',
  '信息表',
  '摸底表',
  '审核表',
  '推荐表',
  '档案表',
  '呈报表',
  '上报表',
  '报表',
  '名录',
];

/** Who sends the sheet: 填报单位(盖章): and its relatives. All without brackets and colon. */
export const unitLabels: readonly string[] = [
  '填报单位', '填表单位', '申报单位', '上报单位', '报送单位', '填报乡镇', '填报镇街', '申报工会', '填报工会', '上报工会', '推荐单位', '编报单位', '制表单位', '制单单位',
  '填报单位名称', '填报机构', '申请单位', '报表单位', '填制单位', '单位名称', '所属乡镇', '乡镇名称', '镇街名称', '乡镇街道', '乡镇(街道)', '镇(街道)', '镇(街)', '乡(镇)', '街道(乡镇)', '所属镇街', '所在镇街', '所属街道', '街镇', '乡镇', '镇街', '街道', '工会名称', '基层工会',
  '主管单位', '实施单位', '发放单位', '慰问单位', '所在乡镇', '填报部门', '部门', '科室', '单位',
]; // prettier-ignore

/** The village that a whole sheet is about. */
export const villageLabels: readonly string[] = [
  '村',
  '社区',
  '村居',
  '村(社区)',
  '村(居)',
  '行政村',
  '村名',
  '所属村',
  '所在村',
  '村委会',
  '居委会',
  '所属社区',
];

/** When it was filled in. */
export const dateLabels: readonly string[] = [
  '填报日期', '填表日期', '填报时间', '填表时间', '报出日期', '制表日期', '制表时间', '上报日期', '上报时间', '报送日期', '报送时间', '申报日期', '申报时间', '日期', '时间', '统计日期', '统计时间', '打印日期',
]; // prettier-ignore

/** Other labels of the line between title and header. */
export const otherMetaLabels: readonly string[] = [
  '填报人', '填表人', '制表人', '制表', '填报', '填表', '经办人', '审核人', '审核', '复核人', '复核', '负责人', '单位负责人', '主要负责人', '分管领导', '分管负责人', '主管领导', '联系人', '联系电话',
  '电话', '手机', '手机号码', '办公电话', '联系方式', '表号', '制定机关', '批准机关', '批准文号', '文号', '编号', '有效期至', '报送人', '上报人', '统计负责人', '会计', '出纳', '签发人', '签批人',
  '领导签字', '盖章', '公章', '密级', '期别', '页码', '负责人签字', '主席签字', '工会主席', '填报人签字',
]; // prettier-ignore

/** 单位:元 and the like: what the figures count. */
export const measureWords: readonly string[] = [
  '元', '万元', '千元', '百元', '人', '户', '人/元', '人/万元', '户/元', '户/人/元', '元/人', '元/户', '元/月', '人、元', '人、万元', '户、元', '户、人、元', '人户元', '户人元', '人元', '户元', '人万元',
  '元人', '元户', '个', '份', '袋', '件',
]; // prettier-ignore

/** Sheets that explain how to fill in the others. */
export const instructionWords =
  /填表说明|填报说明|填写说明|使用说明|填报须知|填表须知|填报要求|填报指南|填写指南|指标解释|编制说明|说明事项|注意事项|操作说明|填报口径|^说明$|^须知$|^必读$|^README$/i;

/** Examples and lists for dropdowns. */
export const exampleWords = /样表|示例|样例|范例|填写示范|示范表/;

/** An earlier campaign, in words. */
export const pastWords = /上年|去年|往年|上一年|上年度|历年|旧表|旧版|作废|备份|存档|历史/;
