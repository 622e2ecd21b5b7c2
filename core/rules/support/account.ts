/** What the rules about bank accounts share. */
import type { AccountReading } from '../../model/reading';
import type { Entry, SheetReading } from '../../model/roster';

/** Words of passbooks and all-in-one cards, whose numbers follow no common pattern (domain.md §5.5). */
const passbookWords = /折|一卡通|社保卡|惠农卡|福农卡|福祉卡/;

/** The header, the bank, the cell or the remark says that the number may be a passbook's. */
export const maybePassbook = (entry: Entry, sheet: SheetReading, account: AccountReading): boolean =>
  saysPassbook(entry, account) || passbookWords.test(ownHeader(sheet));

/** The entry itself says that its number is a passbook's; a header such as 卡(折)号 or 一卡通账号 stands over cards too. */
export function saysPassbook(entry: Entry, account: AccountReading): boolean {
  const { bankName, remark } = entry.readings;
  return (
    (account.bank !== undefined && passbookWords.test(account.bank)) ||
    passbookWords.test(account.text) ||
    (bankName !== undefined && passbookWords.test(bankName.text)) ||
    (remark !== undefined && passbookWords.test(remark.text))
  );
}

/** The last level: under a group such as 一卡通信息 a column 银行卡号 still holds card numbers. */
const ownHeader = (sheet: SheetReading): string => {
  const header = sheet.layout?.columns.find((column) => column.field === 'bankAccount')?.header ?? '';
  return header.slice(header.lastIndexOf('>') + 1);
};

/** GB/T 15694.1 (Luhn) check digit of a card number made of digits only. */
export function luhnOk(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index -= 1, double = !double) {
    const digit = digits.charCodeAt(index) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** The remark (or a guardian column) says that somebody keeps or collects the money for the person. */
export const keptByOther = /监护|代管|代领|代收|代办|委托|代存/;
