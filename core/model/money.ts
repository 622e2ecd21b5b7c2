/** Money is integer fen everywhere inside; these turn it into text. */

/** 123456 → "1,234.56"; negative amounts with a leading minus. */
export const formatYuan = (fen: number): string => {
  const [whole, cents] = parts(fen);
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents}`;
};

/** 123456 → "1234.56", without grouping: for files that other programs read. */
export const plainYuan = (fen: number): string => {
  const [whole, cents] = parts(fen);
  return `${fen < 0 ? '-' : ''}${whole}.${cents}`;
};

/** Fen → yuan as the nearest double, for cells that hold a number. */
export const fenToYuan = (fen: number): number => fen / 100;

const parts = (fen: number): readonly [string, string] => {
  const digits = String(Math.abs(Math.round(fen))).padStart(3, '0');
  return [digits.slice(0, -2), digits.slice(-2)];
};

const numerals = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'] as const;
const sections = ['', '万', '亿', '万亿'] as const;

/**
 * 人民币大写 after 正确填写票据和结算凭证的基本规定 (中国人民银行 支付结算办法, 附一): 100000 → "壹仟元整", 101005 → "壹仟零壹拾元零伍分",
 * 50 → "伍角整", 0 → "零元整". Up to 9,007,199,254,740,991 fen.
 */
export const toWords = (fen: number): string => {
  const amount = Math.abs(Math.round(fen));
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  const sign = fen < 0 && amount > 0 ? '负' : '';
  if (amount === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${integerWords(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${sign}${whole}整`;
  if (cents === 0) return `${sign}${whole}${numerals[jiao]}角整`;
  const tenth = jiao > 0 ? `${numerals[jiao]}角` : yuan > 0 ? '零' : '';
  return `${sign}${whole}${tenth}${numerals[cents]}分`;
};

/** In groups of four digits; a gap of zeros between written digits is one 零. */
function integerWords(value: number): string {
  let words = '';
  let rest = value;
  for (let index = 0; rest > 0; index += 1) {
    const group = rest % 10000;
    rest = Math.floor(rest / 10000);
    if (group === 0) continue;
    const gapBehind = words !== '' && !words.startsWith('零') && value % 10000 ** index < 10000 ** index / 10;
    words = `${groupWords(group)}${sections[index] ?? ''}${gapBehind ? '零' : ''}${words}`;
  }
  return words;
}

function groupWords(group: number): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) gap = true;
    else {
      words += `${gap && words !== '' ? '零' : ''}${numerals[digit]}${places[place]}`;
      gap = false;
    }
  }
  return words;
}
