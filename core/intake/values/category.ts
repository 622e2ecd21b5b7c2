/** Categories: which of the plan's a cell, a section row, a sheet name or a title names. Never guesses between two. */
import type { Category, Plan } from '../../model/plan';
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

/** Office names that contain a category: 残疾人联合会, 敬老院 … */
const officeBehind = /^(?:联合会|协会|基金会|工作|服务|事务|事业|办公室|中心|局|科|股|办(?!理)|院|所|站)/;
const around = /^(?:附件|附表|附)?[(]?[一二三四五六七八九十百\d]{1,3}[).、:：\s]+|^第[一二三四五六七八九十\d]{1,3}[部分类项][、.:\s]*/;
const tail =
  /(?:\(?(?:共|计|合计)?\d+(?:人|户|名|个)?\)?|花名册|名册|名单|登记表|汇总表|统计表|发放表|签收表|明细表|一览表|公示表?|台账|备案表|表)+$/;

/**
 * Finds the category that a section row, sheet name or title names: "（一）城市低保对象", "二、孤儿（3人）", "××镇农村低保春节慰问花名册".
 * Several different ones give value null and `ambiguous`; a class outside the plan standing alone gives `unknown`; undefined when none is named.
 */
export function categoryInText(plan: Plan): (text: string) => CategoryReading | undefined {
  const table = phraseTable(plan);
  const read = createCategoryReader(plan);
  const campaign = categoryKey(plan.title);
  return (raw) => {
    const text = cellText(raw);
    if (text === '' || text.length > 200) return undefined;
    const core = text
      .replace(around, '')
      .replace(/[::、,。\s]+$/, '')
      .replace(tail, '')
      .replace(/[(::、,\s]+$/, '')
      .trim();
    const alone = core === '' || core.length > 40 ? undefined : read(core);
    if (
      alone !== undefined &&
      alone.unknown.length === 0 &&
      (alone.value?.length === 1 || (alone.value === null && alone.ambiguous !== undefined))
    ) {
      return { ...withoutFix(alone), text };
    }
    return within(text, core, table, campaign);
  };
}

const withoutFix = ({ fix: _, ...reading }: CategoryReading): CategoryReading => reading;

function within(text: string, core: string, table: PhraseTable, campaign: string): CategoryReading | undefined {
  const key = categoryKey(text);
  const segments = phrasesIn(key, table, (phrase) => phrase.inText).filter(
    (segment) => !officeBehind.test(key.slice(segment.start + segment.key.length)) && !isDenied(key, segment),
  );
  const all = segments.filter(({ phrase }) => phrase.codes.length > 0);
  // 困难群众 is what every such campaign calls its people; a category beside it says more.
  const named = all.length > 1 ? all.filter((segment) => segment.key !== '困难群众') : all;
  const besideCampaign = named.filter((segment) => !campaign.includes(segment.key));
  const telling = besideCampaign.length > 0 ? besideCampaign : named;
  if (telling.length === 0) {
    const stranger = segments.find(
      (segment) =>
        stripCategorySuffix(segment.key) === stripCategorySuffix(categoryKey(core)) &&
        !segment.phrase.classes.some((code) => code.startsWith('G-')),
    );
    return stranger && { value: null, text, unknown: [stranger.key] };
  }
  const certain = narrowest(telling.flatMap(({ phrase }) => (phrase.codes.length === 1 ? phrase.codes : [])), table); // prettier-ignore
  const open = telling.flatMap(({ phrase }) =>
    phrase.codes.length > 1 && !phrase.codes.some((code) => certain.includes(code)) ? phrase.codes : [],
  );
  if (certain.length === 1 && open.length === 0) return { value: certain, text, unknown: [] };
  return { value: null, text, unknown: [], ambiguous: [...new Set([...certain, ...open])] };
}

/** The plan category whose name, alias or code is most like the text; undefined when nothing is near. For suggestions only. */
export function nearestCategory(plan: Plan, text: string): Category | undefined {
  const key = stripCategorySuffix(categoryKey(text));
  let best: Category | undefined;
  let bestScore = 0.34;
  for (const category of plan.categories) {
    for (const name of [category.name, ...category.aliases]) {
      const score = likeness(key, stripCategorySuffix(categoryKey(name)));
      if (score > bestScore) [best, bestScore] = [category, score];
    }
  }
  return best;
}

/** Dice coefficient of the characters two texts share, in order (longest common subsequence). */
function likeness(a: string, b: string): number {
  if (a.length === 0 || b.length === 0 || a.length > 60 || b.length > 60) return 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    const next = [0];
    for (let j = 0; j < b.length; j += 1)
      next.push(a[i] === b[j] ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    row = next;
  }
  return (2 * (row[b.length] as number)) / (a.length + b.length);
}
