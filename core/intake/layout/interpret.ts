/** What one column's header says, level by level: fields it may hold, materials, goods, or a household member's part. */
import type { FieldKey } from '../../model/field';
import { headerLabel, type HeaderPath } from './compose';
import { isUnitWord, readHeaderText } from './header-text';
import { matchHeader, type FieldMatch } from './match-header';
import type { ItemMatch, PlanColumns } from './plan-columns';

export type MemberPart = 'name' | 'idNumber' | 'relation' | 'other';

export interface ColumnGuess {
  readonly column: number;
  readonly label: string;
  /** Canonical innermost text without brackets; '' for a column without header. */
  readonly leaf: string;
  /** Canonical texts of all levels joined. */
  readonly whole: string;
  readonly matches: readonly FieldMatch[];
  readonly member: MemberPart | null;
  readonly material: ItemMatch | null;
  readonly goods: ItemMatch | null;
  readonly multiplier: 1 | 10000 | null;
  readonly period: 'month' | 'year' | null;
  readonly required: boolean;
}

const memberGroup = /家庭成员|家庭主要成员|主要成员|共同生活|成员|家属|家庭情况/;
const notMember = /人口|人数|数$|成员数/;
const personGroup =
  /监护|照料|护理|代领|受托|配偶|联系人|开户人|收款人|持卡人|户主|法人|填报|经办|包保|帮扶[人干责]|带队|领导|子女|抚养人|赡养/;
const materialGroup = /材料|附件|证明|申报资料|资料/;
/** 身份证明 over 号码 and 出生年月: no papers. */
const identityGroup = /身份证明$/;
const goodsGroup = /慰问品|慰问物|实物|物资|物品|礼包|慰问内容|发放品/;
const bankGroup = /银行|账户|开户|一卡通|一折通|卡折|打卡|代发/;
const personal: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'name',
  'headName',
  'idNumber',
  'phone',
  'gender',
  'age',
  'relation',
  'birthDate',
  'address',
]);
/** Leaves that mean something only together with the level above. */
const openLeaf =
  /^(?:名称|全称|数量|时间|日期|类别|类型|种类|标准|金额|单位|编号|号|情况|状况|电话|等级|级别|性质|合计|小计|总计|名|原因|说明|意见|签字|姓名|身份证号|证件号|人数|户数|结果|地址|方式|人|内容|项目|其他|月|年|月均|年均|起止|开始|结束|天数)$/;
const groupSuffix = /(?:基本)?(?:情况|信息|资料|一栏|栏|明细)$/;

export const interpret = (path: HeaderPath, plan: PlanColumns): ColumnGuess => {
  const { levels, column } = path;
  const last = levels.at(-1) ?? '';
  const text = readHeaderText(last);
  const all = levels.map(readHeaderText);
  const parents = all.slice(0, -1).map((level) => level.key);
  const parent = parents.join('');
  const found = levels.length === 0 ? nothing : meaning(levels, parent, plan);
  const firstOf = <T>(pick: (level: (typeof all)[number]) => T | null): T | null =>
    all.reduceRight<T | null>((found_, level) => found_ ?? pick(level), null);
  return {
    column,
    label: headerLabel(path),
    leaf: text.bare,
    whole: all.map((level) => level.key).join(''),
    ...found,
    multiplier: firstOf((level) => level.multiplier),
    period: firstOf((level) => level.period),
    required: all.some((level) => level.required),
  };
};

type Meaning = Pick<ColumnGuess, 'matches' | 'member' | 'material' | 'goods'>;
const nothing: Meaning = { matches: [], member: null, material: null, goods: null };

