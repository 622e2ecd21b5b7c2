/** What the values below a header look like: shares of a sample, never the whole column. */
import { hasRightCheck } from '../../model/citizen-id';
import type { FieldKey } from '../../model/field';
import { fieldKinds } from '../../model/field';
import type { Plan } from '../../model/plan';
import { isBlankCell, isDateSerial, type CellValue, type SheetSnapshot } from '../../model/sheet';
import { cellText, foldTight } from '../values/fold';
import { createCategoryReader, createUnitMatcher, readUnitList } from '../values';
import { isDittoMark } from '../values/text';
import { matchHeader } from './match-header';

interface Sampled {
  readonly value: CellValue;
  /** Folded, without spaces. */
  readonly text: string;
}
export type Sample = readonly Sampled[];
type Test = (cell: Sampled) => boolean;

const sampledRows = 30;
const searchedRows = 90;

/** Cells of a column below the header that hold something, from rows that hold more than a heading. */
export const sampleColumn = (sheet: SheetSnapshot, rows: readonly number[], column: number): Sample => {
  const sample: Sampled[] = [];
  for (const row of rows) {
    const value = sheet.rows[row]?.[column] ?? null;
    if (isBlankCell(value)) continue;
    const text = foldTight(cellText(value));
    if (!isDittoMark(text)) sample.push({ value, text });
  }
  return sample;
};

const totalWord = /^(?:合计|总计|小计|共计|本页合计|累计|单位[:]|填[表报]人|制表|审核|注[:]|说明[:])/;

/** Rows below the header that look like data. */
/** Header words of a row; two or fewer are no header. */
const headerWordsIn = (row: readonly CellValue[]): readonly string[] => {
  const words: string[] = [];
  for (const value of row)
    if (typeof value === 'string' && value.length <= longestHeader && (matchHeader(value)[0]?.score ?? 0) >= 0.95) words.push(value);
  return words.length < 3 ? [] : words;
};

/** The same header printed again, or one of its rows. */
const standsAbove = (words: readonly string[], sheet: SheetSnapshot, from: number): boolean => {
  const above = new Set(sheet.rows.slice(Math.max(from - headerReach, 0), from).flat());
  return words.filter((word) => above.has(word)).length >= words.length * 0.7;
};
const headerReach = 6;
const longestHeader = 16;

export const sampleRows = (sheet: SheetSnapshot, from: number): readonly number[] => {
  const rows: number[] = [];
  const end = Math.min(sheet.rows.length, from + searchedRows);
  for (let row = from; row < end && rows.length < sampledRows; row += 1) {
    let filled = 0;
    let first = '';
    for (const value of sheet.rows[row] ?? []) {
      if (isBlankCell(value)) continue;
      filled += 1;
      if (filled === 1) first = foldTight(cellText(value));
      if (filled === 2) break;
    }
    if (filled < 2 || totalWord.test(first)) continue;
    const words = headerWordsIn(sheet.rows[row] ?? []);
    if (words.length === 0) rows.push(row);
    // Below another header stands another list.
    else if (!standsAbove(words, sheet, from)) break;
  }
  return rows;
};

/** Part of the sample that passes; null when there is no sample. */
export const shareOf = (sample: Sample, test: Test): number | null => {
  if (sample.length === 0) return null;
  let passed = 0;
  for (const cell of sample) if (test(cell)) passed += 1;
  return passed / sample.length;
};

const by =
  (pattern: RegExp): Test =>
  ({ text }) =>
    pattern.test(text);
const number = ({ value }: Sampled): number | null => (typeof value === 'number' ? value : null);

