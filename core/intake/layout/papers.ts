/** Papers: columns that hold either a number (银行卡, 低保证, 残疾证) or a tick for a paper handed in, and the plan's materials. */
import type { Candidate, ColumnContext } from './candidates';
import type { ColumnGuess } from './interpret';
import { looks, shareOf, type Sample } from './profile';

const certificates = /^(?:低保证|特困证|五保证|五保供养证|低保金领取证|低保(?:特困)?证|困难证|救助证|优抚证|优待证|建档证)$/;
const disabilityCards = /^(?:残疾证|残疾人证)$/;
const bankCards = /^(?:银行卡|存折|银行存折|银行卡存折|一卡通|一折通|社保卡|惠农卡|银行卡或存折|银行卡\/存折|卡折)$/;

/** A tick that nobody writes in place of a number, as 无 or / may be. */
const ticked = /^(?:[√✓✔☑vV是有1]|已[交有附])$/;

/** Papers: what is ticked off is a material, what is written out is a number. Null when the column is no such case. */
export const paperOf = (guess: ColumnGuess, sample: Sample, context: ColumnContext): readonly Candidate[] | null => {
  const { material, leaf } = guess;
  const best = guess.matches[0];
  const listed = guess.matches.some(({ field }) => field === 'materials');
  const kind = certificates.test(leaf)
    ? 'certNo'
    : disabilityCards.test(leaf)
      ? 'disability'
      : bankCards.test(leaf)
        ? 'bankAccount'
        : /^身份证号?$/.test(leaf)
          ? 'idNumber'
          : leaf === '户口本'
            ? 'householdNo'
            : null;
  const item = material?.item ?? null;
  const asPaper = (score: number): Candidate => ({ field: 'materials', score, item });
  if (kind === null) {
    if (material === null) return listed ? [asPaper(best?.field === 'materials' ? best.score : 0.6), ...rest(guess)] : null;
    const better = best !== undefined && best.field !== 'materials' && best.score > material.score && !listed;
    return better ? null : [asPaper(material.score + 0.05), ...rest(guess)];
  }
  const marks = kind === 'idNumber' && !sample.some(({ text }) => ticked.test(text)) ? null : shareOf(sample, looks.mark);
  if (material === null && kind === 'idNumber' && (marks ?? 0) < 0.6) return null;
  const digits = Math.max(
    shareOf(sample, looks.longDigits) ?? 0,
    kind === 'disability' ? (shareOf(sample, looks.disabilityLevel) ?? 0) : 0,
  );
  const asNumber: Candidate = { field: kind, score: 0.85 };
  if (kind === 'bankAccount' && (shareOf(sample, looks.bank) ?? 0) >= 0.6 && digits < 0.3) return [{ field: 'bankName', score: 0.8 }];
  if (digits >= 0.4) return [{ ...asNumber, score: 1 }];
  if (marks !== null && marks >= 0.5) return [asPaper(1)];
  if (kind === 'idNumber') return null;
  const paperFirst = kind === 'householdNo' || (item !== null && (kind !== 'bankAccount' || context.claimed('bankAccount', guess.column)));
  return paperFirst ? [asPaper(0.9)] : [asNumber, asPaper(0.6)];
};

const rest = (guess: ColumnGuess): readonly Candidate[] =>
  guess.matches
    .filter(({ field }) => field !== 'materials' && field !== 'goods')
    .map(({ field, score }) => ({ field, score: score * 0.7 }));