const meaning = (levels: readonly string[], parent: string, plan: PlanColumns): Meaning => {
  const leaf = levels.at(-1) ?? '';
  const { key, bare } = readHeaderText(leaf);
  if (parent === '')
    return { matches: matchHeader(leaf), member: memberPartOf(key), material: plan.material(leaf, false), goods: plan.goods(leaf) };
  const own = matchHeader(leaf);
  const group = parent.replace(groupSuffix, '');
  if ((isUnitWord(leaf) && (/元/.test(bare) || (own[0]?.score ?? 0) < 0.9)) || /^(?:小写|人民币|数额|元|万元)$/.test(key)) {
    const above = meaning(
      levels.slice(0, -1),
      levels
        .slice(0, -2)
        .map((level) => readHeaderText(level).key)
        .join(''),
      plan,
    );
    return textScore(above) === 0 ? { ...above, matches: own } : above;
  }
  if (memberGroup.test(group) && !notMember.test(group)) {
    const part = partOf(own);
    if (part !== null) return { ...nothing, member: part };
    if (/成员|家属/.test(group) && personal.has(own[0]?.field ?? 'remark')) return { ...nothing, member: 'other' };
  }
  if (personGroup.test(group) && own.some((match) => personal.has(match.field))) return { ...nothing, matches: matchHeader(group + key) };
  if (materialGroup.test(group) && !identityGroup.test(group) && own[0]?.field !== 'remark' && own[0]?.field !== 'serial')
    return { ...nothing, material: plan.material(leaf, true) ?? plan.material(group + key, true) ?? { item: null, score: 0.7 } };
  // 慰问品>大米>袋: how much of the item that the level above names.
  const kit = plan.goods(levels.at(-2) ?? '') ?? plan.goods(group);
  if (kit !== null && /^(?:数量|袋|桶|本|份|件|套|瓶|壶|包|箱|\d.*)$/.test(bare)) return { ...nothing, goods: kit };
  if (goodsGroup.test(group) && !/金|现金/.test(bare)) return goodsPart(leaf, group, own, plan);
  if (bankGroup.test(group)) {
    const payment = bankPart(own, bare);
    if (payment !== null) return { ...nothing, matches: [{ field: payment, score: 0.95 }] };
  }
  return {
    matches: joined(group, key, bare, own),
    member: memberPartOf(key),
    material: plan.material(leaf, false),
    goods: plan.goods(leaf),
  };
};

/** Leaf, or parent and leaf read as one text, whichever says more. */
const joined = (group: string, key: string, bare: string, own: readonly FieldMatch[]): readonly FieldMatch[] => {
  const together = matchHeader(group + key);
  const [best] = own;
  const [whole] = together;
  if (openLeaf.test(bare)) return whole ? [...together.map(({ field, score }) => ({ field, score: Math.max(score, 0.9) })), ...own] : own;
  if (best !== undefined && best.score >= 0.85) return own;
  if (whole !== undefined && whole.score > (best?.score ?? 0)) return [...together, ...own];
  return own;
};

const partOf = (own: readonly FieldMatch[]): MemberPart | null => {
  for (const { field } of own) {
    if (field === 'name' || field === 'headName') return 'name';
    if (field === 'idNumber') return 'idNumber';
    if (field === 'relation') return 'relation';
  }
  return null;
};

const memberText = /^(?:家庭|户内|其他)?(?:主要|共同生活)?(?:家庭)?成员\(?([\d一二三四五六七八]?)\)?(.*?)\(?[\d一二三四五六七八]?\)?$/;

/** 成员1姓名, 家庭成员身份证号2, 成员(三)与户主关系 … */
const memberPartOf = (key: string): MemberPart | null => {
  const found = memberText.exec(key);
  if (!found) return null;
  const rest = (found[2] ?? '').replace(/^[(\-—]+|[)]+$/g, '');
  if (rest === '') return found[1] === '' ? null : 'name';
  return /^(?:的)?(?:姓名|名字)$/.test(rest)
    ? 'name'
    : /身份证|证件号/.test(rest)
      ? 'idNumber'
      : /关系|称谓/.test(rest)
        ? 'relation'
        : /^(?:性别|年龄|出生.*|电话|联系.*|健康.*|工作.*|职业|收入)$/.test(rest)
          ? 'other'
          : null;
};

const goodsPart = (leaf: string, group: string, own: readonly FieldMatch[], plan: PlanColumns): Meaning => {
  const item = plan.goods(leaf);
  if (item) return { ...nothing, goods: item };
  const { bare } = readHeaderText(leaf);
  if (/折|价值|金额|单价|总价|元$/.test(bare)) return nothing;
  if (/^(?:数量|份数|件数|套数|份|件|套)$/.test(bare)) return { ...nothing, matches: [{ field: 'goodsQty', score: 0.95 }] };
  if (/^(?:名称|品名|种类|内容|明细|品种|物品)$/.test(bare)) return { ...nothing, matches: [{ field: 'goods', score: 0.95 }] };
  const [best] = own;
  if (best !== undefined && best.score >= 0.85 && best.field !== 'goods') return { ...nothing, matches: own };
  return { ...nothing, goods: plan.goods(group) ?? { item: null, score: 0.8 } };
};

const bankPart = (own: readonly FieldMatch[], bare: string): FieldKey | null => {
  if (/^(?:名称|银行|全称|行名|支行)$/.test(bare)) return 'bankName';
  if (/^(?:号|账号|卡号|账户|卡|账)$/.test(bare)) return 'bankAccount';
  const field = own[0]?.field;
  if (field === 'name' || field === 'headName') return 'accountHolder';
  return field === 'idNumber' ? 'otherIdNumber' : null;
};

/** A score of the text alone, for telling a header row from others. */
export const textScore = (guess: Meaning): number =>
  Math.max(guess.matches[0]?.score ?? 0, guess.member === null ? 0 : 0.9, guess.material?.score ?? 0, guess.goods?.score ?? 0);
