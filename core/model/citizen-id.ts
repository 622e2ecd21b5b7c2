/** 公民身份号码 (GB 11643-1999): six digits of region, eight of birth, three of sequence (odd: male), one MOD 11-2 check character. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character of the first 17 digits; `digits` may be longer. The caller sees to it that they are digits. */
export const checkCharacter = (digits: string): string => {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (digits.charCodeAt(index) - 48) * (weights[index] as number);
  return checkCharacters.charAt(sum % 11);
};

/** Old 15-digit number → 18 characters: 19 before the year, check character behind (all holders were born before 2000). */
export const upgrade15 = (fifteen: string): string => {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
};

/** True for an 18-character number whose last character is the right one. */
export const hasRightCheck = (eighteen: string): boolean => eighteen.charAt(17) === checkCharacter(eighteen);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the Gregorian calendar has this day; month and day count from 1. */
export const isCalendarDay = (year: number, month: number, day: number): boolean => {
  if (!(Number.isInteger(year) && year >= 1 && year <= 9999)) return false;
  const length = month === 2 && isLeapYear(year) ? 29 : monthLengths[month - 1];
  return length !== undefined && Number.isInteger(day) && day >= 1 && day <= length;
};

/** ISO birth date in an 18-character number, or null when the eight digits are no calendar day. */
export const birthOf = (eighteen: string): string | null => {
  const year = eighteen.slice(6, 10);
  const month = eighteen.slice(10, 12);
  const day = eighteen.slice(12, 14);
  return isCalendarDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
};

/** The 17th digit: odd 男, even 女. */
export const genderOf = (eighteen: string): '男' | '女' => (eighteen.charCodeAt(16) % 2 === 1 ? '男' : '女');

/** Full years (周岁) on a day, both YYYY-MM-DD. One born on 29 February turns a year older on 1 March of common years. */
export const ageOn = (birthIso: string, dateIso: string): number => {
  const years = Number(dateIso.slice(0, 4)) - Number(birthIso.slice(0, 4));
  return dateIso.slice(5) < birthIso.slice(5) ? years - 1 : years;
};
