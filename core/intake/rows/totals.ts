/**
 * Which entries a 小计 or 合计 row adds up. The usual place is below its rows; some offices put it above. A sheet keeps to one style, so the
 * style is decided over all its subtotals at once: a single wrong figure must not find itself a range that happens to fit.
 */
import type { TotalRow } from '../../model/roster';
import { Boundaries, type Boundary } from './boundaries';
import type { TotalDraft } from './classify';
import type { EntrySums } from './entry-sums';
import type { Section } from './section';
import type { TotalNumbers } from './total-numbers';

export interface ReadTotal extends TotalNumbers {
  readonly draft: TotalDraft;
  /** Entries above the row. */
  readonly at: number;
}

type Range = readonly [from: number, to: number];

/** Whether the figures of the row fit the entries [from, to); null when it has none to compare. */
export const fits = (total: TotalNumbers, sums: EntrySums, [from, to]: Range): boolean | null => {
  const amount = total.money[0];
  if (amount) return sums.sum('amount', from, to) === amount.fen;
  const count = total.counts[0];
  if (count) return sums.sum(count.field, from, to) === count.count;
  const stated = total.stated?.households ?? total.stated?.persons;
  if (stated === undefined) return null;
  return stated === to - from || stated === sums.people(from, to);
};

const signature = (draft: TotalDraft): string =>
  `${draft.scope}/${/小计|合计|总计|共计|累计/.exec(draft.label)?.[0] ?? ''}/${draft.group.slice(-1)}`;

/** TotalRow for every total of a sheet. `originRow`: 0-based row of the snapshot's first row in the sheet. */
export const resolveTotals = (
  totals: readonly ReadTotal[],
  sections: readonly Section[],
  sums: EntrySums,
  originRow: number,
): TotalRow[] => {
  const groups = groupTotals(totals);
  const boundaries = boundariesOf(totals, groups, sections, sums);
  const above = standsAbove(totals, groups, boundaries, sums);
  const context: GroupContext = { boundaries, sums, above, runs: runsOf(groups, boundaries, sums) };
  let lastPage: number | null = null;
  return totals.map((total) => {
    const isGroup = groups.has(total);
    const [from, to] = isGroup ? groupRange(total, context, lastPage) : wholeRange(total, sums);
    if (total.draft.scope === 'page') lastPage = total.at;
    const { draft, money, counts, stated } = total;
    return {
      row: originRow + draft.row + 1,
      kind: isGroup ? 'subtotal' : 'total',
      label: draft.label,
      from,
      to,
      money,
      counts,
      stated: checkable(stated, to - from),
    };
  });
};

/** "12户36人" over 36 rows of one person each: the households cannot be counted there. */
const checkable = (stated: TotalRow['stated'], rows: number): TotalRow['stated'] => {
  if (stated?.households === undefined || stated.persons !== rows || stated.households === rows) return stated;
  return { persons: stated.persons, column: stated.column };
};

/** 小计 rows, and 合计 rows where the sheet has several at different places (one below each village). */
const groupTotals = (totals: readonly ReadTotal[]): ReadonlySet<ReadTotal> => {
  const places = new Map<string, Set<number>>();
  for (const total of totals) {
    if (total.draft.kind !== 'total') continue;
    const key = signature(total.draft);
    places.set(key, (places.get(key) ?? new Set()).add(total.at));
  }
  return new Set(
    totals.filter(({ draft }) => draft.kind === 'subtotal' || (draft.scope === 'plain' && (places.get(signature(draft))?.size ?? 0) > 1)),
  );
};

const boundariesOf = (
  totals: readonly ReadTotal[],
  groups: ReadonlySet<ReadTotal>,
  sections: readonly Section[],
  sums: EntrySums,
): Boundaries =>
  new Boundaries([
    ...totals
      .filter((total) => groups.has(total) && total.draft.scope !== 'page' && total.draft.scope !== 'section')
      .map(({ at, draft }) => ({ at, row: draft.row, words: signature(draft) })),
    ...sections.map((section) => ({ at: sums.before(section.row), row: section.row, words: 'section', section })),
  ]);

const below = (total: ReadTotal, boundaries: Boundaries): Range => [boundaries.before(total.draft.row)?.at ?? 0, total.at];

const following = (total: ReadTotal, boundaries: Boundaries, length: number): Range => [
  total.at,
  boundaries.after(total.draft.row, ({ at }) => at > total.at)?.at ?? length,
];

const standsAbove = (totals: readonly ReadTotal[], groups: ReadonlySet<ReadTotal>, boundaries: Boundaries, sums: EntrySums): boolean => {
  let fitBelow = 0;
  let fitAbove = 0;
  let emptyBelow = 0;
  let emptyAbove = 0;
  for (const total of totals) {
    if (!groups.has(total) || total.draft.scope === 'page' || total.draft.scope === 'section') continue;
    const under = below(total, boundaries);
    const over = following(total, boundaries, sums.length);
    if (under[0] === under[1]) emptyBelow += 1;
    else if (fits(total, sums, under) === true) fitBelow += 1;
    if (over[0] === over[1]) emptyAbove += 1;
    else if (fits(total, sums, over) === true) fitAbove += 1;
  }
  return fitAbove === fitBelow ? emptyBelow > emptyAbove : fitAbove > fitBelow;
};

