/** A character that does not belong into an ID number: the letter O for a zero, l or I for a one, a star from a masked list. */
import { maskIdNumber } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { judgedId } from './support/identity';

/** What stands where only digits may (an X only at the end), each once. */
const strayCharacters = (text: string): readonly string[] => {
  const stray = new Set<string>();
  const characters = Array.from(text);
  characters.forEach((character, at) => {
    const isCheckX = at === characters.length - 1 && (character === 'X' || character === 'x');
    if (!(character >= '0' && character <= '9') && !isCheckX) stray.add(character);
  });
  return [...stray];
};

export const idCharacter: RowRule = defineRule({
  code: 'id-character',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: 'GB 11643：17 位数字加 1 位校验码（数字或 X）（R02）',
  summary: {
    zh: '身份证号里有不该有的字符（如字母 O、l、I）。',
    en: 'The ID number contains a character that does not belong (letter O, l, I …).',
  },
  silentOn:
    '全角数字、空格、单引号、零宽字符；校验码写成 x、Ｘ、×、Х、Ⅹ（可一键改正）；证件类型栏写明不是身份证；外国人永久居留证旧号（3 个字母加 12 位数字）',
  check: ({ entry }) => {
    const reading = judgedId(entry);
    if (reading?.form !== 'strayCharacter') return none;
    return [{ field: 'idNumber', params: { characters: strayCharacters(reading.text).slice(0, 6), id: maskIdNumber(reading.text) } }];
  },
});
