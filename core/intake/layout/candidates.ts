/** Which fields a column may hold, when header text, neighbours and values are taken together (headers.json "ambiguous"; domain.md §2.2). */
import type { FieldKey } from '../../model/field';
import { fieldKinds } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { ColumnGuess } from './interpret';
import { isDepartment, ofDepartment, unitOrEmployer } from './unit-choices';
import { fitOf, looks, shareOf, type PlanWords, type Sample } from './profile';

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
    score: score + adjustment(field, sample, context.words) - (isPast(guess, field, context.plan) ? 0.4 : 0),
    ...(field === 'materials' || field === 'goods' ? { item: null } : {}),
  }));
  return [...goodsNamed, ...plain.filter(({ field }) => goods === null || field !== 'goods')];
};

const typed: ReadonlySet<string> = new Set(['idNumber', 'account', 'phone', 'money', 'integer', 'date', 'gender', 'name']);

/** Values that suit the field raise, values that do not lower; nothing is decided where there are none. */
const adjustment = (field: FieldKey, sample: Sample, words: PlanWords): number => {
  const fit = fitOf(field, sample, words);
  if (fit === null) return 0;
  if (field === 'unit' && fit === 0) return -0.1;
  if (field === 'category' || field === 'unit' || field === 'tier') return fit * 0.25;
  if (!typed.has(fieldKinds[field])) return fit * 0.05;
  return fit >= 0.5 ? fit * 0.15 : fit < 0.2 ? -0.3 : -0.1;
};

/** 2025年慰问金 beside this year's. */
const isPast = ({ whole }: ColumnGuess, field: FieldKey, plan: Plan): boolean => {
  if (field !== 'amount' && field !== 'standard') return false;
  const year = /(20\d\d)年/.exec(whole)?.[1];
  return (year !== undefined && Number(year) < plan.year) || /上年|去年|往年/.test(whole);
};

const certificates = /^(?:低保证|特困证|五保证|五保供养证|低保金领取证|低保(?:特困)?证|困难证|救助证|优抚证|优待证|建档证)$/;
const disabilityCards = /^(?:残疾证|残疾人证)$/;
const bankCards = /^(?:银行卡|存折|银行存折|银行卡存折|一卡通|一折通|社保卡|惠农卡|银行卡或存折|银行卡\/存折|卡折)$/;

