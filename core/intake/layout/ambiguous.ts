/** Headers that stand for several fields (headers.json "ambiguous"; domain.md §2.2): plan, neighbours and values decide. */
import type { FieldKey } from '../../model/field';
import type { ColumnContext, Weighted } from './candidates';
import type { ColumnGuess } from './interpret';
import { looks, shareOf, type Sample } from './profile';
import { isDepartment, ofDepartment, unitOrEmployer } from './unit-choices';

/** Texts whose meaning hangs on context and values. Null: nothing special, the matches hold. */
export const special = (guess: ColumnGuess, sample: Sample, context: ColumnContext): readonly Weighted[] | null => {
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
            ['serial', share(looks.code) >= 0.5 ? 0.5 : 0.9],
            ['certNo', share(looks.code) >= 0.5 ? 0.6 : 0.3],
          ]
        : null;
    case '慰问对象名称':
      return [
        ['name', 0.9],
        ['category', 0.4],
      ];
    case '说明':
    case '情况说明': {
      if (claimed('hardshipReason')) return [['remark', 0.8]];
      const isReason = sample.length === 0 || claimed('remark') || share(looks.hardship) >= 0.3;
      return [
        ['hardshipReason', isReason ? 0.75 : 0.6],
        ['remark', 0.65],
      ];
    }
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
