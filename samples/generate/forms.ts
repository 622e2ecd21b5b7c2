/** How clerks write values: each function gives one way of many to write a canonical value, all of them right. */
import type { Content } from './grid';
import type { Random } from './random';

const capitals = '零壹贰叁肆伍陆柒捌玖';
const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z,.()-]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

export function writeName(random: Random, name: string, noise: number): string {
  if (name.includes('·')) return random.chance(noise) ? name.replace('·', random.pick(['.', '．', '•', '・', '‧', '-'])) : name;
  if (!random.chance(noise)) return name;
  if (random.chance(0.1)) return `${name}${random.pick(['*', '（户主）', '(户主)'])}`;
  if ([...name].length === 2) return [...name].join(random.pick([' ', '　', '  ', '\u00a0']));
  return random.pick([`${name} `, `　${name}`, `${name}\n`, [...name].join(' '), `${name}\u200b`]);
}

export function writeId(random: Random, id: string, noise: number): string {
  if (!random.chance(noise)) return id;
  const x = id.endsWith('X');
  return random.weighted<string>([
    [`'${id}`, 2],
    [fullWidth(id), 2],
    [`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, 2],
    [`${id} `, 1],
    [`\u200b${id}`, 1],
    [`${id}\n`, 1],
    [`\u00a0${id}`, 1],
    [`${id.slice(0, 17)}${x ? random.pick(['x', 'Ｘ', '×', 'Х', 'Ⅹ', 'ｘ']) : id.slice(17)}`, x ? 8 : 0],
  ]);
}

export type DateStyle = 'iso' | 'dot' | 'slash' | 'plain' | 'chinese' | 'cell' | 'dotPadded';
export const dateStyles: readonly DateStyle[] = ['iso', 'dot', 'slash', 'plain', 'chinese', 'cell', 'dotPadded'];

export function writeDate(random: Random, iso: string, style: DateStyle): Content {
  const [year, month, day] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))] as const;
  switch (style) {
    case 'iso':
      return iso;
    case 'dot':
      return `${year}.${month}.${day}`;
    case 'dotPadded':
      return iso.replaceAll('-', '.');
    case 'slash':
      return `${year}/${month}/${day}`;
    case 'plain':
      return random.chance(0.5) ? iso.replaceAll('-', '') : Number(iso.replaceAll('-', ''));
    case 'chinese':
      return `${year}年${month}月${day}日`;
    case 'cell':
      return { iso };
  }
}

export const writeMonth = (random: Random, iso: string): string => {
  const [year, month] = [iso.slice(0, 4), Number(iso.slice(5, 7))] as const;
  return random.pick([
    `${year}年${month}月`,
    `${year}${iso.slice(5, 7)}`,
    `${year}.${iso.slice(5, 7)}`,
    `${year}-${iso.slice(5, 7)}`,
    `${year}/${month}`,
  ]);
};

/** A day of the visit window, often without its year. */
export function writeVisitDate(random: Random, iso: string, style: DateStyle | 'short'): Content {
  if (style !== 'short') return writeDate(random, iso, style);
  const [month, day] = [Number(iso.slice(5, 7)), Number(iso.slice(8, 10))] as const;
  return random.pick([`${month}月${day}日`, `${month}月${day}日`, `${month === 1 ? '元' : month}月${day}日`, `${month}月${day}号`]);
}

/** 1000.5 → 壹仟元伍角. */
export function capitalMoney(fen: number): string {
  const yuan = Math.floor(fen / 100);
  let text = '';
  let zero = false;
  const places: readonly (readonly [number, string])[] = [
    [10000000, '仟'],
    [1000000, '佰'],
    [100000, '拾'],
    [10000, '万'],
    [1000, '仟'],
    [100, '佰'],
    [10, '拾'],
    [1, ''],
  ];
  for (const [size, unit] of places) {
    const digit = Math.floor(yuan / size) % 10;
    if (digit > 0) {
      text += (zero && text ? '零' : '') + (capitals[digit] as string) + unit;
      zero = false;
    } else {
      if (size === 10000 && yuan >= 100000) text += '万';
      zero = true;
    }
  }
  const jiao = Math.floor(fen / 10) % 10;
  return `${text}元${jiao > 0 ? `${capitals[jiao]}角` : '整'}`;
}

export type MoneyStyle = 'number' | 'text' | 'yuan' | 'comma' | 'sign' | 'capital' | 'full' | 'decimal' | 'perHead';
export const moneyStyles: readonly MoneyStyle[] = ['text', 'yuan', 'comma', 'sign', 'capital', 'full', 'decimal', 'perHead'];

export function writeMoney(random: Random, fen: number, style: MoneyStyle, grain: string): Content {
  const yuan = fen / 100;
  const grouped = String(Math.floor(yuan)).replace(/\B(?=(\d{3})+$)/g, ',') + (fen % 100 ? (yuan % 1).toFixed(2).slice(1) : '');
  switch (style) {
    case 'number':
      return yuan;
    case 'text':
      return String(yuan);
    case 'yuan':
      return random.pick([`${yuan}元`, `${yuan} 元`, `${yuan}元整`, `人民币${yuan}元`]);
    case 'comma':
      return random.pick([
        grouped,
        `${grouped}元`,
        `${String(Math.floor(yuan)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`,
      ]);
    case 'sign':
      return random.pick([`￥${yuan}`, `¥${yuan.toFixed(2)}`, `￥${grouped}`]);
    case 'capital':
      return capitalMoney(fen);
    case 'full':
      return fullWidth(String(yuan));
    case 'decimal':
      return yuan.toFixed(2);
    case 'perHead':
      return `${yuan}元/${grain === 'household' ? '户' : '人'}`;
  }
}

export function writePhone(random: Random, phone: string, noise: number): Content {
  if (phone.startsWith('0')) return random.chance(noise) ? phone.replace('-', random.pick(['', ' ', '－'])) : phone;
  if (!random.chance(noise)) return random.chance(0.3) ? Number(phone) : phone;
  return random.pick<Content>([
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `${phone}/${phone.slice(0, 10)}${(Number(phone[10]) + 1) % 10}`,
    `${phone}、${phone.slice(0, 10)}${(Number(phone[10]) + 3) % 10}`,
    `+86${phone}`,
    `+86 ${phone}`,
    `86-${phone}`,
    fullWidth(phone),
    '无',
    null,
  ]);
}

export function writeAccount(random: Random, account: string, bank: string, noise: number): string {
  if (!random.chance(noise)) return account;
  return random.pick([
    account.replace(/(.{4})(?=.)/g, '$1 '),
    `'${account}`,
    `${account} `,
    `${bank} ${account}`,
    `${bank}${account}`,
    `${bank}：${account}`,
    fullWidth(account),
    account.replace(/(.{4})(?=.)/g, '$1-'),
  ]);
}

export const yesMarks = ['√', '✓', '✔', '有', '是', '1', '已交', '已提供', '齐', '齐全', '√ ', '☑'] as const;
export const noMarks = ['×', '无', '否', '0', '未交', '✗', '缺', '', '没有', '未提供'] as const;
export const visitGroupForms = (number: number): readonly Content[] => {
  const chinese = '零一二三四五六七八九'[number] as string;
  return [`第${chinese}组`, `${chinese}组`, `${number}组`, `第${number}组`, number, `${number}`, `慰问${chinese}组`, `第 ${number} 组`];
};
export const quantityForms = (quantity: number, unit: string): readonly Content[] => [
  quantity,
  quantity,
  `${quantity}`,
  `${quantity}${unit}`,
  `${'零一二三四'[quantity] ?? quantity}${unit}`,
  `${quantity} ${unit}`,
  '√',
];
/** Ditto marks that a clerk writes under a village, a unit or a bank. */
export const dittoForms = ['同上', '〃', '″', '"', '同上'] as const;