export const looks = {
  id: (cell) => (number(cell) ?? 0) >= 1e14 || /^[\dXx×*]{14,19}$/.test(cell.text),
  validId: ({ text }) => /^[1-9]\d{16}[\dXx]$/.test(text) && hasRightCheck(text.toUpperCase()),
  account: (cell) =>
    (number(cell) ?? 0) >= 1e7 || /^(?:[\u4e00-\u9fff]{0,12}[:]?)?[\d*-]{8,25}(?:[(]?[\u4e00-\u9fff]{2,20}[)]?)?$/.test(cell.text),
  longDigits: (cell) => (number(cell) ?? 0) >= 1e7 || /\d{8,}/.test(cell.text),
  phone: by(/^(?:\+?86-?)?1\d{2}[-*]?[\d*]{4}[-*]?\d{4}|^(?:0\d{2,3}-?)?\d{7,8}$|^无$/),
  money: (cell) =>
    (number(cell) ?? -1) >= 0 ||
    /^(?:人民币)?[¥￥]?[\d,.]{1,14}(?:万)?(?:元.{0,8})?$|^(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万元圆角分整正]{2,}$/.test(cell.text),
  code: by(/^[A-Za-z]{0,4}[-]?\d{5,}$|^[A-Za-z]{2,}[-]?\d+$/),
  smallInteger: (cell) => /^\d{1,3}(?:[人口岁户]|周岁)?$/.test(cell.text),
  date: (cell) =>
    isDateSerial(cell.value) ||
    /^(?:19|20)\d{2}(?:[.\-/年]\d|\d{4}$|\d{2}$|年?$)|^\d{1,2}[.月/-]\d{1,2}日?$|[腊正元]月|月[上中下]旬/.test(cell.text),
  name: (cell) =>
    /^[\u3400-\u9fff\u{20000}-\u{3ffff}□]{2,4}(?:\(.{1,6}\)|\*)?$|^[\u3400-\u9fff]+[·.•・‧。-][\u3400-\u9fff·.•・‧。-]+$|^.\*{1,2}.?$/u.test(
      cell.text,
    ) && !notName.test(cell.text.replace(/\(.*\)$/, '')),
  mark: by(
    /^(?:[√✓✔☑☒Vv×xX○●]|[有无是否齐全已未交Yy1]|已交|已提交|未交|齐全|有效|具备|缺|[12]份|1|0|Y|N|提供|已提供|未提供|未提交|无此项)$/,
  ),
  gender: by(/^(?:男|女|男性|女性|[12MFmf])$/),
  kinship: by(
    /^(?:之)?(?:本人|户主|妻|妻子|夫|丈夫|配偶|[长次三四五]?[子女]|儿子|女儿|父亲?|母亲?|祖|外?孙[子女]?|儿媳|女婿|兄|弟|姐|妹|岳|公公|婆婆|侄|其他|非亲属)/,
  ),
  company: by(/公司|集团|企业|[厂店局矿行]$|学校|医院|中心|合作社|个体|[院所站]$|车间|酒店|超市|事务所|委员会|政府/),
  village: by(/[村屯寨组队社坊里居]$|社区|居委|村委|村民组/),
  township: by(/[镇乡]$|街道|办事处|工业区|工会|系统|开发区/),
  group: by(/^第?[一二三四五六七八九十\d]{1,3}(?:慰问|走访)?小?组?$/),
  bank: by(/银行|信用社|农商行?|农信|邮储|邮政|支行|分理处|营业|信合|[工农建中交招]行|网点/),
  disability: by(/^(?:肢体|视力|听力|言语|智力|精神|多重|[一二三四1-4]级|无|非)/),
  hardship: by(
    /病|癌|残|瘫|因[学灾老]|上学|就读|失业|下岗|无业|意外|事故|灾|缺(?:乏)?劳|劳动力|收入低|低保|困难|贫|丧偶|孤|离异|年老|体弱|住院|手术|透析/,
  ),
  disabilityLevel: by(/级|肢体|视力|听力|言语|智力|精神|多重/),
  hukou: by(/^(?:非?农业?|城镇|农村|城市|农转居|居民|非农户?|农业户)(?:户口?|户籍)?$/),
  words: by(/[\u4e00-\u9fff]{2,}/),
} as const satisfies Record<string, Test>;

const notName =
  /[村镇乡]$|公司|社区|街道|低保|特困|五保|困难|残疾|优抚|银行|对象|职工$|人员$|本人|户主|妻子|长子|次子|女儿|有限|银|元整|患病|大病|疾病|不详|同上|合计|小计|务农|务工|学生$|汉族|满族|群众|党员/;

/** What the plan knows, for telling what a column's values are. */
export interface PlanWords {
  readonly unit: Test;
  /** 区民政局、区司法局: offices of the plan, one or several in a cell. */
  readonly office: Test;
  readonly category: Test;
  readonly visitGroup: Test;
  readonly tier: Test;
}

export const createPlanWords = (plan: Plan): PlanWords => {
  const matchUnit = createUnitMatcher(plan);
  const readCategory = createCategoryReader(plan);
  const readOffices = readUnitList(plan);
  const tiers = new Set(plan.tiers.flatMap((tier) => [tier.name, ...tier.aliases]).map(foldTight));
  const groups = new Set(plan.visitGroups.flatMap((group) => [group.name, ...group.aliases]).map(foldTight));
  return {
    unit: (cell) => {
      const match = /\D/.test(cell.text) ? matchUnit(cell.text) : null;
      // 西河纺织厂 is no 西河镇.
      return match !== null && (match.how !== 'contained' || !looks.company(cell));
    },
    office: ({ text }) => {
      const { known, unknown } = readOffices(text);
      return known.length > unknown.length;
    },
    category: ({ text }) => {
      const reading = text.length > 30 ? undefined : readCategory(text);
      return reading !== undefined && (reading.value !== null || reading.ambiguous !== undefined);
    },
    visitGroup: (cell) => groups.has(cell.text) || looks.group(cell),
    tier: ({ text }) => tiers.has(text),
  };
};

const byField: Partial<Record<FieldKey, readonly Test[]>> = {
  relation: [looks.kinship],
  visitGroup: [looks.group],
  bankName: [looks.bank],
  employer: [looks.words],
  village: [(cell) => looks.village(cell) || looks.words(cell)],
};

const byKind: Partial<Record<string, Test>> = {
  idNumber: looks.id,
  account: looks.account,
  phone: looks.phone,
  money: looks.money,
  integer: looks.smallInteger,
  date: looks.date,
  name: looks.name,
  gender: looks.gender,
  mark: looks.mark,
};

/** How well the values suit the field: 0 … 1; null when nothing can be said (no values, or a free text). */
export const fitOf = (field: FieldKey, sample: Sample, words: PlanWords): number | null => {
  if (sample.length === 0) return null;
  if (field === 'category') return shareOf(sample, words.category);
  if (field === 'unit') return Math.max(shareOf(sample, words.unit) ?? 0, shareOf(sample, looks.township) ?? 0);
  if (field === 'tier') return shareOf(sample, words.tier);
  const tests = byField[field] ?? [byKind[fieldKinds[field]]].filter((test) => test !== undefined);
  const [test] = tests;
  if (test) return shareOf(sample, test);
  return (shareOf(sample, looks.id) ?? 0) > 0.5 ? 0 : null;
};
