/** Category cells: which of the plan's categories they name. Never guesses between two. */
import type { Plan } from '../../model/plan';
import type { CategoryReading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { categoryKey, stripCategorySuffix } from './category-key';
import { narrowest, phraseTable, type PhraseTable } from './category-phrases';
import { byQualifier, isDenied, isNeutral, partSeparators, phrasesIn, type Segment } from './category-segment';
import { cellText } from './fold';
import { isDittoMark } from './text';

const rememberedAtMost = 4000;

/** Reads category cells for one plan. Equal texts give the same object, so copy before changing. */
export function createCategoryReader(plan: Plan): (value: CellValue) => CategoryReading | undefined {
  const table = phraseTable(plan);
  const codes = new Map(plan.categories.map((category) => [categoryKey(category.code), category.code]));
  const known = new Map<string, CategoryReading | undefined>();
  return (value) => {
    if (value === null) return undefined;
    if (typeof value !== 'string') return { value: null, text: cellText(value), unknown: [cellText(value)] };
    if (known.has(value)) return known.get(value);
    const reading = readCategory(value, table, codes);
    if (known.size >= rememberedAtMost) known.clear();
    known.set(value, reading);
    return reading;
  };
}

function readCategory(raw: string, table: PhraseTable, codes: ReadonlyMap<string, string>): CategoryReading | undefined {
  const text = cellText(raw);
  if (isDittoMark(raw)) return { value: null, text: text || raw.trim(), unknown: [] };
  if (text === '' || standsForBlank(text.replaceAll(' ', ''))) return undefined;
  const key = categoryKey(text);
  const exact = table.phrases.get(key) ?? table.phrases.get(stripCategorySuffix(key));
  const code = codes.get(key);
  if (code !== undefined && exact === undefined) return { value: [code], text, unknown: [] };
  if (exact !== undefined && exact.codes.length === 1) {
    const fix =
      exact.spelling !== null &&
      raw !== exact.spelling &&
      categoryKey(exact.spelling) === key &&
      /[\s\u3000\u200b-\u200f\ufeff\uff01-\uff5e]/.test(raw);
    return { value: exact.codes, text, unknown: [], ...(fix ? { fix: exact.spelling } : undefined) };
  }
  return key.length > 200 ? { value: null, text, unknown: [text] } : ofParts(text, table);
}

/** Cells that name several categories, or one with words around it. */
function ofParts(text: string, table: PhraseTable): CategoryReading {
  const sum = { codes: [] as string[], unknown: [] as string[], ambiguous: [] as string[] };
  for (const part of partsOf(text, table)) addPart(part, table, sum);
  const codes = narrowest(sum.codes, table);
  const ambiguous = [...new Set(sum.ambiguous)].filter((code) => !codes.includes(code));
  return {
    value: codes.length === 0 ? null : codes,
    text,
    unknown: sum.unknown,
    ...(ambiguous.length > 0 ? { ambiguous } : undefined),
  };
}

/** Splits at separators that are not inside a phrase; a bracket that names no category is a note. */
function partsOf(text: string, table: PhraseTable): string[] {
  const withoutNotes = text.replace(/[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g, (whole, inner: string) => {
    const key = categoryKey(inner);
    const says =
      phrasesIn(key, table, anything).length > 0 ||
      /退出|取消|停发|停保|注销|^非|^未/.test(key) ||
      /^(?:城|农|集中|分散|散居|试)/.test(key);
    return says ? whole : '';
  });
  const key = categoryKey(withoutNotes);
  const parts: string[] = [];
  let start = 0;
  const segments = phrasesIn(key, table, anything);
  const inside = (at: number): boolean => segments.some((segment) => segment.start <= at && at < segment.start + segment.key.length);
  for (let at = 0; at <= key.length; at += 1) {
    if (at < key.length && (!partSeparators.test(key.charAt(at)) || inside(at))) continue;
    if (at > start) parts.push(key.slice(start, at));
    start = at + 1;
  }
  return parts.filter((part) => !/^\d{1,2}\.?$/.test(part));
}

const anything = (): boolean => true;

interface PartSum {
  readonly codes: string[];
  readonly unknown: string[];
  readonly ambiguous: string[];
}

function addPart(part: string, table: PhraseTable, sum: PartSum): void {
  const segments = phrasesIn(part, table, anything);
  const rest = segments.reduceRight(
    (left, segment) => left.slice(0, segment.start) + '\n' + left.slice(segment.start + segment.key.length),
    part,
  );
  const told = segments.length > 0 && isNeutral(rest.replaceAll('\n', '')) && !segments.some((segment) => isDenied(part, segment));
  if (!told) {
    if (segments.length > 0 || !isNeutral(rest.replaceAll('\n', ''))) sum.unknown.push(part);
    return;
  }
  for (const { phrase, key } of specific(segments, table)) {
    const codes =
      phrase.codes.length === 1
        ? phrase.codes
        : (byQualifier(phrase, rest + segments.map((segment) => segment.key).join(''), table.owners) ?? phrase.codes);
    if (codes.length === 1) sum.codes.push(codes[0] as string);
    else if (codes.length === 0) sum.unknown.push(segments.length === 1 ? part : key);
    else sum.ambiguous.push(...codes);
  }
}

/** 特困人员(分散供养): the general word beside one of its own kinds says nothing more. */
function specific(segments: readonly Segment[], table: PhraseTable): readonly Segment[] {
  if (segments.length < 2) return segments;
  const certain = new Set(segments.flatMap(({ phrase }) => (phrase.codes.length === 1 ? phrase.codes : [])));
  return segments.filter(
    ({ phrase }) => phrase.codes.length < 2 || !phrase.codes.some((code) => certain.has(code) || table.broader.get(code)?.has(code)),
  );
}
