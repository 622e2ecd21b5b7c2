/** Household members set side by side with the head, and whole rosters set side by side on one sheet. */
import type { MemberColumns } from '../../model/roster';
import type { ColumnGuess } from './interpret';

type Part = 'name' | 'idNumber' | 'relation';
type OpenMember = { -readonly [K in keyof MemberColumns]: MemberColumns[K] };

export interface MembersFound {
  readonly members: readonly MemberColumns[];
  /** Columns that belong to members, those without a place in `members` (性别, 年龄 of a member) included. */
  readonly columns: ReadonlySet<number>;
}

const top = (guess: ColumnGuess): string | undefined => guess.matches[0]?.field;
/** Only a plain 姓名 that comes again is a member's; 领取人 and 慰问对象 are somebody in their own right. */
const plainName = /^(?:姓名|名字|职工姓名|本人姓名|人员姓名)[(]?[\d一二三四五六七八]?[)]?$/;
const numberAtEnd = /[(]?[\d一二三四五六七八][)]?$/;

/** The part a column plays: by its own words (成员姓名), or as a plain 姓名 / 证件号 / 关系 that comes again. */
const plainPart = (guess: ColumnGuess): Part | null => {
  const field = top(guess);
  if (field === 'name' || field === 'idNumber' || field === 'relation') return field;
  const base = guess.leaf.replace(numberAtEnd, '');
  if (base === guess.leaf) return null;
  return /^姓名$/.test(base)
    ? 'name'
    : /^(?:身份证号|证件号|身份证)$/.test(base)
      ? 'idNumber'
      : /关系$|^称谓$/.test(base)
        ? 'relation'
        : null;
};

/** 家庭成员关系 away from all columns of members is the beneficiary's own relation to the head. */
export const withOwnRelation = (guesses: readonly ColumnGuess[]): readonly ColumnGuess[] =>
  guesses.map((guess, index) => {
    if (guess.member !== 'relation' || top(guess) !== 'relation') return guess;
    const beside = guesses.slice(Math.max(0, index - 2), index + 3).some(({ member }) => member === 'name' || member === 'idNumber');
    return beside ? guess : { ...guess, member: null };
  });

export const findMembers = (guesses: readonly ColumnGuess[]): MembersFound => {
  const named = guesses.filter((guess) => guess.member === 'name');
  const names = guesses.filter((guess) => guess.member === null && plainName.test(guess.leaf) && plainPart(guess) === 'name');
  const heads = guesses.filter((guess) => top(guess) === 'headName');
  const ids = guesses.filter((guess) => guess.member === null && plainPart(guess) === 'idNumber');
  // 姓名 comes again: the first is the beneficiary, unless a 户主 column is.
  const titled = guesses.find((guess) => guess.member === null && top(guess) === 'name' && !names.includes(guess));
  const mainName =
    names.length > 1
      ? (heads[0] ?? (titled !== undefined && titled.column < (names[0]?.column ?? 0) ? titled : names[0]))
      : (names[0] ?? heads[0] ?? titled);
  const repeated = names.length > (mainName === names[0] ? 1 : 2) || (names.length === 2 && ids.length === 2);
  if (named.length === 0 && !repeated) return { members: [], columns: new Set() };
  if (named.length > 0 && mainName === undefined && named.length === 1) return { members: [], columns: new Set() };
  const later = new Set(repeated ? names.filter((guess) => guess !== mainName).map((guess) => guess.column) : []);
  return collect(guesses, later, mainName?.column ?? -1, ids[0]?.column ?? -1);
};

const collect = (guesses: readonly ColumnGuess[], later: ReadonlySet<number>, mainName: number, mainId: number): MembersFound => {
  const members: OpenMember[] = [];
  const columns = new Set<number>();
  let open: OpenMember | null = null;
  const put = (part: Part, column: number): void => {
    columns.add(column);
    if (open === null || open[part] !== null) {
      open = { name: null, idNumber: null, relation: null };
      members.push(open);
    }
    open[part] = column;
  };
  const startsMember = (guess: ColumnGuess | undefined): boolean =>
    guess !== undefined && (guess.member === 'name' || later.has(guess.column));
  guesses.forEach((guess, index) => {
    const { column, member } = guess;
    if (column === mainName) return;
    if (member === 'other') {
      columns.add(column);
      return;
    }
    if (member !== null) {
      if (member === 'name' && open?.name !== undefined && open.name !== null) open = null;
      put(member, column);
      return;
    }
    const part = plainPart(guess);
    if (part === 'name' && later.has(column)) {
      if (open !== null && open.name !== null) open = null;
      put('name', column);
    } else if (part === 'relation' && startsMember(guesses[index + 1])) {
      open = null;
      put('relation', column);
    } else if (
      (part === 'idNumber' && column !== mainId && open !== null && open.idNumber === null) ||
      (part === 'relation' && open !== null && open.relation === null)
    ) {
      put(part, column);
    } else if (open !== null && /^(?:性别|年龄)$/.test(guess.leaf) && column > mainName && startsMember(guesses[index - 1])) {
      columns.add(column);
    } else if (guess.leaf !== '') open = null;
  });
  return { members: members.filter((one) => one.name !== null || one.idNumber !== null), columns };
};

/** Column ranges [from, to] of rosters side by side: the same headers again, 序号 and 姓名 among them. [] for one roster. */
export const findPanels = (guesses: readonly ColumnGuess[]): readonly (readonly [number, number])[] => {
  const panels = panelsBy(guesses, ({ whole }) => whole);
  // A title of its own above each panel is part of `whole`.
  return panels.length > 0 ? panels : panelsBy(guesses, ({ leaf }) => leaf);
};

const panelsBy = (
  guesses: readonly ColumnGuess[],
  textOf: (guess: ColumnGuess) => string,
): readonly (readonly [from: number, to: number])[] => {
  const filled = guesses.filter((guess) => guess.whole !== '');
  const [first] = filled;
  if (first === undefined) return [];
  const starts = filled.filter((guess) => textOf(guess) === textOf(first)).map((guess) => guess.column);
  if (starts.length < 2 || starts.length > 4) return [];
  const blocks = starts.map((start, index) =>
    filled.filter(({ column }) => column >= start && column < (starts[index + 1] ?? Number.POSITIVE_INFINITY)),
  );
  const texts = blocks.map((block) => block.map(textOf));
  const [model] = texts;
  if (model === undefined || model.length < 2) return [];
  const common = model.filter((text) => texts.every((other) => other.includes(text)));
  const hasName = blocks[0]?.some((guess) => top(guess) === 'name' || top(guess) === 'headName') === true;
  const others = texts.slice(1).every((other) => other.length - common.length <= 1);
  if (!hasName || top(first) !== 'serial' || common.length < Math.max(2, model.length - 1) || !others) return [];
  return blocks.map((block) => [block[0]?.column ?? 0, block.at(-1)?.column ?? 0] as const);
};
