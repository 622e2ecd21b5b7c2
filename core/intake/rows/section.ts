/** Section rows: 一、城市低保 / （二）孤儿（12户） / 红旗村: — a heading between the data that holds for the rows below it. */
import type { CategoryReading } from '../../model/reading';
import { chineseNumber } from '../values/chinese-number';
import { statedCounts } from './total-label';

/** What the plan knows, as far as headings need it. */
export interface SectionVocabulary {
  /** A category named by the text, or null. */
  readonly category: (text: string) => CategoryReading | null;
  /** Whether the text names a unit of the plan. */
  readonly isUnit: (text: string) => boolean;
  readonly isVisitGroup: (text: string) => boolean;
  readonly isTier: (text: string) => boolean;
}

/** What a heading says. `other`: the heading's words when they name nothing known. */
export interface SectionFacts {
  readonly category?: CategoryReading;
  readonly village?: string;
  readonly unit?: string;
  readonly visitGroup?: string;
  readonly tier?: string;
  readonly other?: string;
  /** Way of numbering (一、 or （一） or 1.) and the number: rising numbers of one way stand on one level. */
  readonly numbering?: { readonly way: string; readonly ordinal: number };
  readonly stated?: { readonly households?: number; readonly persons?: number };
}

export interface Section extends SectionFacts {
  /** 0-based row in the snapshot. */
  readonly row: number;
  /** 0-based column of the heading's text. */
  readonly column: number;
}

/** The kinds of headings that hold independently of each other: a village within a category, or a category within a village. */
export const sectionKinds = ['unit', 'village', 'category', 'visitGroup', 'tier', 'other'] as const;
export type SectionKind = (typeof sectionKinds)[number];

const enumerator =
  /^(?:第[一二三四五六七八九十\d]+(?:部分|类|章|节)[:、,.]?|[一二三四五六七八九十]{1,3}[、.,:]|[(][一二三四五六七八九十\d]{1,3}[)][、.]?|\d{1,2}[、.)](?!\d)|[A-Z][、.]|[◆●■▲★☆※◎○□△*·•]+)/;
const strayDigits = /^\d{1,2}(?=\p{Script=Han})(?!\d*(?:组|岁|队|社|号|年|户|人|月|名|周|级|分))/u;
const counts = /[([]?(?:共计?|合?计|小计|总计)?[:]?(?:\d+(?:户|人|名|元|口人?)[,、;/]?)+[)\]]?/g;
const leader = /^(?:慰问对象类别|困难类别|对象类别|人员类别|类别|村名|村别|村\(社区\)|村|社区|单位名称|单位|乡镇|慰问组|组别|所属村)[:]/;
const villageEnding =
  /^.{1,16}(?:村委会|居委会|村民委员会|居民委员会|村|社区|居|屯|寨|生产队|村民小组|居民小组|分场|农场|林场|管理区|小组|组|队|社|里弄|片区|网格)$/;

const groupOnly = /^第?[一二三四五六七八九十\d]{1,3}(?:村民|居民|生产)?(?:小组|组|队|社)$/;
/** 3组, 第二村民小组: says nothing of the village it belongs to. */
export const isGroupOnly = (text: string): boolean => groupOnly.test(text);
/** 红旗村(困难户), 红旗村:困难户. */
const placeAndMore = /^(.{1,12}(?:村|社区|居委会))(?:[(:—-])(.+?)[)]?$/;

/** Part of a category's name, no village: 农村低保, 社区矫正人员. */
const noPlace = /^(?:[农乡本全各]村|农村社区|城市社区|社区|城乡社区|离任村|村|组)$/;

/** Whether the text begins like a heading's number: 一、 （一） 1. ◆. */
export const hasEnumerator = (text: string): boolean => enumerator.test(text);

const numberingOf = (text: string): SectionFacts['numbering'] => {
  const mark = enumerator.exec(text)?.[0];
  const digits = mark === undefined ? undefined : /[一二三四五六七八九十]+|\d+/.exec(mark)?.[0];
  if (mark === undefined || digits === undefined) return undefined;
  const way = mark
    .replace(/[一二三四五六七八九十]+/g, '一')
    .replace(/\d+/g, '1')
    .replace(/[、.,:]/g, '、');
  return { way, ordinal: chineseNumber(digits) ?? Number(digits) };
};

/** The heading without its number, counts and final colon: "（二）孤儿（12人）：" → "孤儿". */
export const headingWords = (text: string): string =>
  text
    .replace(enumerator, '')
    .replace(strayDigits, '')
    .replace(counts, '')
    .replace(leader, '')
    .replace(/[([][)\]]/g, '')
    .replace(/[:,;。、\-—_]+$/, '');

/** Whether the text ends like the name of a village, community or group. */
export const looksLikeVillage = (text: string): boolean => villageEnding.test(text) && !/[,。;:]|带队$/.test(text);

/** Reads a heading (squeezed text). Both a village and a category may stand in one: 红旗村农村低保. */
export const readHeading = (text: string, vocabulary: SectionVocabulary): SectionFacts => {
  const stated = statedCounts(text);
  const words = headingWords(text);
  const found: { -readonly [K in keyof SectionFacts]: SectionFacts[K] } = {};
  if (stated) found.stated = stated;
  const numbering = numberingOf(text);
  if (numbering) found.numbering = numbering;
  if (words === '') return found;
  const lead = words.replace(/[:(].*$/, '');
  if (vocabulary.isVisitGroup(lead)) return { ...found, visitGroup: lead };
  if (vocabulary.isTier(words)) return { ...found, tier: words };
  if (vocabulary.isUnit(words)) return { ...found, unit: words };
  const category = vocabulary.category(words);
  if (category) {
    found.category = category;
    const place = /^(.{1,12}?(?:村|社区|居委会|组))(?:的|:|-|—|·|\()?.{2,}$/.exec(words)?.[1];
    if (place !== undefined && !noPlace.test(place) && vocabulary.category(place) === null) found.village = place;
    return found;
  }
  if (isGroupOnly(words)) return found;
  const [, place, more] = placeAndMore.exec(words) ?? [];
  if (place !== undefined && more !== undefined) {
    const inner = vocabulary.category(more);
    return { ...found, village: place, ...(inner && { category: inner }) };
  }
  if (looksLikeVillage(words)) return { ...found, village: words };
  return { ...found, other: words };
};
