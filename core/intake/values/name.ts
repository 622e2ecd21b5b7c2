/** Personal names: spacing, middle dots, notes behind a name, several names in one cell. */
import type { Reading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { cellText, fold } from './fold';
import { joinSpaced, looksLikeInstitution, looksLikeName, startsWithSurname } from './name-parts';
import { isDittoMark } from './text';

/** Longer texts are no names and are not searched for any. */
const longestName = 120;
const plain = /^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{2,10}(?:·[\u4e00-\u9fff]{2,10}){1,3}$/;
/** The dot that the twelve ministries' notice prescribes between the parts of a minority name. */
const middleDot = '\u00b7';
const dots = /\s*[.•・‧·∙⋅●ㆍ᛫•˙。﹒-]+\s*/u;
const dotBetweenHan = /(?<=[\p{Script=Han}□?])\s*[.•・‧·∙⋅●ㆍ᛫˙。﹒_–—-]\s*(?=[\p{Script=Han}□])/gu;
const endPunctuation = /^[.,、。;:·\s]+|[.,、。;:·\s]+$/g;
const noteBehind =
  /\s*\([^()]{0,30}\)?\s*$|\s*[[【〔][^\]】〕]{0,30}[\]】〕]\s*$|\s*[*★☆△▲※#√]+\s*$|\s+(?:已?故|已?亡|死亡|已去世|去世|户主|迁出|代领?|新增|退出)$/u;
const noteBefore = /^\([^()]{0,30}\)\s*(?=\p{Script=Han})|^[*★☆△▲※#]+\s*|^(?:户主|姓名|本人|残疾人|职工)[::]\s*/u;
const separators = /[、,;/&|\\]+/;

/** Folded; inner spaces of Chinese names and wrong middle dots get a fix; notes such as (亡) stay in `text` only. */
export const readName = (value: CellValue): Reading<string> | undefined => {
  if (typeof value !== 'string') return value === null ? undefined : { value: null, text: cellText(value) };
  if (plain.test(value) && !isDittoMark(value)) return standsForBlank(value) ? undefined : { value, text: value };
  const text = fold(value);
  if (isDittoMark(value)) return { value: null, text: text || value.trim(), dittoInPersonField: true };
  if (text === '' || standsForBlank(text.replaceAll(' ', ''))) return undefined;
  if (/^[\d.,\s-]+$/.test(text)) return { value: null, text };
  if (text.length > longestName) return { value: text, text };
  return severalNames(value, text) ?? oneName(value, text);
};

function oneName(raw: string, text: string): Reading<string> | undefined {
  const bare = withoutNotes(text);
  const name = tidy(bare);
  if (name === '') return { value: text, text };
  if (standsForBlank(name)) return undefined;
  if (isDittoMark(name)) return { value: null, text, dittoInPersonField: true };
  const certain = bare === text && name !== raw && isCertain(name);
  return certain ? { value: name, text, fix: name } : { value: name, text };
}

/** Latin names and whole phrases (institutions) keep their own spacing. */
const isCertain = (name: string): boolean => /^[\p{Script=Han}·□]+$|^[A-Za-z][A-Za-z .'-]*$/u.test(name);

/** Notes are cut off only behind something that can be a person's name: "驻区部队(一连)" stays whole. */
function withoutNotes(text: string): string {
  let bare = text.replace(noteBefore, '');
  let shorter = bare;
  for (let round = 0; round < 3; round += 1) {
    shorter = shorter.replace(noteBehind, '');
    if (shorter !== bare && looksLikeName(joinSpaced(shorter)) && !looksLikeInstitution(shorter)) bare = shorter;
  }
  return bare;
}

const tidy = (text: string): string => joinSpaced(text.replace(endPunctuation, '').replace(dotBetweenHan, middleDot));

function severalNames(raw: string, text: string): Reading<string> | undefined {
  const lines = raw.split(/[\r\n\u2028\u2029]+/).map((line) => fold(line));
  const parts = lines.flatMap((line) => line.split(separators)).map((part) => tidy(withoutNotes(part.trim())));
  const names = parts.filter((part) => part !== '');
  if (names.length > 1 && names.every((name) => looksLikeName(name) && Array.from(name).length > 1)) return listOf(names, text);
  const spaced = twoNames(text.split(' ')) ?? twoNames(text.split(dots)) ?? twoNames(text.split(/[和与及]/));
  return spaced && listOf(spaced, text);
}

const listOf = (names: readonly string[], text: string): Reading<string> => ({ value: names[0] as string, text, several: names });

/** "张三 李四", "张三和李四": whole names of two or three characters, each beginning with a common surname; otherwise the parts of one name. */
function twoNames(parts: readonly string[]): readonly string[] | undefined {
  if (parts.length < 2 || parts.length > 6) return undefined;
  return parts.every((part) => /^[\u4e00-\u9fff]{2,3}$/.test(part) && startsWithSurname(part)) ? parts : undefined;
}
