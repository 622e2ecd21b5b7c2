/** Which column holds which field: every field once (materials and goods as often as they come), the best fitting column wins. */
import type { FieldKey } from '../../model/field';
import { fieldKinds } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { ColumnBinding, Layout, UnknownColumn } from '../../model/roster';
import type { SheetSnapshot } from '../../model/sheet';
import { candidatesOf, type Candidate, type ColumnContext } from './candidates';
import type { ColumnGuess } from './interpret';
import { categoryMarksIn } from './category-marks';
import { findMembers, withOwnRelation } from './members';
import { asPersonList } from './person-list';
import { withoutSideTable } from './side-table';
import { looks, sampleColumn, shareOf, type PlanWords, type Sample } from './profile';

export interface AssignInput {
  readonly sheet: SheetSnapshot;
  readonly plan: Plan;
  readonly words: PlanWords;
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly guesses: readonly ColumnGuess[];
  /** Rows below the header to take samples from. */
  readonly rows: readonly number[];
  /** Money factor for columns without a unit of their own: unit row before 单位:万元 line. */
  readonly multiplierOf: (column: number) => 1 | 10000 | null;
  /** Decided from outside, by column; such a column takes no part in the contest. */
  readonly fixed: ReadonlyMap<number, { readonly field: FieldKey; readonly item?: string | null }>;
  /** Fields that shall have no column, or have been given one. */
  readonly closed: ReadonlySet<FieldKey>;
  readonly members?: Layout['members'];
}

interface Claim extends Candidate {
  readonly guess: ColumnGuess;
}

const many = (field: FieldKey): boolean => field === 'materials' || field === 'goods';
/** Without at least this much a column stays unknown. */
const leastScore = 0.35;

export const assignColumns = (given: AssignInput): Layout => {
  const input = given.members ? given : { ...given, guesses: ownColumns(given) };
  const found = input.members ? memberColumns(input.members) : findMembers(input.guesses);
  const unfixed = input.guesses.filter(({ column }) => !found.columns.has(column) && !input.fixed.has(column));
  const samples = new Map(unfixed.map(({ column }) => [column, sampleColumn(input.sheet, input.rows, column)] as const));
  const marks = input.closed.has('category') ? [] : categoryMarksIn(unfixed, samples, input.words);
  const open = unfixed.filter(({ column }) => !marks.some((mark) => mark.column === column));
  const context = contextOf(input, open);
  const claims = open.flatMap((guess) =>
    guess.label === ''
      ? []
      : candidatesOf(guess, samples.get(guess.column) ?? [], context).map((candidate): Claim => ({ ...candidate, guess })),
  );
  const won = contest(claims, input.closed);
  addUnheaded(won, open, samples, input);
  promote(won, claims, input.closed);
  const [mark] = marks;
  const marked = unfixed.find(({ column }) => column === mark?.column);
  if (marked !== undefined) won.set(marked.column, { field: 'category', score: 1, guess: marked });
  const columns = [
    ...[...won].map(([column, { guess, field, item }]) => binding(guess, field, item, column, input)),
    ...[...input.fixed].map(([column, { field, item }]) =>
      binding(
        input.guesses.find((guess) => guess.column === column),
        field,
        item,
        column,
        input,
      ),
    ),
  ].sort((a, b) => a.column - b.column);
  return {
    headerTop: input.headerTop,
    headerBottom: input.headerBottom,
    columns,
    members: found.members,
    unknown: unknownColumns(open, won, claims, samples),
    ...(marks.length > 0 ? { categoryMarks: marks } : {}),
  };
};

/** The guesses as the values below and the neighbours show them. */
const ownColumns = ({ guesses, sheet, rows }: AssignInput): readonly ColumnGuess[] =>
  asPersonList(withOwnRelation(withoutSideTable(guesses, sheet, rows)), sheet, rows);

const memberColumns = (members: Layout['members']): ReturnType<typeof findMembers> => ({
  members,
  columns: new Set(members.flatMap((member) => [member.name, member.idNumber, member.relation].filter((column) => column !== null))),
});

const contextOf = ({ plan, words, fixed }: AssignInput, open: readonly ColumnGuess[]): ColumnContext => {
  const claimants = new Map<FieldKey, Set<number>>();
  const claim = (field: FieldKey, column: number): void => void claimants.set(field, (claimants.get(field) ?? new Set()).add(column));
  for (const { column, matches } of open) if (matches[0] && matches[0].score >= 0.8) claim(matches[0].field, column);
  for (const [column, { field }] of fixed) claim(field, column);
  return {
    plan,
    words,
    claimed: (field, but) => [...(claimants.get(field) ?? [])].some((column) => column !== but),
  };
};

