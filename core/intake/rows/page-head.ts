/** A page's title and 填报单位 line, printed above a header that comes again. */
import type { RowRole } from '../../model/roster';
import { matchHeader } from '../layout/match-header';
import type { FieldKey } from '../../model/field';
import type { CellText } from './text';

/** Rows, from the top, that are looked at when a page's title stands above its reprinted header. */
export const pageHeadRows = 6;
const titleWord = /(?:花名册|名册|名单|登记表|汇总表|明细表|发放表|统计表|一览表|公示表|签收表|安排表|备案表|表)(?:[(].*[)])?$/;
const metaWord = /(?:填[报表]|申报|上报|报送)?(?:单位|乡镇|街道|村|社区)(?:名称)?(?:[(].{0,8}[)])?[:]|(?:填[报表]|上报|报送)(?:日期|时间)/;
const footWord = /负责人|审核|制表|经办|填表人|领导/;

const attachment = /^附[件表][一二三四五六七八九十\d]{0,3}[:]?\d*$/;
/** 附件2 in a row of its own begins another page or table. */
export const isAttachmentLine = ([only, ...others]: readonly CellText[]): boolean =>
  only !== undefined && others.length === 0 && attachment.test(only.text);

/** Role of a row above a reprinted header; null when it belongs to the page before. */
export const pageHeadRole = (texts: readonly CellText[], looksLikeFoot: boolean, headerTexts: ReadonlySet<string>): RowRole | null => {
  if (texts.every(({ text }) => headerTexts.has(text))) return 'repeatedHeader';
  const joined = texts.map((cell) => cell.text).join('');
  if (attachment.test(joined)) return 'attachment';
  if (texts.length === 1 && titleWord.test(joined) && !/[:。,]/.test(joined)) return 'title';
  return metaWord.test(joined) && !(looksLikeFoot && footWord.test(joined)) ? 'meta' : null;
};

const otherName = /^\*?.{0,6}姓名\*?$/;
const otherField = /身份证|证件号|性别|金额|住址|地址|电话|备注/;

/** ① to ④ head the columns of papers; folded they are digits. */
const circled = /^[1-9]$/;

/** A row of header words. Where it does not repeat the sheet's header, another block begins. */
export const looksLikeHeader = (texts: readonly CellText[]): boolean =>
  texts.length >= 3 &&
  !texts.some((cell) => cell.numeric && !circled.test(cell.text)) &&
  ((texts.some((cell) => otherName.test(cell.text)) && texts.some((cell) => otherField.test(cell.text))) || saysFields(texts));

const leastFields = 3;
const sure = 0.85;

/** The upper row of a header: groups, and the columns that go down through both rows. */
export const looksLikeUpperHeader = (texts: readonly CellText[]): boolean => {
  if (texts.length < leastFields || texts.some((cell) => cell.numeric && !circled.test(cell.text))) return false;
  const hits = texts.filter(({ text }) => text.length <= 30 && (matchHeader(text)[0]?.score ?? 0) >= sure).length;
  return hits >= leastFields && hits >= texts.length * 0.4;
};

const personFields: ReadonlySet<FieldKey> = new Set<FieldKey>(['name', 'headName', 'idNumber']);
/** Whether a header's row has a column of names or ID numbers. */
export const namesPersons = (texts: readonly CellText[]): boolean =>
  texts.some(({ text }) => {
    const match = text.length <= 30 ? matchHeader(text)[0] : undefined;
    return match !== undefined && match.score >= sure && personFields.has(match.field);
  });

/** Most cells are header words of the vocabulary, a name's among them: 被慰问人员 | 男/女 | 公民身份号码. */
const saysFields = (texts: readonly CellText[]): boolean => {
  const fields = new Set<FieldKey>();
  let hits = 0;
  for (const { text } of texts) {
    const match = text.length <= 30 ? matchHeader(text)[0] : undefined;
    if (match === undefined || match.score < sure) continue;
    hits += 1;
    fields.add(match.field);
  }
  return fields.size >= leastFields && hits >= texts.length * 0.6 && (fields.has('name') || fields.has('headName'));
};

const summaryCount = /^(?:人数|户数|户\(?人\)?数|金额|资金|份数|人次|小计|合计)(?:\([元户人份万/、]+\))?$/;
const summaryLabel =
  /^(?:村|社区|村\(?(?:社区|居)\)?|村名|村别|乡镇|镇街|街道|单位|单位名称|类别|类型|对象类别|慰问类别|项目|组别|困难类别|人员类别|片区|组|属别)$/;
const summaryOther = /^(?:序号|备注|标准|慰问标准|慰问品|.{2,8}(?:人数|户数|金额|数量))(?:\([元户人份万/、]+\))?$/;

/** 村 | 户数 | 金额: the header of figures given by village or category below the roster. */
export const looksLikeSummaryHeader = (texts: readonly CellText[]): boolean =>
  texts.length >= 2 &&
  texts.some(({ text }) => summaryCount.test(text)) &&
  texts.some(({ text }) => summaryLabel.test(text)) &&
  texts.every(({ text }) => summaryCount.test(text) || summaryLabel.test(text) || summaryOther.test(text));

const exampleMark =
  /^[(【]?(?:填写|填报|填表)?(?:示例|样例|范例|例)(?:行|数据)?[)】]?[:]?$|示例行|样例行|^例如?[:]|此行[为是]?(?:示例|样例)/;

/** The line that shows how to fill in a form: 示例 | 张三 | … */
export const isExampleRow = (texts: readonly CellText[]): boolean => texts.some(({ text }) => text.length <= 20 && exampleMark.test(text));

const columnNumber = /^[(]?\d{1,2}[)]?$|^[(]?\d{1,2}[)]?=[\d()+\-*/×]+$|^[甲乙丙丁戊己庚辛壬癸]$/;
const unitWord = /^[(]?(?:元|万元|人|户|岁|周岁|元\/[人户年月]|元\/人\/月|元\/月|平方米|m2|份|袋|桶|本|元、?人)[)]?$/;

/** 甲 乙 1 2 or (1) (2) (3) under a header: numbers of the columns, rising from left to right. */
export const isColumnNumbers = (texts: readonly CellText[]): boolean => {
  if (texts.length < 3 || !texts.every(({ text }) => columnNumber.test(text))) return false;
  const numbers = texts.flatMap(({ text }) => /\d+/.exec(text)?.[0] ?? []).map(Number);
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
};

/** 元 人 元 under a header: the columns' units. */
export const isUnitRow = (texts: readonly CellText[]): boolean => texts.length > 0 && texts.every(({ text }) => unitWord.test(text));

const hint =
  /填写|填报|必填|选填|必选|可选|可空|可不填|自动|格式|下拉|一致|例如|^如[:]|文本|据实|注明|\d+位|按.{1,8}填|[请勿]填|样式|^(?:数字|数值|整数|字符|日期|选择)[型]?$/;

/** The line below the header that says how each column is to be filled in: 必填 | 与身份证一致 | 18位，文本格式 | … */
export const isHintRow = (texts: readonly CellText[]): boolean =>
  texts.length >= 2 &&
  texts.every(({ numeric }) => !numeric) &&
  texts.filter(({ text }) => hint.test(text)).length >= Math.max(2, texts.length / 2);

/** A code of the exporting system: AAC003, XH, user_name. */
const fieldCode = /^[A-Za-z][A-Za-z_]*\d{0,4}[A-Za-z_]*$/;

/** The system's names of the columns under a header. A data row has somebody's name in it. */
export const isCodeRow = (texts: readonly CellText[]): boolean => texts.length >= 3 && texts.every(({ text }) => fieldCode.test(text));
