/** The taxonomy of core/vocabulary/categories.json as phrases, and what it says about a plan's own categories. */
import type { Plan } from '../../model/plan';
import vocabulary from '../../vocabulary/categories.json';
import { categoryKey, stripCategorySuffix } from './category-key';

/** A phrase of the taxonomy with the classes it may mean (五保户 is either kind of 五保). */
export type TaxonomyPhrases = ReadonlyMap<string, readonly string[]>;

/** Notes of the vocabulary's editors: "(7rdy)", "(含全国/省/市级)". */
const note = /\s*\([^()]*(?:[a-z0-9]{3,}|含)[^()]*\)$/;

/** "A/B/C" lists alternatives when each is a name of its own; "A类/B类/C类低保" does not. */
const alternatives = (synonym: string): readonly string[] => {
  if (/[类档(:：]/.test(synonym)) return [synonym];
  const parts = synonym.split(/\s*[/、]\s*/);
  const enough = synonym.includes('、') ? 4 : 2;
  return parts.every((part) => part.length >= enough) ? [synonym, ...parts] : [synonym];
};

/** Written by offices, not in the vocabulary; the words for 低保边缘 must never count as 低保. */
const further: Readonly<Record<string, readonly string[]>> = {
  'B-BIANYUAN': ['低保边缘', '低保边沿', '低边', '边缘低保', '低保临界'],
  'D-CITY': ['城低'],
  'D-RURAL': ['农低'],
  'D-DIBAO': ['低保', '最低生活保障', '城乡低保'],
  'T-TEKUN': ['特困供养人员', '五保', '特困'],
  'T-FENSAN': ['分散五保', '五保分散', '分散特困', '分散供养五保', '散居特困', '农村五保'],
  'M-FUYUAN': ['复员军人'],
  'M-CANZHAN': ['参加核试验', '核试验军队退役人员', '涉核人员'],
  'G-WORKER': ['一般困难职工', '特别困难职工', '生活困难职工', '困难职工家庭'],
  'T-JIZHONG': ['集中五保', '五保集中', '集中特困', '敬老院五保', '敬老院特困', '福利院五保', '福利院特困'],
};
/** Lists of an old archive's classes, not names. */
const skipped = new Set(['W-OLD']);

const phrases = new Map<string, string[]>();
const parents = new Map<string, string>();
for (const entry of vocabulary.categories) {
  if (entry.parent !== null) parents.set(entry.code, entry.parent);
  if (skipped.has(entry.code)) continue;
  const names = [entry.zh.replace(/\(.*\)$/, ''), ...entry.synonymsSeen, ...entry.synonymsInferred, ...(further[entry.code] ?? [])];
  for (const name of names.flatMap((synonym) => [synonym.replace(note, ''), ...alternatives(synonym.replace(note, ''))])) {
    const key = categoryKey(name);
    const codes = phrases.get(key) ?? [];
    if (key.length > 1 && !codes.includes(entry.code)) phrases.set(key, [...codes, entry.code]);
  }
}

/** Every phrase in the spelling of `categoryKey`. */
export const taxonomyPhrases: TaxonomyPhrases = phrases;

/** What lies inside what: 城市低保 is 低保; an entry of the narrower class belongs to the plan's wider one where the plan has no narrower. */
const within: Readonly<Record<string, string>> = {
  'D-CITY': 'D-DIBAO',
  'D-RURAL': 'D-DIBAO',
  'T-JIZHONG': 'T-TEKUN',
  'T-FENSAN': 'T-TEKUN',
  'W-SHENDU': 'G-WORKER',
  'W-XIANGDUI': 'G-WORKER',
  'W-YIWAI': 'G-WORKER',
};
export const widerClass = (code: string): string | undefined => within[code] ?? (parents.get(code) === 'G-MERIT' ? 'G-MERIT' : undefined);

/** A class → the classes that it is the wider one of. */
const narrower: ReadonlyMap<string, readonly string[]> = (() => {
  const children = new Map<string, string[]>();
  for (const child of parents.keys()) {
    const wider = widerClass(child);
    if (wider !== undefined) children.set(wider, [...(children.get(wider) ?? []), child]);
  }
  return children;
})();

/** Which plan categories stand for a taxonomy class: by code, else by a name that says the same. */
export function ownersOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  const codes = new Set(plan.categories.map((category) => category.code));
  for (const category of plan.categories) {
    const byCode = parents.has(category.code) || vocabulary.categories.some((entry) => entry.code === category.code);
    if (byCode) owners.set(category.code, [category.code]);
  }
  for (const category of plan.categories) {
    if (owners.has(category.code)) continue;
    const key = categoryKey(category.name);
    for (const taxonomyCode of phrases.get(key) ?? phrases.get(stripCategorySuffix(key)) ?? []) {
      if (codes.has(taxonomyCode)) continue;
      owners.set(taxonomyCode, [...(owners.get(taxonomyCode) ?? []), category.code]);
    }
  }
  return owners;
}

/** Plan codes that a taxonomy class leads to; several mean that it cannot be told which, none that the plan has no such class. */
export function resolveClass(code: string, owners: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const own = owners.get(code);
  if (own !== undefined) return own;
  const wider = widerClass(code);
  if (wider !== undefined && owners.has(wider)) return owners.get(wider) as readonly string[];
  return (narrower.get(code) ?? []).flatMap((child) => owners.get(child) ?? []);
}
