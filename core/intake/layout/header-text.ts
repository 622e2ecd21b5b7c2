/** Header cells made comparable: the same key whatever the width, spacing, brackets, marks and spelling variants (domain.md §2.1). */
import { simplify } from '../../vocabulary/simplified';
import { fold } from '../values/fold';

export interface HeaderText {
  /** Whole text, canonical: spelling variants unified, required marks and units gone, other brackets kept. */
  readonly key: string;
  /** `key` without brackets and what is in them. */
  readonly bare: string;
  /** Contents of the brackets, units left out. */
  readonly notes: readonly string[];
  /** Number of a sign ①–⑳ in the text. */
  readonly sign: number | null;
  readonly required: boolean;
  /** 万元 → 10000, 元 → 1, null when no money unit is written. */
  readonly multiplier: 1 | 10000 | null;
  readonly period: 'month' | 'year' | null;
}

const signs = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const requiredMark = /^[*★☆#]+|[*★☆#]+$|\((?:必填|必填项|\*)\)/g;
/** What figures count, alone in brackets or in a unit row. */
const unitPattern =
  /^(?:单位:?)?(?:人民币)?(?:万元|千元|百元|元|人|户|口|岁|周岁|个|名|袋|桶|本|份|套|件|斤|公斤|kg|升|l|箱|盒|床|条|张|包|壶|瓶|月|年|天|平方米|平米|亩|m2)(?:[/.·每](?:万元|元|人|户|月|年|次|天|袋|桶|本|份|人次|季度?|季)){0,3}$/i;
const longestHeader = 80;
/** 1.姓名, 2、性别, (3)身份证号: columns numbered in their headers. Folded text. */
const listNumber = /^(?:\d{1,2}[.、]|\(\d{1,2}\))(?=\p{L})/u;

/** Signs count as signs before folding makes plain digits of them. */
const signOf = (text: string): number | null => {
  for (const character of text) {
    const at = signs.indexOf(character);
    if (at >= 0) return at + 1;
  }
  return null;
};

const spellings: readonly (readonly [RegExp, string])[] = [
  [/身分/g, '身份'],
  [/[帐賬]/g, '账'],
  [/号码/g, '号'],
  [/户口簿/g, '户口本'],
  [/(?:居民|公民)?身份证件?号?(?:号|$)/g, '身份证号'],
  [/(?:居民|公民)身份(?:证)?/g, '身份证'],
  [/其它/g, '其他'],
];

/** Punctuation that says nothing in a header. */
const stray = /["'“”‘’《》<>:;,。.!?…_~`|\\]+/g;

const canonical = (text: string): string => {
  let result = simplify(text)
    .replace(/[〔【[{「『﹝]/g, '(')
    .replace(/[〕】\]}」』﹞]/g, ')')
    .replace(/[、，]/g, '/')
    .replace(stray, '')
    .toLowerCase();
  for (const [from, to] of spellings) result = result.replace(from, to);
  return result.replace(/^[-—–/·]+|[-—–/·]+$/g, '');
};

const moneyUnit = (text: string): 1 | 10000 | null => (text.includes('万元') ? 10000 : /(?<![单公多])元(?![旦月件])/.test(text) ? 1 : null);

const periodOf = (text: string): 'month' | 'year' | null =>
  /月(?!份|日)/.test(text) ? 'month' : /年(?!龄|月日)/.test(text) ? 'year' : null;

const cache = new Map<string, HeaderText>();
const mostCached = 20_000;

/** Any header cell's text (raw). Texts are remembered: headers repeat. */
export const readHeaderText = (raw: string): HeaderText => {
  let found = cache.get(raw);
  if (found === undefined) {
    if (cache.size >= mostCached) cache.clear();
    found = compute(raw);
    cache.set(raw, found);
  }
  return found;
};

const compute = (raw: string): HeaderText => {
  const sign = signOf(raw);
  const text = fold(sign === null ? raw : withoutSigns(raw))
    .replaceAll(' ', '')
    .slice(0, longestHeader);
  const marked = text.replace(listNumber, '').replace(/[﹡＊∗✱]/g, '*');
  const unmarked = marked.replace(requiredMark, '');
  const notes: string[] = [];
  const key = canonical(unmarked).replace(/\(([^()]*)\)/g, (whole, inner: string) => {
    if (inner === '' || unitPattern.test(inner)) return '';
    notes.push(inner);
    return whole;
  });
  const bare = key.replace(/\([^()]*\)?|[()]/g, '');
  const lone = canonical(unmarked).replace(/[()]/g, '');
  return {
    key: key === '' ? lone : key,
    bare: bare === '' ? (notes[0] ?? lone) : bare,
    notes,
    sign,
    required: unmarked !== marked,
    multiplier: moneyUnit(unmarked),
    period: periodOf(unmarked),
  };
};

const withoutSigns = (raw: string): string => [...raw].filter((character) => !signs.includes(character)).join('');

/** The canonical form of a name in the plan or the vocabulary, as `HeaderText.key` has it. */
export const headerKey = (text: string): string => readHeaderText(text).key;

/** True for 元, 万元, (元/人), 户 … : a cell of a unit row. */
export const isUnitWord = (raw: string): boolean => {
  const text = fold(raw)
    .replaceAll(' ', '')
    .replace(/^\(|\)$/g, '');
  return text.length <= 8 && unitPattern.test(text);
};
