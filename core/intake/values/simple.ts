/** Short values: gender, whole numbers, quantities and the marks of check columns. */
import type { MarkReading, Reading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { isStroke, standsForBlank } from './blank';
import { chineseDigits, chineseNumber } from './chinese-number';
import { cellText, fold } from './fold';

const genders = new Map<string, '男' | '女'>();
for (const word of ['男', '男性', '男士', '先生', 'M', 'MALE', '1', '♂', '男生']) genders.set(word, '男');
for (const word of ['女', '女性', '女士', 'F', 'FEMALE', '2', '♀', '女生']) genders.set(word, '女');

/** 男 女 男性 M F 1 2 (GB/T 2261.1). */
export const readGender = (value: CellValue): Reading<'男' | '女'> | undefined => {
  if (value === '男' || value === '女') return { value, text: value };
  const text = cellText(value);
  const tight = text.replaceAll(' ', '');
  if (tight === '' || standsForBlank(tight)) return undefined;
  const gender = genders.get(tight.toUpperCase()) ?? null;
  return gender !== null && tight.startsWith(gender) && typeof value === 'string'
    ? { value: gender, text, fix: gender }
    : { value: gender, text };
};

const counted = /^(?:共|计|约|第|合计)?\(?(\d{1,9}(?:\.0+)?)\)?[.、]?(?:人|口|岁|周岁|户|名|个|位|人次|口人|号)?$/;
const countedInWords = new RegExp(`^(?:共|计|第)?\\(?([${chineseDigits}]{1,9})\\)?(?:人|口|岁|周岁|户|名|个|位|口人)?$`);

/** Whole numbers: 3, "3人", "65岁", "三口", "(1)". */
export const readInteger = (value: CellValue): Reading<number> | undefined => {
  if (typeof value === 'number') return { value: Number.isSafeInteger(value) ? value : null, text: cellText(value) };
  const text = cellText(value);
  const tight = text.replaceAll(' ', '');
  if (tight === '' || (tight !== '一' && standsForBlank(tight))) return undefined;
  const match = counted.exec(tight)?.[1];
  if (match !== undefined) {
    const number = Number(match);
    return typeof value === 'string' && /^[1-9]\d*[人口岁户]?$|^0$/.test(tight)
      ? { value: number, text, fix: number }
      : { value: number, text };
  }
  const words = countedInWords.exec(tight)?.[1];
  return { value: words === undefined ? null : chineseNumber(words), text };
};

const measured = new RegExp(`^(?:共|各|计)?(\\d{1,6}(?:\\.\\d{1,3})?|[${chineseDigits}]{1,6}|半)\\D{0,4}$`);

/** A quantity as folded text without spaces says it: "1", "1袋", "一袋", "两桶", "半袋", a mark (1) or its absence (0); null when it says none. */
export function quantityOf(tight: string): number | null {
  const match = measured.exec(tight)?.[1];
  if (match !== undefined) return match === '半' ? 0.5 : /^\d/.test(match) ? Number(match) : chineseNumber(match);
  const mark = markOf(tight);
  return mark === null ? null : mark ? 1 : 0;
}

/** Quantities of goods: 1, "1袋", "一袋", "√". */
export const readQuantity = (value: CellValue): Reading<number> | undefined => {
  if (typeof value === 'number') return { value: Number.isFinite(value) && value >= 0 ? value : null, text: cellText(value) };
  const text = cellText(value);
  const tight = text.replaceAll(' ', '');
  if (tight === '' || (tight !== '一' && isStroke(tight))) return undefined;
  const quantity = quantityOf(tight);
  return typeof value === 'string' && quantity !== null && /^\d+$/.test(tight)
    ? { value: quantity, text, fix: quantity }
    : { value: quantity, text };
};

/** ü and þ, R and P are what a tick of the Wingdings fonts leaves behind as text; v and V stand in for √. */
const yes = new Set([
  '√', '✓', '✔', '☑', '✅', '■', '●', '◆', '★', '〇', 'v', 'V', 'ü', 'þ', 'R', 'P', 'Y', 'y', 'YES', 'Yes', 'yes', 'OK', 'ok', 'TRUE', 'true', '+', '对', '齐', '全', '是', '有', '已', '附', '交', '符合',
]); // prettier-ignore
const no = new Set([
  '×', '✗', '✘', '✖', '✕', '❌', '☒', '☐', '□', 'x', 'X', 'Х', 'û', 'ý', 'N', 'n', 'NO', 'No', 'no', 'FALSE', 'false', '否', '无', '缺', '未', '欠', '错', '不', '〤',
]); // prettier-ignore
const negative = /未|缺|欠|没|待补|待交|待提供|补交|后补|不齐|不全|不符|不具备|否|×|✗|✘/;
const fine = /无误|无缺|不缺|无需|不需/g;
const positive = /√|✓|✔|☑|齐|全|已|有|交|附|提供|具备|是|对|合格|通过|属实|符合/;
const named = /证|复印|原件|扫描|表|证明|病历|诊断|存折|卡|册|本|报告|材料/;
const copies = /^(?:共|各|复印件|原件)?(\d{1,3}|[一二两三四五六七八九十])(?:份|张|页|套|本|件|个)?(?:复印件|原件)?$/;

/** Whether folded, spaceless text says yes (true), no (false) or nothing clear (null). */
export function markOf(tight: string): boolean | null {
  if (yes.has(tight)) return true;
  if (no.has(tight) || isStroke(tight)) return false;
  const count = copies.exec(tight)?.[1];
  if (count !== undefined) return (chineseNumber(count) ?? Number(count)) > 0;
  const plain = tight.replace(fine, '有');
  const denied = negative.test(plain) || (plain.includes('无') && !plain.includes('有'));
  if (denied) return positive.test(plain.replace(/未[\p{Script=Han}]?[\p{Script=Han}]?|不[\p{Script=Han}]|没有|补交/gu, '')) ? null : false;
  return positive.test(plain) || named.test(plain) ? true : null;
}

/** Material columns: √ ✓ 有 是 1 齐 已交 "1份" or the proof's name → true; × 无 否 缺 / 0 未交 → false; unclear → null. */
export const readMark = (value: CellValue): MarkReading | undefined => {
  if (value === '√') return { value: true, text: value };
  if (typeof value === 'number') return { value: value > 0, text: cellText(value) };
  if (typeof value === 'boolean') return { value, text: cellText(value) };
  if (typeof value !== 'string') return value === null ? undefined : { value: null, text: cellText(value) };
  const text = fold(value);
  if (text === '') return undefined;
  // ①②④ names which papers are there; as plain digits it would pass for a number of copies.
  if (/[①-⑳]/.test(value) && !/齐|全/.test(text)) return { value: null, text };
  return { value: markOf(text.replaceAll(' ', '')), text };
};