interface GroupContext {
  readonly boundaries: Boundaries;
  readonly sums: EntrySums;
  /** The sheet's subtotals stand above their rows. */
  readonly above: boolean;
  /** Fields by which the sheet's subtotals group its rows. */
  readonly runs: readonly RunField[];
}

const groupRange = (total: ReadTotal, context: GroupContext, lastPage: number | null): Range => {
  const { boundaries, sums, above } = context;
  const { draft, at } = total;
  if (draft.scope === 'section') return following(total, boundaries, sums.length);
  if (draft.scope === 'page') {
    return [lastPage ?? 0, at];
  }
  const whole: Range = [0, sums.length];
  if (draft.kind === 'total' && at === sums.length && fits(total, sums, whole) === true) return whole;
  if (above) {
    const range = following(total, boundaries, sums.length);
    if (range[0] < range[1]) return range;
  }
  const candidates = belowCandidates(total, context);
  const byCount = (range: Range): boolean => fits({ ...total, money: [] }, sums, range) === true;
  // Where the money fits none of them, the people may: the money is what is wrong.
  return candidates.find((range) => fits(total, sums, range) === true) ?? candidates.find(byCount) ?? candidates[0] ?? [at, at];
};

const runFields = ['village', 'unit', 'category'] as const;
type RunField = (typeof runFields)[number];

/** The field that the subtotals plainly follow; where none is, those by which the rows are sorted. */
const runsOf = (groups: ReadonlySet<ReadTotal>, boundaries: Boundaries, sums: EntrySums): readonly RunField[] => {
  if (groups.size === 0) return [];
  const followed = runFields.filter((field) => followRuns(field, groups, boundaries, sums));
  return followed.length > 0 ? followed : runFields.filter((field) => sums.isSortedBy(field));
};

/** Most subtotals stand below rows that say one and the same in the field. */
const followRuns = (field: RunField, groups: ReadonlySet<ReadTotal>, boundaries: Boundaries, sums: EntrySums): boolean => {
  if (sums.runStart(field, sums.length, 0) === 0) return false;
  let uniform = 0;
  let judged = 0;
  for (const total of groups) {
    const [from, to] = below(total, boundaries);
    if (to - from < 2) continue;
    judged += 1;
    if (sums.textAt(field, to - 1) !== undefined && sums.runStart(field, to, from) === from) uniform += 1;
  }
  return uniform * 2 > judged;
};

/** Earlier beginnings that are tried for a total which closes several groups. */
const widerRanges = 20;

/** The nearest range first. Wider ones only where the row plainly closes more than the last group: it follows another total, or is of another kind. */
const belowCandidates = (total: ReadTotal, { boundaries, sums, runs }: GroupContext): readonly Range[] => {
  const { draft, at } = total;
  const own = signature(draft);
  const before = (fits?: (boundary: Boundary) => boolean): Boundary | undefined => boundaries.before(draft.row, fits);
  const starts: number[] = [];
  const named = draft.group === '' ? undefined : before(({ section }) => section !== undefined && namesGroup(section, draft.group));
  // 农村低保合计 under the heading 农村低保: all of it, whatever else a wrong figure might happen to fit.
  if (named && named.at < at) return [[named.at, at]];
  const last = before();
  const nearest = last?.at ?? 0;
  // 东风村小计 below rows of that village, 三属小计 below rows of that category: theirs alone.
  const field = runFields.find((field) => isNamedAfter(draft.group, sums.textAt(field, at - 1) ?? ''));
  if (field !== undefined && nearest < at) return [sums.runStart(field, at, nearest), nearest].map((from) => [from, at] as const);
  starts.push(nearest);
  // Villages of a single person often go without a subtotal.
  if (draft.group === '' && last?.words !== 'section') for (const run of runs) starts.push(sums.runStart(run, at, nearest));
  if (nearest === at || (last !== undefined && last.words !== own && last.words !== 'section')) {
    starts.push(before(({ words }) => words === own)?.at ?? 0);
    starts.push(...boundaries.startsBefore(draft.row, at, widerRanges));
  } else if (last?.words === 'section') starts.push(before(({ words }) => words !== 'section')?.at ?? 0);
  return starts.filter((from) => from < at).map((from) => [from, at] as const);
};

const isNamedAfter = (group: string, text: string): boolean =>
  text !== '' && (group.endsWith(text) || (group.length > 2 && text.startsWith(group)));

const namesGroup = (section: Section, group: string): boolean =>
  [section.village, section.unit, section.other, section.visitGroup, section.category?.text].some(
    (name) => name !== undefined && name !== '' && (group === name || group.endsWith(name) || name.endsWith(group)),
  );

const wholeRange = (total: ReadTotal, sums: EntrySums): Range => {
  const { at, draft } = total;
  const whole: Range = [0, sums.length];
  if (draft.scope === 'running') return [0, at];
  if (at === 0 || at === sums.length || draft.scope === 'all' || fits(total, sums, whole) === true) return whole;
  return [0, at];
};
