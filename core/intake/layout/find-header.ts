/** Finds the header: the block of one to four rows in which most columns have a meaning, wherever it stands in the top of the sheet. */
import { weakHeaders } from '../../vocabulary/header-patterns';
import { composePaths } from './compose';
import type { Cell, Grid } from './grid';
import { interpret, textScore, type ColumnGuess } from './interpret';
import { readBelowHeader } from './measure';
import type { PlanColumns } from './plan-columns';
import { looks, sampleColumn, sampleRows, shareOf } from './profile';
import type { TopRows } from './row-facts';

export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly guesses: readonly ColumnGuess[];
  readonly score: number;
  /** Whether a column of names or of ID numbers is among them. */
  readonly persons: boolean;
  /** ID numbers stand below: a list of people, however much wider another one further down may be. */
  readonly backed: boolean;
}

const mostRows = 4;
/** Below this a row of words is not taken for a header. */
const leastScore = 1.6;
const leastBacked = 4;
/** A narrow list's header is looked at, even where a much wider one stands further down. */
const mostDemanded = 1.5;

export const guessesOf = (grid: Grid, plan: PlanColumns, top: number, bottom: number): readonly ColumnGuess[] =>
  composePaths(grid, top, bottom).map((path) => interpret(path, plan));

/** Null when no row looks like a header. */
export const findHeader = (rows: TopRows, plan: PlanColumns): HeaderBlock | null => {
  const { grid } = rows;
  const best = Math.max(0, ...grid.rows.map((row) => (rows.at(row).kind === 'words' ? rows.at(row).score : 0)));
  const seeds = grid.rows.filter(
    (row) => rows.at(row).kind === 'words' && rows.at(row).score >= Math.max(0.9, Math.min(best * 0.3, mostDemanded)),
  );
  const blocks = new Map<string, HeaderBlock>();
  for (const seed of seeds) {
    for (let top = seed; top > seed - mostRows; top -= 1) {
      if (!mayBelong(rows, top)) break;
      for (let bottom = seed; bottom < top + mostRows; bottom += 1) {
        if (bottom > seed && !mayBelong(rows, bottom)) break;
        if (top < bottom && (isLoneText(rows, top) || isSectionBelow(rows, top, bottom))) continue;
        const key = `${top}:${bottom}`;
        if (!blocks.has(key)) blocks.set(key, scored(grid, plan, top, bottom));
      }
    }
  }
  const found = choose([...blocks.values()].filter(isHeader));
  return found === null ? null : extended(found, rows, plan);
};

const isHeader = (block: HeaderBlock): boolean => block.score >= leastScore || (block.persons && block.score >= 1.3);

/** The first that is nearly as good as the best, so that a reprinted or second header further down does not win. */
const choose = (blocks: readonly HeaderBlock[]): HeaderBlock | null => {
  const persons = blocks.filter((block) => block.persons);
  const pool = persons.length > 0 ? persons : blocks;
  const best = Math.max(0, ...pool.map((block) => block.score));
  const good = pool
    .filter((block) => block.score >= best * 0.6 || (block.backed && block.score >= leastBacked))
    .sort((a, b) => a.top - b.top || b.score - a.score);
  const [first] = good;
  if (first === undefined) return null;
  // Among overlapping blocks around the first one the best score decides; equal scores: the smaller block.
  return good
    .filter((block) => block.top <= first.bottom + 2 && block.bottom >= first.top)
    .sort((a, b) => b.score - a.score || a.bottom - a.top - (b.bottom - b.top) || a.top - b.top)[0] as HeaderBlock;
};

/** Rows of a header hold words; a row without values of its own may lie within merged areas. */
const mayBelong = (rows: TopRows, row: number): boolean => {
  if (row < 0) return false;
  const { grid } = rows;
  if (grid.cells(row).length > 0) return rows.at(row).kind === 'words';
  for (let column = 0; column < grid.width; column += 1) if ((grid.mergeAt(row, column)?.top ?? row) < row) return true;
  return false;
};

const scored = (grid: Grid, plan: PlanColumns, top: number, bottom: number): HeaderBlock => {
  const guesses = guessesOf(grid, plan, top, bottom);
  const byMeaning = new Map<string, number>();
  for (const guess of guesses) {
    const score = textScore(guess) * (weakHeaders.has(guess.leaf) && guess.whole === guess.leaf ? 0.5 : 1);
    if (score === 0) continue;
    const meaning = guess.member ?? guess.matches[0]?.field ?? guess.material?.item ?? guess.goods?.item ?? 'item';
    byMeaning.set(meaning, Math.max(byMeaning.get(meaning) ?? 0, score));
  }
  let score = 0;
  for (const part of byMeaning.values()) score += part;
  const persons = byMeaning.has('name') || byMeaning.has('headName') || byMeaning.has('idNumber') || byMeaning.has('headIdNumber');
  if (persons && byMeaning.size > 1) score += 0.6;
  score -= (bottom - top) * 0.15 + cutMerges(grid, top, bottom) * 0.5;
  const backing = support(grid, guesses, bottom);
  return { top, bottom, guesses, score: score + backing, persons, backed: backing >= 1 };
};

