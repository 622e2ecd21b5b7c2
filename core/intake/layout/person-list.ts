/** Lists with a row for every person whose columns are headed 成员姓名, 成员身份证号: there the member is the beneficiary. */
import { foldTight, cellText } from '../values/fold';
import type { SheetSnapshot } from '../../model/sheet';
import type { ColumnGuess } from './interpret';
import { matchHeader } from './match-header';
import { looks, sampleColumn, shareOf } from './profile';

/** A column of members without saying what of them: names when its values are. */
const bareMember = /^(?:家庭|户内|其他)?(?:主要|共同生活)?(?:家庭)?(?:成员|人员)$/;
const memberPrefix = /^(?:家庭|户内|其他)?(?:主要|共同生活)?(?:家庭)?成员的?/;
const headsRelation = /^(?:户主|本人|户主本人)$/;
/** So large a part of the members must be heads of their household themselves; members beside a head never are. */
const leastShare = 0.1;

/**
 * One set of member columns belongs to the beneficiaries when no other column names people, or when the heads of household stand in it
 * themselves (成员姓名 repeats 户主姓名, or the relation says 户主). Otherwise, and with several sets, the guesses stay as they are.
 */
export const asPersonList = (given: readonly ColumnGuess[], sheet: SheetSnapshot, rows: readonly number[]): readonly ColumnGuess[] => {
  const guesses = isTeamTable(given) ? given : given.map((guess) => (namesMembers(guess, sheet, rows) ? { ...guess, ...bareName } : guess));
  const members = guesses.filter(({ member }) => member !== null);
  const names = members.filter(({ member }) => member === 'name');
  const [name] = names;
  if (name === undefined || names.length > 1) return guesses;
  const others = guesses.filter(({ member, matches }) => member === null && isName(matches[0]?.field));
  if (others.length > 1 || others.some((other) => !isHead(other))) return guesses;
  // A relation of the member's own says it; another one may be the beneficiary's.
  const ownId = guesses.some(({ member, matches }) => member === null && matches[0]?.field === 'idNumber');
  const relation =
    members.find(({ member }) => member === 'relation') ??
    (ownId ? undefined : guesses.find(({ matches }) => matches[0]?.field === 'relation'));
  const [head] = others;
  if (head !== undefined && !holdsHeads(sheet, rows, name.column, head.column, relation?.column ?? -1)) return guesses;
  return guesses.map((guess) =>
    guess.member === null ? guess : { ...guess, member: null, matches: matchHeader(guess.leaf.replace(memberPrefix, '') || '姓名') },
  );
};

/** 组别、带队领导、成员: who goes visiting, not who is visited. */
const isTeamTable = (guesses: readonly ColumnGuess[]): boolean => {
  const has = (...fields: readonly string[]): boolean => guesses.some(({ matches }) => fields.includes(matches[0]?.field ?? ''));
  return has('visitLeader', 'visitGroup') && !has('idNumber', 'name', 'headName');
};

const bareName = { member: 'name', matches: [] } as const;
const namesMembers = ({ leaf, column }: ColumnGuess, sheet: SheetSnapshot, rows: readonly number[]): boolean =>
  bareMember.test(leaf) && (shareOf(sampleColumn(sheet, rows, column), looks.name) ?? 0) >= 0.5;

const isName = (field: string | undefined): boolean => field === 'name' || field === 'headName';
const isHead = ({ matches }: ColumnGuess): boolean => matches.some(({ field }) => field === 'headName');

const holdsHeads = (sheet: SheetSnapshot, rows: readonly number[], name: number, head: number, relation: number): boolean => {
  const textOf = (row: number, column: number): string => foldTight(cellText(sheet.rows[row]?.[column] ?? null));
  let people = 0;
  let heads = 0;
  for (const row of rows) {
    const said = textOf(row, name);
    if (said === '') continue;
    people += 1;
    if (said === textOf(row, head) || headsRelation.test(textOf(row, relation))) heads += 1;
  }
  return heads > 0 && heads >= people * leastShare;
};
