/** Numbers that are valid in form and belong to nobody: ID numbers, bank cards, passbooks, phones. */
import type { Random } from './random';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999, MOD 11-2, of the first 17 digits. */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += Number(body[index]) * (weights[index] as number);
  return '10X98765432'[sum % 11] as string;
}

/** Present and retired county codes; the last of them no longer exist (domain: 5.3), which must raise nothing. */
const regions = [
  '110105',
  '120103',
  '130102',
  '140502',
  '210204',
  '310104',
  '320106',
  '330108',
  '340122',
  '350521',
  '360424',
  '370983',
  '410323',
  '420684',
  '430121',
  '440524',
  '450126',
  '460106',
  '500101',
  '510722',
  '522425',
  '530381',
  '540102',
  '610431',
  '620123',
  '630105',
  '640202',
  '650102',
  '320123',
  '512928',
  '422103',
  '362132',
  '413025',
  '511126',
  '232721',
];
/** Residence permits of Hong Kong, Macau and Taiwan residents, and the permanent-resident card of foreigners. */
const specialRegions = ['810000', '820000', '830000', '911124', '931340'];

export const regionOf = (random: Random): string => (random.chance(0.03) ? random.pick(specialRegions) : random.pick(regions));

/** `birth` as YYYY-MM-DD. Odd seventeenth digits are men's. */
export function idNumber(random: Random, region: string, birth: string, gender: '男' | '女'): string {
  const digit = random.int(0, 4) * 2 + (gender === '男' ? 1 : 0);
  const body = `${region}${birth.replaceAll('-', '')}${String(random.int(0, 99)).padStart(2, '0')}${digit}`;
  return body + checkCharacter(body);
}

/** The same number with another order digit pair: another person's valid number that looks like a slip of the pen. */
export function neighbourNumber(id: string): string {
  const order = Number(id[14]);
  const body = `${id.slice(0, 14)}${(order + 1) % 10}${id.slice(15, 17)}`;
  return body + checkCharacter(body);
}

/** The old fifteen-digit number of someone born in the twentieth century. */
export const fifteenDigits = (id: string): string => id.slice(0, 6) + id.slice(8, 17);

const luhnDigit = (body: string): string => {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    let digit = Number(body[body.length - 1 - index]);
    if (index % 2 === 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return String((10 - (sum % 10)) % 10);
};
const digits = (random: Random, length: number): string => Array.from({ length }, () => random.int(0, 9)).join('');

export function bankCard(random: Random): string {
  const length = random.weighted([
    [19, 7],
    [16, 2],
    [17, 1],
  ] as const);
  const body = random.pick(['6228', '6217', '6230', '6221']) + digits(random, length - 5);
  return body + luhnDigit(body);
}
export const spoiledCard = (card: string): string => card.slice(0, -1) + String((Number(card.at(-1)) + 3) % 10);
/** 邮储 passbook: eighteen digits starting with 60; no check digit. */
export const passbook = (random: Random): string => `60${digits(random, 16)}`;
/** Never ends in what would be a mobile number of a real plan: 199 plus a block that starts with 0. */
export const mobile = (random: Random): string => `${random.pick(['138', '139', '150', '177', '186', '199'])}0${digits(random, 7)}`;
export const landline = (random: Random): string =>
  `0${random.pick(['898', '551', '731', '27'])}-${random.int(2, 8)}${digits(random, random.chance(0.5) ? 6 : 7)}`;
export const certNumber = (random: Random): string => `3${digits(random, 14)}`;
