/** The phrases by which a plan's categories are known, and those that look like them but mean something else. */
import type { Plan } from '../../model/plan';
import { categoryKey, stripCategorySuffix } from './category-key';
import { ownersOf, resolveClass, taxonomyPhrases } from './category-taxonomy';

export interface Phrase {
  /** Plan codes: one is certain, several ambiguous, none a class the plan does not have. */
  readonly codes: readonly string[];
  /** Taxonomy class, for qualifiers such as 城/农 beside 低保. */
  readonly classes: readonly string[];
  /** As the plan spells it; null for words of the taxonomy. */
  readonly spelling: string | null;
  /** May be picked out of a title or another longer text. */
  readonly inText: boolean;
}

export interface PhraseTable {
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly longest: number;
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** code → the plan's broader categories, all levels. */
  readonly broader: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Two-character words that mean a category even inside a title. */
const shortInText = new Set(['低保', '孤儿', '五保', '烈属', '三属', '军属', '劳模', '两参', '特困']);
/** 农保 and 城保 are short for pension insurance as well: only a cell of their own may mean 低保. */
const onlyAlone = new Set(['农保', '城保']);

/**
 * Priority: the plan's names, its aliases, its tier names, these without suffixes, then the taxonomy's words whole and without suffixes.
 * 特困人员 is looked up whole before its stem, so the plan's 特困员工 does not catch it.
 */
export function phraseTable(plan: Plan): PhraseTable {
  const known = tables.get(plan);
  if (known !== undefined) return known;
  const made = makeTable(plan);
  tables.set(plan, made);
  return made;
}

/** A merge reads hundreds of files under one plan: its words are worked out once. */
const tables = new WeakMap<Plan, PhraseTable>();

function makeTable(plan: Plan): PhraseTable {
  const phrases = new Map<string, Phrase>();
  const owners = ownersOf(plan);
  const own = planPhrases(plan);
  const taxonomy = [...taxonomyPhrases].map(([key, classes]) => ({ key, classes }));
  for (const layer of own) addOwn(phrases, layer, 2);
  const stems = own.flat().map((phrase) => ({ ...phrase, key: stripCategorySuffix(phrase.key) }));
  addOwn(phrases, stems, 3);
  addOwn(phrases, tierStems(plan), Number.POSITIVE_INFINITY);
  for (const { key, classes } of taxonomy) addClass(phrases, owners, key, classes);
  for (const { key, classes } of taxonomy) addClass(phrases, owners, stripCategorySuffix(key), classes);
  const longest = Math.max(0, ...[...phrases.keys()].map((key) => key.length));
  return { phrases, longest, owners, broader: broaderOf(plan) };
}

interface OwnPhrase {
  readonly key: string;
  readonly code: string;
  readonly spelling: string;
}

function planPhrases(plan: Plan): readonly (readonly OwnPhrase[])[] {
  const phrase = (code: string, spelling: string): OwnPhrase => ({ key: categoryKey(spelling), code, spelling });
  return [
    plan.categories.map((category) => phrase(category.code, category.name)),
    plan.categories.flatMap((category) => category.aliases.map((alias) => phrase(category.code, alias))),
    plan.categories.flatMap((category) =>
      tierNames(category.standard).flatMap((name) =>
        ['', '家庭', '户', '人员', '对象'].map((ending) => phrase(category.code, name + ending)),
      ),
    ),
  ];
}

/** 一般, 重度 in a cell for the tiers 一般困难, 重度困难; never in a longer text. */
const tierStems = (plan: Plan): readonly OwnPhrase[] =>
  plan.categories.flatMap(({ code, standard }) =>
    tierNames(standard)
      .filter((name) => /..困难(?:家庭|户)?$/.test(name))
      .map((name) => ({ key: categoryKey(name.replace(/困难(?:家庭|户)?$/, '')), code, spelling: name })),
  );

const tierNames = (standard: Plan['categories'][number]['standard']): readonly string[] =>
  standard.kind === 'tiers' ? standard.tiers.flatMap((tier) => (tier.name === undefined || tier.name.length < 3 ? [] : [tier.name])) : [];

/** A key that two categories of one layer share is ambiguous; an earlier layer's key stays as it is. */
function addOwn(phrases: Map<string, Phrase>, layer: readonly OwnPhrase[], shortestInText: number): void {
  const added = new Map<string, Phrase>();
  for (const { key, code, spelling } of layer) {
    if (key === '' || phrases.has(key)) continue;
    const before = added.get(key);
    if (before === undefined)
      added.set(key, { codes: [code], classes: [], spelling, inText: key.length >= shortestInText || shortInText.has(key) });
    else if (!before.codes.includes(code)) added.set(key, { ...before, codes: [...before.codes, code] });
  }
  for (const [key, phrase] of added) phrases.set(key, { ...phrase, classes: taxonomyPhrases.get(key) ?? [] });
}

function addClass(phrases: Map<string, Phrase>, owners: PhraseTable['owners'], key: string, classes: readonly string[]): void {
  if (phrases.has(key) || key.length < 2) return;
  const codes = [...new Set(classes.flatMap((code) => resolveClass(code, owners)))];
  phrases.set(key, { codes, classes, spelling: null, inText: !onlyAlone.has(key) && (key.length > 2 || shortInText.has(key)) });
}

function broaderOf(plan: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const parent = new Map(
    plan.categories.flatMap((category) => (category.parent === undefined ? [] : [[category.code, category.parent] as const])),
  );
  const all = new Map<string, ReadonlySet<string>>();
  for (const { code } of plan.categories) {
    const above = new Set<string>();
    for (let next = parent.get(code); next !== undefined && !above.has(next); next = parent.get(next)) above.add(next);
    all.set(code, above);
  }
  return all;
}

/** Codes in order, each once, without a broader category beside one of its own kinds. */
export function narrowest(codes: readonly string[], { broader }: PhraseTable): readonly string[] {
  const unique = [...new Set(codes)];
  return unique.filter((code) => !unique.some((other) => other !== code && broader.get(other)?.has(code)));
}