/** A single text over the whole table, or at its left edge, is a note; a group heading stands over some of the columns. */
const isLoneText = ({ grid }: TopRows, row: number): boolean => {
  const cells = grid.cells(row);
  const [only] = cells;
  return cells.length === 1 && only !== undefined && only.bottom === row && only.column <= (grid.cells(row + 1)[0]?.column ?? 0);
};

/** 一、石桥村 / （二）孤儿 / 红旗村(3人) */
const sectionText = /^[(]?[一二三四五六七八九十]{1,3}(?:[)]|[、.])|[(]?共?\d+\s*[户人名][)]?[:]?$|[^元]:$/;

/** A single text below, at the left edge of the header, heads the rows that follow: 一、石桥村. */
const isSectionBelow = ({ grid }: TopRows, top: number, bottom: number): boolean => {
  const cells = grid.cells(bottom);
  const [first] = cells;
  if (cells.length === 1 && sectionText.test(first?.text ?? '')) return true;
  if (first === undefined || first.column > (grid.cells(top)[0]?.column ?? 0)) return false;
  return cells.length === 1 || (cells.length === 2 && /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/.test(first.text));
};

/** Merged areas that a block would cut through. */
const cutMerges = (grid: Grid, top: number, bottom: number): number => {
  let cut = 0;
  for (let column = 0; column < grid.width; column += 1) {
    const below = grid.mergeAt(bottom, column);
    if (below !== undefined && below.left === column && below.bottom > bottom) cut += 1;
    const above = grid.mergeAt(top, column);
    if (above !== undefined && above.left === column && above.top < top) cut += 1;
  }
  return cut;
};

/** Names under 姓名 and numbers under 身份证号 speak for the block. */
const support = (grid: Grid, guesses: readonly ColumnGuess[], bottom: number): number => {
  const rows = sampleRows(grid.sheet, readBelowHeader(grid, bottom).firstDataRow).slice(0, 10);
  if (rows.length === 0) return 0;
  let score = 0;
  const name = guesses.find((guess) => guess.matches.some((match) => match.field === 'name'));
  const id = guesses.find((guess) => guess.matches[0]?.field === 'idNumber');
  if (name && (shareOf(sampleColumn(grid.sheet, rows, name.column), looks.name) ?? 0) >= 0.5) score += 0.5;
  if (id && (shareOf(sampleColumn(grid.sheet, rows, id.column), looks.id) ?? 0) >= 0.5) score += 1;
  return score;
};

/** Takes in a row of group headings above and a row of their parts below, which add no field of their own. */
const extended = (found: HeaderBlock, rows: TopRows, plan: PlanColumns): HeaderBlock => {
  let { top, bottom } = found;
  while (bottom - top + 1 < mostRows && isGroupRow(rows, top - 1)) top -= 1;
  while (bottom - top + 1 < mostRows && isPartRow(rows, bottom)) bottom += 1;
  return top === found.top && bottom === found.bottom ? found : { ...found, top, bottom, guesses: guessesOf(rows.grid, plan, top, bottom) };
};

const groupWord = /成员|信息|情况|材料|慰问|银行|账户|对象|户主|发放|补助|救助|证明|组|公示/;

/** A heading over all columns that is no title: 申报情况. */
const wholeGroup = /^(?:申报|人员|对象|慰问|慰问对象|家庭|困难职工)?(?:基本)?(?:情况|信息|资料)$/;

const isGroupRow = (rows: TopRows, row: number): boolean => {
  const { grid } = rows;
  const cells = row < 0 ? [] : grid.cells(row);
  if (cells.length === 1 && wholeGroup.test(cells[0]?.text ?? '')) return true;
  if (cells.length === 0 || rows.at(row).kind !== 'words') return false;
  if (cells.some(({ text }) => text.length > 20 || /[:。]/.test(text))) return false;
  const [first] = cells;
  if (cells.length === 1 && first !== undefined) {
    const wide = first.right - first.column + 1;
    if (coversHeader(first, grid.cells(row + 1))) return false;
    return wide >= 2 ? first.column > 0 && wide < grid.width * 0.8 : first.column > 1 && groupWord.test(first.text);
  }
  return cells.some((cell) => cell.right > cell.column) || cells.every(({ text }) => groupWord.test(text) || text.length <= 6);
};

/** A text merged over the header from its left edge on is a title, wherever the table stands and whatever columns were added on the right. */
const coversHeader = ({ column, right }: Cell, header: readonly Cell[]): boolean => {
  const covered = header.filter((cell) => cell.column >= column && cell.right <= right).length;
  return right > column && column <= (header[0]?.column ?? 0) && covered >= header.length * mostlyCovered;
};
const mostlyCovered = 0.6;

/** The row below consists of parts of merged groups only, or says the header again in English or as field names. */
const isPartRow = (rows: TopRows, bottom: number): boolean => {
  const { grid } = rows;
  const row = bottom + 1;
  const cells = grid.cells(row);
  if (cells.length < 2 || rows.at(row).kind !== 'words') return false;
  if (cells.length >= 3 && cells.every(({ text }) => /^[A-Za-z][A-Za-z _.()/#-]*$/.test(text))) return true;
  return cells.every((cell) => {
    const above = grid.mergeAt(bottom, cell.column);
    return above !== undefined && above.right > above.left && above.bottom === bottom;
  });
};
