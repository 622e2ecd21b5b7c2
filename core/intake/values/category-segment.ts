/** Cuts a category text into known phrases and what stands between them. */
import type { Phrase, PhraseTable } from './category-phrases';
import { resolveClass } from './category-taxonomy';

export interface Segment {
  readonly phrase: Phrase;
  readonly key: string;
  readonly start: number;
}

/** The longest phrase at every position, from left to right; phrases do not overlap. */
export function phrasesIn(key: string, table: PhraseTable, usable: (phrase: Phrase) => boolean): Segment[] {
  const found: Segment[] = [];
  for (let at = 0; at < key.length;) {
    const segment = longestAt(key, at, table, usable);
    if (segment === undefined) at += 1;
    else {
      found.push(segment);
      at += segment.key.length;
    }
  }
  return found;
}

function longestAt(
  key: string,
  start: number,
  { phrases, longest }: PhraseTable,
  usable: (phrase: Phrase) => boolean,
): Segment | undefined {
  for (let length = Math.min(longest, key.length - start); length > 0; length -= 1) {
    const text = key.slice(start, start + length);
    const phrase = phrases.get(text);
    if (phrase !== undefined && usable(phrase)) return { phrase, key: text, start };
  }
  return undefined;
}

/** 非低保, 未享受低保, 已退出低保 … are not 低保. */
const deniedBefore =
  /(?:非|未|未享受|未纳入|未评为|未列入|不是|不属于|不享受|不|没有|没有享受|没享受|未办理|无|原|曾|取消|退出|停发|停止|拟|拟纳入|申请|正在申请|除)$/;
const deniedAfter = /^(?:已|户已|对象已)?(?:退出|取消|停发|停保|注销|申请|渐退|除外|以外|未通过|对象以外)/;
export const isDenied = (key: string, { start, key: phrase }: Segment): boolean =>
  deniedBefore.test(key.slice(Math.max(0, start - 5), start)) ||
  deniedAfter.test(key.slice(start + phrase.length, start + phrase.length + 8));

/**
 * A class without its kind, beside a word that tells it: 低保(农村), 五保集中. Gives the plan codes of the kind, or null
 * when nothing beside it tells.
 */
export function byQualifier(phrase: Phrase, rest: string, owners: PhraseTable['owners']): readonly string[] | null {
  if (phrase.classes.includes('D-DIBAO')) {
    const kind = rest.replaceAll('城乡', '');
    const city = kind.includes('城');
    if (city !== kind.includes('农')) return resolveClass(city ? 'D-CITY' : 'D-RURAL', owners);
  }
  if (phrase.classes.includes('T-TEKUN') || phrase.classes.includes('T-FENSAN')) {
    const together = /集中|院内|机构/.test(rest);
    if (together !== /分散|散居/.test(rest)) return resolveClass(together ? 'T-JIZHONG' : 'T-FENSAN', owners);
  }
  return null;
}

/** What may stand beside a category without changing it. */
const neutral =
  /对象|人员|户主|户|家庭|成员|员工|群众|本人|享受|居民|革命|在册|属于|系|现|类别|类型|生活|农村|城市|城乡|贫困|困难|重点|特别|特殊|部分|集中|分散|散居|农|城|肢体|视力|听力|智力|精神|言语|多重|(?:[A-D甲乙丙丁一二三四五六七八九]|十|\d{1,2})(?:至|到|类|档|级|等)|[A-D]$|\d{4}年|\d{2,3}岁(?:以[上下])?|[0-9.,、\-—/;:+*#%&|\\和及兼与]/g;
export const isNeutral = (rest: string): boolean => rest.replace(neutral, '') === '';

/** Between parts of a cell that names several categories. */
export const partSeparators = /[、/;,+和及兼与&|\\\n\-—]/;
