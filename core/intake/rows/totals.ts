/**
 * Which entries a 小计 or 合计 row adds up. The usual place is below its rows; some offices put it above. A sheet keeps to one style, so the
 * style is decided over all its subtotals at once: a single wrong figure must not find itself a range that happens to fit.
 */
import type { TotalRow } from '../../model/roster';
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

interface Boundary {
  readonly at: number;
  readonly row: number;
  readonly words: string;
}

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
  return totals.map((total) => {
    const isGroup = groups.has(total);
    const [from, to] = isGroup ? groupRange(total, totals, boundaries, sections, sums, above) : wholeRange(total, sums);
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
): readonly Boundary[] =>
  [
    ...totals
      .filter((total) => groups.has(total) && total.draft.scope !== 'page' && total.draft.scope !== 'section')
      .map(({ at, draft }) => ({ at, row: draft.row, words: signature(draft) })),
    ...sections.map((section) => ({ at: sums.before(section.row), row: section.row, words: 'section' })),
  ].sort((a, b) => a.row - b.row);

const below = (total: ReadTotal, boundaries: readonly Boundary[]): Range => {
  const last = boundaries.findLast((boundary) => boundary.row < total.draft.row);
  return [last?.at ?? 0, total.at];
};

const following = (total: ReadTotal, boundaries: readonly Boundary[], length: number): Range => {
  const next = boundaries.find((boundary) => boundary.row > total.draft.row && boundary.at > total.at);
  return [total.at, next?.at ?? length];
};

const standsAbove = (
  totals: readonly ReadTotal[],
  groups: ReadonlySet<ReadTotal>,
  boundaries: readonly Boundary[],
  sums: EntrySums,
): boolean => {
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

const groupRange = (
  total: ReadTotal,
  totals: readonly ReadTotal[],
  boundaries: readonly Boundary[],
  sections: readonly Section[],
  sums: EntrySums,
  above: boolean,
): Range => {
  const { draft, at } = total;
  if (draft.scope === 'section') return following(total, boundaries, sums.length);
  if (draft.scope === 'page') {
    const page = totals.findLast((other) => other.draft.scope === 'page' && other.draft.row < draft.row);
    return [page?.at ?? 0, at];
  }
  const whole: Range = [0, sums.length];
  if (draft.kind === 'total' && at === sums.length && fits(total, sums, whole) === true) return whole;
  if (above) {
    const range = following(total, boundaries, sums.length);
    if (range[0] < range[1]) return range;
  }
  const candidates = belowCandidates(total, boundaries, sections, sums);
  return candidates.find((range) => fits(total, sums, range) === true) ?? candidates[0] ?? [at, at];
};

/** The nearest range first. Wider ones only where the row plainly closes more than the last group: it follows another total, or is of another kind. */
const belowCandidates = (
  total: ReadTotal,
  boundaries: readonly Boundary[],
  sections: readonly Section[],
  sums: EntrySums,
): readonly Range[] => {
  const { draft, at } = total;
  const candidates: Range[] = [];
  const named = sections.findLast((section) => section.row < draft.row && draft.group !== '' && namesGroup(section, draft.group));
  if (named && sums.before(named.row) < at) candidates.push([sums.before(named.row), at]);
  const nearest = below(total, boundaries);
  if (nearest[0] < at) candidates.push(nearest);
  const own = signature(draft);
  const last = boundaries.findLast((boundary) => boundary.row < draft.row);
  if (nearest[0] === at || (last !== undefined && last.words !== own && last.words !== 'section')) {
    const same = boundaries.findLast((boundary) => boundary.row < draft.row && boundary.words === own);
    candidates.push([same?.at ?? 0, at]);
    const earlier = boundaries.filter((boundary) => boundary.row < draft.row && boundary.at < at).slice(-20);
    for (const boundary of earlier.reverse()) candidates.push([boundary.at, at]);
  }
  if (nearest[0] < at && last?.words === 'section') {
    const sameKind = boundaries.findLast((boundary) => boundary.row < draft.row && boundary.words !== 'section');
    candidates.push([sameKind?.at ?? 0, at]);
  }
  return candidates.filter(([from, to]) => from < to);
};

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
