/** Header text → fields it may stand for, by exact text, by text without brackets and filler words, and by the words in it. */
import type { FieldKey } from '../../model/field';
import { isHeaderTrap } from '../../vocabulary/header-traps';
import { headerPatterns } from '../../vocabulary/header-patterns';
import { headerPhrases, notIfContains } from '../../vocabulary/headers';
import { readHeaderText, type HeaderText } from './header-text';

export interface FieldMatch {
  readonly field: FieldKey;
  /** 1 exact … 0.5 by a word in it. */
  readonly score: number;
}

const exact = ((): ReadonlyMap<string, readonly FieldKey[]> => {
  const byKey = new Map<string, FieldKey[]>();
  for (const { field, text } of headerPhrases) {
    const { key } = readHeaderText(text);
    const fields = byKey.get(key);
    if (fields === undefined) byKey.set(key, [field]);
    else if (!fields.includes(field)) fields.push(field);
  }
  return byKey;
})();

const suffix = /(?:情况|信息|名称|内容|全称|一栏|栏目?|项)$/;
const prefix =
  /^(?:请填写?|填写|困难职工|困难员工|困难党员|困难群众|困难户|困难|职工|员工|本人|个人|申请人|申报人|慰问对象|救助对象|帮扶对象|补助对象|优抚对象|低保对象|保障对象|对象|受助人|受慰问人|被慰问人|享受人员|矫正对象|人员|老人|党员|学生|儿童|孤儿|残疾人|家庭|详细|主要|具体|现|原|拟|本次|今年|当前|目前|\d{4}年(?:度|春节|元旦|两节)?|春节|两节|元旦)(?=..)/;
/** A bracket that says whose number or name it is. */
const whose = /户主|成员|代领|监护|配偶|照料|开户|受托/;

/** 开户行及账号, 银行名称/卡号: one cell for both; what it is paid to counts. */
const bankAndAccount = /(?:开户行?|行|银行)(?:名称)?[及和与或/(]+(?:本人)?(?:银行)?(?:账户?|卡|折|存折|社保卡|一卡通)(?:\([卡折]\))?号/;

const at = (fields: readonly FieldKey[] | undefined, score: number): readonly FieldMatch[] =>
  fields === undefined ? [] : fields.map((field) => ({ field, score }));

const cache = new Map<string, readonly FieldMatch[]>();

/** Best first; [] for a text that says nothing known. `raw` is a cell's text or texts joined from several levels. */
export const matchHeader = (raw: string): readonly FieldMatch[] => {
  let found = cache.get(raw);
  if (found === undefined) {
    if (cache.size > 20_000) cache.clear();
    found = compute(readHeaderText(raw));
    cache.set(raw, found);
  }
  return found;
};

const compute = (text: HeaderText): readonly FieldMatch[] => {
  const { key, bare, notes } = text;
  if (key === '') return [];
  const whole = at(exact.get(key), 1);
  if (whole.length > 0) return whole;
  if (isHeaderTrap(bare)) return [];
  if (bankAndAccount.test(key)) return at(['bankAccount', 'bankName'], 0.9);
  const owner = notes.find((note) => whose.test(note));
  if (owner !== undefined) {
    const owned = at(exact.get(owner + bare) ?? byPattern(owner + bare), 0.96);
    if (owned.length > 0) return owned;
  }
  const plain = at(exact.get(bare), 0.95);
  if (plain.length > 0 && !isTrap(plain[0]?.field, key)) return plain;
  const stripped = at(exactStripped(bare), 0.85);
  if (stripped.length > 0 && !isTrap(stripped[0]?.field, key)) return stripped;
  const parts = at(ofParts(bare), 0.8);
  if (parts.length > 0) return parts;
  return at(byPattern(key) ?? byPattern(bare), 0.65);
};

/** The words that forbid a field may stand in the brackets: 身份证(复印件). */
const isTrap = (field: FieldKey | undefined, key: string): boolean =>
  field !== undefined && (notIfContains.get(field) ?? []).some((word) => key.includes(word)) && !exact.has(key);

const exactStripped = (bare: string): readonly FieldKey[] | undefined => {
  let rest = bare;
  for (let round = 0; round < 3; round += 1) {
    const shorter = rest.replace(suffix, '');
    if (shorter.length >= 2 && exact.has(shorter) && !isTrap(exact.get(shorter)?.[0], bare)) return exact.get(shorter);
    const next = rest.replace(prefix, '');
    if (next === rest) return undefined;
    rest = next;
    const fields = exact.get(rest);
    if (fields !== undefined && rest.length >= 2 && !isTrap(fields[0], bare)) return fields;
  }
  return undefined;
};

/** 卡号/账号, 单位或住址: what the parts say, the first part first; the values decide between them. */
const ofParts = (bare: string): readonly FieldKey[] | undefined => {
  if (!/[/或及和与]/.test(bare)) return undefined;
  const parts = bare.split(/[/或及和与]/).filter((part) => part !== '');
  const [first] = parts;
  if (first === undefined || parts.length > 4 || !exact.has(first)) return undefined;
  return [...new Set(parts.flatMap((part) => exact.get(part) ?? []))];
};

const byPattern = (key: string): readonly FieldKey[] | undefined => {
  for (const { field, has, not } of headerPatterns) {
    if (!has.test(key) || not?.test(key)) continue;
    return field === null ? [] : [field];
  }
  return undefined;
};