/** Papers: what is ticked off is a material, what is written out is a number. Null when the column is no such case. */
const paperOf = (guess: ColumnGuess, sample: Sample, context: ColumnContext): readonly Candidate[] | null => {
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
  if (material === null && kind === 'idNumber' && (shareOf(sample, looks.mark) ?? 0) < 0.6) return null;
  const marks = shareOf(sample, looks.mark);
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

/** Texts whose meaning hangs on context and values. Null: nothing special, the matches hold. */
const special = (guess: ColumnGuess, sample: Sample, context: ColumnContext): readonly Weighted[] | null => {
  const { leaf, whole } = guess;
  const { plan, words } = context;
  const share = (test: Parameters<typeof shareOf>[1]): number => shareOf(sample, test) ?? 0;
  const claimed = (field: FieldKey): boolean => context.claimed(field, guess.column);
  if (isDepartment(whole)) return ofDepartment(sample, context, claimed('responsibleUnit'));
  // The vocabulary knows the text as it stands, brackets and all: 户主(与户主关系).
  if (whole !== leaf && whole.startsWith(leaf) && guess.matches[0]?.score === 1) return null;
  const only = whole === leaf || guess.matches.length === 0;
  switch (leaf) {
    case '单位':
    case '单位名称':
    case '所在单位':
    case '所属单位':
    case '名称':
      return only ? unitOrEmployer(leaf, share(words.unit), share(looks.company), share(looks.township), context) : null;
    case '地区':
      return share(words.unit) >= 0.3 || sample.length === 0 || share(looks.township) >= 0.5
        ? [
            ['unit', 0.9],
            ['county', 0.7],
          ]
        : [
            ['county', 0.9],
            ['unit', 0.7],
          ];
    case '类别':
    case '类型':
    case '等级':
      if (!only) return null;
      if (share(words.category) >= 0.3) return [['category', 0.95]];
      if (share(looks.disability) >= 0.6) return [['disability', 0.8]];
      if (share(looks.hukou) >= 0.6) return [['hukou', 0.8]];
      return leaf === '等级' ? [] : [['category', 0.9]];
    case '对象':
    case '慰问对象':
      if (leaf === '对象' && !only) return null;
      return [
        ['name', 0.85 + 0.1 * share(looks.name)],
        ['category', sample.length > 0 && share(words.category) < 0.3 ? 0.4 : 0.7 + 0.2 * share(words.category)],
      ];
    case '级别':
    case '层次':
    case '层级':
      return plan.tiers.length > 0 && (sample.length === 0 || share(words.tier) >= 0.3)
        ? [['tier', 0.95]]
        : leaf === '层级'
          ? [['tier', 0.6]]
          : [];
    case '标准':
    case '困难标准':
    case '困难等级':
    case '档次':
      if (sample.length === 0) return null;
      return share(looks.money) >= 0.5 ? (leaf === '档次' ? null : [['standard', 0.95]]) : [['category', leaf === '标准' ? 0.8 : 0.9]];
    case '身份':
    case '人员身份':
      return share(words.category) >= 0.5 && !claimed('category')
        ? [
            ['category', 0.8],
            ['jobStatus', 0.75],
          ]
        : null;
    case '关系':
      return sample.length > 0 && share(looks.kinship) < 0.2 ? [] : [['relation', 0.9]];
    case '银行':
      return share(looks.longDigits) >= 0.6 ? [['bankAccount', 0.9]] : [['bankName', 0.95]];
    case '户口':
    case '户籍':
      return sample.length > 0 && share(looks.hukou) < 0.4 ? [['address', 0.7]] : [['hukou', 0.8]];
    case '组别':
    case '组':
    case '小组':
    case '组号':
    case '分组':
    case '慰问组':
      return visitOrVillageGroup(guess, sample, context);
    case '村民小组':
    case '村民组':
    case '居民小组':
    case '村小组':
    case '社':
    case '队':
    case '屯':
    case '自然村':
    case '自然屯':
      // Below the village: yields to a column of villages proper.
      return [['village', 0.75]];
    case '编号':
      return only
        ? [
            ['serial', share(looks.serial) >= 0.5 || sample.length === 0 ? 0.9 : 0.5],
            ['certNo', 0.45],
          ]
        : null;
    case '说明':
      return [
        ['remark', 0.75],
        ['hardshipReason', 0.6],
      ];
    case '情况说明':
      return claimed('hardshipReason')
        ? [['remark', 0.8]]
        : [
            ['hardshipReason', 0.7],
            ['remark', 0.65],
          ];
    case '其他':
      return only ? [['remark', 0.6]] : null;
    case '户主':
    case '户主姓名':
    case '户主名称':
      return [
        ['headName', 0.95],
        ['name', 0.6],
      ];
    case '领款人':
    case '领取人':
      if (!claimed('name'))
        return [
          ['name', 0.9],
          ['payee', 0.7],
        ];
      return leaf === '领款人' && sample.length === 0
        ? [
            ['signature', 0.7],
            ['payee', 0.6],
          ]
        : [
            ['payee', 0.9],
            ['signature', 0.5],
          ];
    case '收款人':
    case '收款人姓名':
      return [
        ['accountHolder', 0.9],
        ['name', claimed('name') ? 0 : 0.6],
      ];
    case '年收入':
      return guess.multiplier === null
        ? [
            ['householdIncome', 0.9],
            ['personalIncome', 0.85],
          ]
        : [
            ['personalIncome', 0.9],
            ['householdIncome', 0.85],
          ];
    case '户编号':
      return [
        ['householdNo', 0.95],
        ['serial', 0.4],
      ];
    case '人数':
    case '户数':
      return only
        ? [
            [leaf === '人数' ? 'householdSize' : 'coveredSize', 0.75],
            ['coveredSize', 0.7],
          ]
        : null;
    case '时间':
    case '日期':
      return only
        ? [
            ['visitDate', plan.visitWindow !== undefined || plan.visitGroups.length > 0 ? 0.7 : 0.5],
            ['receiveDate', 0.4],
          ]
        : null;
    case '合计':
    case '总计':
    case '小计':
      return share(looks.money) >= 0.5 || sample.length === 0 ? [['amount', whole === leaf ? 0.7 : 0.8]] : [];
    case '困难职工':
    case '低保户':
      return share(looks.mark) >= 0.5 ? [] : null;
    case '基本情况':
    case '家庭情况':
    case '家庭状况':
      return [['hardshipReason', claimed('hardshipReason') ? 0.3 : 0.7]];
    default:
      return null;
  }
};

const visitOrVillageGroup = (
  { leaf, column }: ColumnGuess,
  sample: Sample,
  { plan, words, claimed }: ColumnContext,
): readonly Weighted[] => {
  const named = shareOf(sample, words.visitGroup);
  const visits = plan.visitGroups.length > 0;
  if (leaf === '分组' || leaf === '慰问组') return [['visitGroup', 0.95]];
  if (leaf === '组别' || leaf === '组号') {
    if (visits && (named === null || named >= 0.5))
      return [
        ['visitGroup', 0.95],
        ['village', 0.4],
      ];
    // Without visit groups in the plan a group beside the village is one within the village.
    const beside = claimed('village', column);
    return [
      ['village', beside ? 0.5 : 0.85],
      ['visitGroup', visits ? 0.6 : beside ? 0.2 : 0.4],
    ];
  }
  const byValues =
    named !== null && named >= 0.7 && visits && (shareOf(sample, looks.smallInteger) ?? 0) < 0.5 && claimed('village', column);
  return byValues ? [['visitGroup', 0.8]] : [['village', 0.8]];
};