/** Strongest claim first; a column gets one field, a field one column. */
const contest = (claims: readonly Claim[], closed: ReadonlySet<FieldKey>): Map<number, Claim> => {
  const won = new Map<number, Claim>();
  const taken = new Set<FieldKey>(closed);
  for (const claim of [...claims].sort((a, b) => b.score - a.score || a.guess.column - b.guess.column)) {
    const { column } = claim.guess;
    if (claim.score < leastScore || won.has(column) || (taken.has(claim.field) && !many(claim.field))) continue;
    won.set(column, claim);
    if (!many(claim.field)) taken.add(claim.field);
  }
  return won;
};

/** A column without header that surely holds ID numbers (domain: a certain value may stand in for a missing header). */
const addUnheaded = (
  won: Map<number, Claim>,
  open: readonly ColumnGuess[],
  samples: ReadonlyMap<number, Sample>,
  input: AssignInput,
): void => {
  if (input.closed.has('idNumber') || [...won.values()].some(({ field }) => field === 'idNumber')) return;
  for (const guess of open) {
    const sample = samples.get(guess.column) ?? [];
    if (won.has(guess.column) || sample.length < 3 || (shareOf(sample, looks.validId) ?? 0) < 0.8) continue;
    if (guess.matches.some(({ field }) => field === 'otherIdNumber' || field === 'headIdNumber')) continue;
    won.set(guess.column, { field: 'idNumber', score: 0.5, guess });
    return;
  }
};

/** 户主姓名 without any other 姓名 is the beneficiary's name; likewise its number. So is who is paid, and their number, where there are none else. */
const promote = (won: Map<number, Claim>, claims: readonly Claim[], closed: ReadonlySet<FieldKey>): void => {
  const holder = (field: FieldKey): number | undefined => [...won].find(([, claim]) => claim.field === field)?.[0];
  const turn = (from: FieldKey, to: FieldKey): void => {
    const column = holder(from);
    const claim = column === undefined ? undefined : won.get(column);
    if (column === undefined || claim === undefined || holder(to) !== undefined || closed.has(to)) return;
    won.set(column, { ...claim, field: to });
    const next = claims.find((other) => other.field === from && !won.has(other.guess.column));
    if (next && !closed.has(from)) won.set(next.guess.column, next);
  };
  turn('headName', 'name');
  // 户主身份证号 beside 姓名 of another is not the number of the person listed.
  if (/户主|户代表/.test(won.get(holder('name') ?? -1)?.guess.whole ?? '')) turn('headIdNumber', 'idNumber');
  if (/^领[款取]人$/.test(won.get(holder('payee') ?? -1)?.guess.leaf ?? '')) turn('payee', 'name');
  // Lists for the bank name people by their accounts alone.
  turn('accountHolder', 'name');
  const other = holder('otherIdNumber');
  // 户主 | 姓名 | 成员身份证号: the number is that of the person listed.
  if (other !== undefined && /^(?:领款人|领取人|收款人|户名|(?:家庭|家庭主要)?成员)/.test(won.get(other)?.guess.leaf ?? ''))
    turn('otherIdNumber', 'idNumber');
};

const incomes: ReadonlySet<FieldKey> = new Set<FieldKey>(['perCapitaIncome', 'householdIncome', 'personalIncome']);

const binding = (
  guess: ColumnGuess | undefined,
  field: FieldKey,
  item: string | null | undefined,
  column: number,
  input: AssignInput,
): ColumnBinding => {
  const multiplier = fieldKinds[field] === 'money' ? (guess?.multiplier ?? input.multiplierOf(column)) : null;
  const period = incomes.has(field) ? (guess?.period ?? null) : null;
  return {
    field,
    column,
    header: guess?.label ?? '',
    ...(many(field) ? { item: item ?? null } : {}),
    ...(multiplier === null ? {} : { multiplier }),
    ...(period === null ? {} : { period }),
    ...(guess?.required ? { required: true as const } : {}),
  };
};

/** Every other column that has a header or values, with the field it lost to a better column. */
const unknownColumns = (
  open: readonly ColumnGuess[],
  won: ReadonlyMap<number, Claim>,
  claims: readonly Claim[],
  samples: ReadonlyMap<number, Sample>,
): readonly UnknownColumn[] =>
  open
    .filter(({ column, label }) => !won.has(column) && (label !== '' || (samples.get(column)?.length ?? 0) > 0))
    .map(({ column, label, matches }) => {
      const lost = claims.filter((claim) => claim.guess.column === column).sort((a, b) => b.score - a.score)[0]?.field ?? matches[0]?.field;
      return { column, header: label, ...(lost === undefined ? {} : { alternativeFor: lost }) };
    });
