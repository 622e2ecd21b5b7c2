/** Which fields a column may hold, when header text, neighbours and values are taken together (headers.json "ambiguous"; domain.md §2.2). */
import type { FieldKey } from '../../model/field';
import { fieldKinds } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { ColumnGuess } from './interpret';
import { special } from './ambiguous';
import { paperOf } from './papers';
import { fitOf, type PlanWords, type Sample } from './profile';

export interface Candidate {
  readonly field: FieldKey;
  readonly score: number;
  /** For materials and goods. */
  readonly item?: string | null;
}

export interface ColumnContext {
  readonly plan: Plan;
  readonly words: PlanWords;
  /** Whether another column surely holds the field, by its text. */
  readonly claimed: (field: FieldKey, but: number) => boolean;
}

export type Weighted = readonly [FieldKey, number];

/** Candidates of one column, values weighed in; [] for a column that means nothing known. */
export const candidatesOf = (guess: ColumnGuess, sample: Sample, context: ColumnContext): readonly Candidate[] => {
  const paper = paperOf(guess, sample, context);
  if (paper !== null) return paper;
  const { goods } = guess;
  const goodsNamed: readonly Candidate[] = goods === null ? [] : [{ field: 'goods', score: goods.score, item: goods.item }];
  const weighted = special(guess, sample, context) ?? guess.matches.map(({ field, score }): Weighted => [field, score]);
  const seen = new Map<FieldKey, number>();
  for (const [field, score] of weighted) seen.set(field, Math.max(seen.get(field) ?? 0, score));
  const plain = [...seen].map(([field, score]): Candidate => ({
    field,
    score:
      score +
      adjustment(field, sample, context.words) -
      (isPast(guess, field, context.plan) ? 0.4 : 0) -
      (secondary.test(guess.leaf) ? 0.15 : 0),
    ...(field === 'materials' || field === 'goods' ? { item: null } : {}),
  }));
  return [...goodsNamed, ...plain.filter(({ field }) => goods === null || field !== 'goods')];
};

/** 次要致困原因 beside 主要致困原因, 备用电话 beside 电话. */
const secondary = /^(?:次要|备用|第二|其[他它])/;

const typed: ReadonlySet<string> = new Set(['idNumber', 'account', 'phone', 'money', 'integer', 'date', 'gender', 'name']);

/** Values that suit the field raise, values that do not lower; nothing is decided where there are none. */
const adjustment = (field: FieldKey, sample: Sample, words: PlanWords): number => {
  const fit = fitOf(field, sample, words);
  if (fit === null) return 0;
  if (field === 'unit' && fit === 0) return -0.1;
  if (field === 'category' || field === 'unit' || field === 'tier') return fit * 0.25;
  if (!typed.has(fieldKinds[field])) return fit * 0.05;
  // In steps: a mistyped number or two must not hand the field to a second column of the same name.
  if (fit >= 0.7) return 0.15;
  return fit >= 0.5 ? fit * 0.15 : fit < 0.2 ? -0.3 : -0.1;
};

/** 2025年慰问金 beside this year's. */
const isPast = ({ whole }: ColumnGuess, field: FieldKey, plan: Plan): boolean => {
  if (field !== 'amount' && field !== 'standard') return false;
  const year = /(20\d\d)年/.exec(whole)?.[1];
  return (year !== undefined && Number(year) < plan.year) || /上年|去年|往年/.test(whole);
};
