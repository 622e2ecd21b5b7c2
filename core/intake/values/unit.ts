/** Which unit of the plan a text names: a 填报单位 line, a title, a sheet or file name, a cell of a unit column. */
import type { Plan } from '../../model/plan';
import { bareUnit, stemOf, unitKey } from './unit-key';

export interface UnitMatch {
  readonly code: string;
  /** 'name' and 'alias': the text says just that; 'contained': found inside a longer text, or by a shortened name. */
  readonly how: 'name' | 'alias' | 'contained';
}

const rememberedAtMost = 4000;

/** The longest name wins; two units equally well named, or none, give null. */
export function createUnitMatcher(plan: Plan): (text: string) => UnitMatch | null {
  const index = indexOf(plan);
  const known = new Map<string, UnitMatch | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const match = text.length > 300 ? null : matchUnit(unitKey(text), index);
    if (known.size >= rememberedAtMost) known.clear();
    known.set(text, match);
    return match;
  };
}

interface Key {
  readonly key: string;
  readonly code: string;
}
interface UnitIndex {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** Names and aliases, longest first. */
  readonly keys: readonly Key[];
  readonly stemKeys: readonly Key[];
  /** What each unit's own names begin with, to tell 城东街道 from 城东工业区. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

function indexOf(plan: Plan): UnitIndex {
  const names = plan.units.map((unit) => ({ key: unitKey(unit.name), code: unit.code }));
  const aliases = plan.units.flatMap((unit) => unit.aliases.map((alias) => ({ key: unitKey(alias), code: unit.code })));
  const stems = [...names, ...aliases].flatMap(({ key, code }) => {
    const stem = stemOf(key);
    return stem === null ? [] : [{ key: stem, code }];
  });
  const spellings = new Map<string, string[]>();
  for (const { key, code } of [...names, ...aliases]) spellings.set(code, [...(spellings.get(code) ?? []), key]);
  const longestFirst = (a: Key, b: Key): number => b.key.length - a.key.length;
  return {
    names: grouped(names),
    aliases: grouped(aliases),
    stems: grouped(stems),
    keys: [...names, ...aliases].filter(({ key }) => key.length > 1).sort(longestFirst),
    stemKeys: stems.sort(longestFirst),
    spellings,
  };
}

const grouped = (keys: readonly Key[]): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, string[]>();
  for (const { key, code } of keys) if (key !== '' && !map.get(key)?.includes(code)) map.set(key, [...(map.get(key) ?? []), code]);
  return map;
};

function matchUnit(key: string, index: UnitIndex): UnitMatch | null {
  if (key === '') return null;
  for (const text of [key, bareUnit(key), bareUnit(key).replace(/总?工会$/, '')]) {
    const named = index.names.get(text) ?? index.aliases.get(text);
    if (named !== undefined) return named.length === 1 ? { code: named[0] as string, how: index.names.has(text) ? 'name' : 'alias' } : null;
  }
  return contained(key, index.keys, index) ?? byStem(key, index);
}

/** The longest name inside the text; null when two units have equally long ones there. */
function contained(key: string, keys: readonly Key[], index: UnitIndex): UnitMatch | null {
  const found: { start: number; end: number; code: string }[] = [];
  for (const { key: name, code } of keys) {
    const start = placeOf(key, name, code, index);
    const end = start + name.length;
    if (start < 0 || found.some((other) => other.start <= start && end <= other.end && other.end - other.start > name.length)) continue;
    found.push({ start, end, code });
  }
  const codes = new Set(found.map(({ code }) => code));
  if (codes.size === 1) return { code: found[0]?.code as string, how: 'contained' };
  const longest = found.filter(({ start, end }) => end - start === (found[0]?.end ?? 0) - (found[0]?.start ?? 0));
  const best = new Set(longest.map(({ code }) => code));
  return best.size === 1 ? { code: longest[0]?.code as string, how: 'contained' } : null;
}

function byStem(key: string, index: UnitIndex): UnitMatch | null {
  const bare = bareUnit(key)
    .replace(/^.{0,6}?[县市区](?=.{2})/, '')
    .replace(/(?:局|社|委|行业|厅|处)?(?:总?工会)?$/, '');
  const exact = index.stems.get(bare) ?? index.stems.get(bareUnit(key));
  if (exact !== undefined) return exact.length === 1 ? { code: exact[0] as string, how: 'contained' } : null;
  return contained(key, index.stemKeys, index);
}

/** Ends that make a name a full one; what follows it does not matter then. */
const complete = /(?:镇|乡|街道|办事处|工业区|园区|开发区|系统|工会|公司|中心|办公室|科|局|院|校|厂|部|委)$/;
/** Behind a short name these make another thing of it: a village, a school, a road … */
const otherThing = /^(?:村|社区|居委|小组|组|小学|中学|小区|学校|幼儿园|路|街(?!道)|大道|屯|庄|队|医院|卫生院|大桥|水库|河|山|湖|社(?!会))/;
const kindOfUnit = /^(?:镇|乡|街道|工业区|工业园|园区|开发区|系统|产业)/;
const numeralEnd = /[一二三四五六七八九十百\d]$/;

/** Where the name stands in the text as the unit's name, or -1. */
function placeOf(key: string, name: string, code: string, index: UnitIndex): number {
  for (let start = key.indexOf(name); start >= 0; start = key.indexOf(name, start + 1)) {
    const before = key.slice(0, start);
    const behind = key.slice(start + name.length);
    if (numeralEnd.test(name.charAt(0)) && numeralEnd.test(before)) continue;
    if (complete.test(name) || suits(name, behind, index.spellings.get(code) ?? [])) return start;
  }
  return -1;
}

function suits(name: string, behind: string, spellings: readonly string[]): boolean {
  if (otherThing.test(behind)) return false;
  const kind = kindOfUnit.exec(behind)?.[0];
  return kind === undefined || spellings.some((spelling) => spelling.startsWith(name + kind));
}
