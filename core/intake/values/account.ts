/** Bank accounts: cards and passbooks of any bank. Only form is judged here; what length is right is a rule's matter. */
import type { AccountReading } from '../../model/reading';
import { isDateSerial, type CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { cellText, fold, numberText } from './fold';
import { isDittoMark } from './text';

const firstUnsafeNumber = 1e15;
const plain = /^\d{5,32}$/;
const separators = /[\s\-–—‐‑−_.·'"“”‘’`=]+/g;
const damaged = /^\d(?:\.\d+)?E\+?1[4-9]$/i;
const noAccount = /^(?:现金|现金发放|现金领取|发现金|无卡|无账号|未开户|未办|未办理|无存折|社保卡未激活)$/;
const label = /^(?:银行)?(?:账号|帐号|卡号|账户|帐户|存折号?|卡\(折\)号|一卡通(?:账号|号)?)[:.]?/;
const bankWord = /行|信用社|农信|联社|邮储|邮政|合作社|银联|一卡通|社保卡|存折|农商|建行|工行/;
const numbersInText = /\d(?:[\d\s-]{4,40})\d/g;

/** Spaces and hyphens go (with a fix); a numeric cell of 16 digits or more has lost its last ones; a bank's name beside it is kept apart. */
export const readAccount = (value: CellValue): AccountReading | undefined => {
  if (typeof value === 'string') return plain.test(value) ? { value, text: value, storedAsNumber: false } : readText(value);
  if (value === null) return undefined;
  if (typeof value !== 'number') return { value: null, text: cellText(value), storedAsNumber: isDateSerial(value) };
  const text = numberText(value);
  if (Math.abs(value) >= firstUnsafeNumber) return { value: null, text, storedAsNumber: true };
  if (value === 0) return undefined;
  return { value: Number.isInteger(value) && value > 0 ? text : null, text, storedAsNumber: false };
};

function readText(raw: string): AccountReading | undefined {
  const text = fold(raw);
  const tight = text.replaceAll(' ', '');
  if (isDittoMark(raw)) return { value: null, text: text || raw.trim(), storedAsNumber: false, dittoInPersonField: true };
  if (tight === '' || standsForBlank(tight) || noAccount.test(tight)) return undefined;
  if (damaged.test(tight)) return { value: null, text, storedAsNumber: true };
  const bare = text.replace(label, '').replace(separators, '');
  if (/^\d+$/.test(bare))
    return bare === raw ? { value: bare, text, storedAsNumber: false } : { value: bare, text, storedAsNumber: false, fix: bare };
  return severalAccounts(text) ?? withBank(text) ?? { value: /^[\w*]+$/.test(bare) ? bare : tight, text, storedAsNumber: false };
}

function severalAccounts(text: string): AccountReading | undefined {
  const parts = text.split(/[/、,;|]/).map((part) => part.match(numbersInText)?.[0]?.replace(separators, '') ?? '');
  const numbers = parts.filter((part) => part.length >= 8);
  const first = numbers[0];
  return first !== undefined && numbers.length > 1 ? { value: first, text, storedAsNumber: false, several: numbers } : undefined;
}

function withBank(text: string): AccountReading | undefined {
  const found = text.match(numbersInText) ?? [];
  const number = found.length === 1 ? found[0] : undefined;
  if (number === undefined || !/\p{Script=Han}/u.test(text)) return undefined;
  const rest = text.replace(number, ' ').replace(/[:()]+/g, ' ');
  const bank = rest
    .split(' ')
    .map((word) => word.replace(label, ''))
    .filter((word) => bankWord.test(word))
    .join('');
  const reading = { value: number.replace(separators, ''), text, storedAsNumber: false };
  return bank === '' ? reading : { ...reading, bank };
}
