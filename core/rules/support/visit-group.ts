/** Visit groups (慰问组) as rosters write them: 第1组, 1, 一组, 第一慰问组, 01, or the group's name or leader. */
import { foldTight } from '../../intake/values/fold';
import type { Plan } from '../../model/plan';

export interface GroupsNamed {
  /** Codes of the plan's groups named, each once. */
  readonly codes: readonly string[];
  /** Parts of the text that name no group of the plan. */
  readonly unknown: readonly string[];
}

export type GroupMatcher = (text: string) => GroupsNamed;

const matchers = new WeakMap<Plan, GroupMatcher>();

/** Made once per plan; answers are kept, because a roster has few different groups. */
export function groupMatcher(plan: Plan): GroupMatcher {
  const made = matchers.get(plan) ?? createMatcher(plan);
  matchers.set(plan, made);
  return made;
}

function createMatcher(plan: Plan): GroupMatcher {
  const exact = new Map<string, string>();
  const numbers = new Map<number, string>();
  for (const group of plan.visitGroups) {
    for (const name of [group.name, ...group.aliases, group.code, group.leader ?? group.name]) {
      if (!exact.has(foldTight(name))) exact.set(foldTight(name), group.code);
      const number = groupNumber(foldTight(name));
      if (number !== null && !numbers.has(number)) numbers.set(number, group.code);
    }
  }
  const find = (part: string): string | null => {
    const number = groupNumber(part);
    return exact.get(part) ?? (number === null ? undefined : numbers.get(number)) ?? null;
  };
  const known = new Map<string, GroupsNamed>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    if (known.size > 2_000) known.clear();
    const named = namedIn(foldTight(text), find);
    known.set(text, named);
    return named;
  };
}

/** The whole text, else without what stands in brackets or after a colon (组长、成员), else part by part. */
function namedIn(written: string, find: (part: string) => string | null): GroupsNamed {
  const text = written.replace(/^[(【]([一二三四五六七八九十\d]{1,3})[)】](?=组|$)/, '$1');
  const bare = text.replace(/[([{【][^)\]}】]*[)\]}】]?/g, '').replace(/[:：].*$|(?:组长|带队|领队|负责人).*$/, '');
  for (const whole of [text, bare, leading(bare)]) {
    const code = whole === '' ? null : find(whole);
    if (code !== null) return { codes: [code], unknown: [] };
  }
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const part of partsIn(bare)) {
    const code = find(part) ?? find(leading(part));
    if (code === null) unknown.push(part);
    else codes.add(code);
  }
  return { codes: [...codes], unknown };
}

/** 第一组张局长 → 第一组. Stops before a second group. */
const leading = (text: string): string => {
  const match = /^(第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:慰问|走访|工作|号)?小?组)([^第组]*)$/.exec(text);
  return match?.[1] !== undefined && !/^[、,，;；/和及与~-]/.test(match[2] ?? '') ? match[1] : '';
};

const partsIn = (text: string): readonly string[] =>
  (text.replace(/组(?=第|\d|[一二三四五六七八九十]+(?:慰问|走访)?组)/g, '组、').split(/[、,，;；/\\和及与&+~～—-]+/) ?? []).filter(
    (part) => part !== '',
  );

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 第三慰问组, 3组, 03, 三, 十二 → the number; null for other names. */
function groupNumber(text: string): number | null {
  const match = /^(?:慰问|走访)?第?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:(?:慰问|走访|工作|号)?(?:小组|组|队|分队)|号|#)?$/.exec(text);
  const said = match?.[1];
  if (said === undefined) return null;
  if (/^\d/.test(said)) return Number(said);
  const [tens, ones] = said.includes('十') ? said.split('十') : ['0', said];
  const high = said.includes('十') ? (tens === '' ? 1 : (digits[tens ?? ''] ?? 0)) : 0;
  const low = ones === '' ? 0 : (digits[ones ?? ''] ?? 0);
  return high * 10 + low || null;
}
