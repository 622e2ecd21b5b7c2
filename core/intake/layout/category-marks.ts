/** 困难类别（打√） over 低保 | 困难 | 大病 | 意外: the category is told by the column that is ticked. */
import type { CategoryMark } from '../../model/roster';
import type { ColumnGuess } from './interpret';
import type { PlanWords, Sample } from './profile';

/** Ticks alone: with 是 and 否 in them such columns say something else about the person. */
const tick = /^(?:[√✓✔☑●★]|1|V|v)$/;

/** At least two neighbouring columns called after categories of the plan, with nothing but ticks in them; [] where another column names the category. */
export const categoryMarksIn = (
  open: readonly ColumnGuess[],
  samples: ReadonlyMap<number, Sample>,
  words: PlanWords,
): readonly CategoryMark[] => {
  const isMark = ({ column, leaf }: ColumnGuess): boolean =>
    leaf !== '' && words.category({ value: leaf, text: leaf }) && (samples.get(column) ?? []).every(({ text }) => tick.test(text));
  let run: ColumnGuess[] = [];
  for (const guess of [...open, undefined]) {
    if (guess !== undefined && isMark(guess) && (run.length === 0 || run.at(-1)?.column === guess.column - 1)) run.push(guess);
    else if (isRun(run, samples)) break;
    else run = guess !== undefined && isMark(guess) ? [guess] : [];
  }
  if (!isRun(run, samples)) return [];
  const named = open.some((guess) => !run.includes(guess) && guess.matches[0]?.field === 'category');
  return named ? [] : run.map(({ column, leaf }) => ({ column, text: leaf }));
};

const isRun = (run: readonly ColumnGuess[], samples: ReadonlyMap<number, Sample>): boolean =>
  run.length >= 2 && run.some(({ column }) => (samples.get(column)?.length ?? 0) > 0);
