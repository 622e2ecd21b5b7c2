/** Comparing names of people that were typed by different hands. */
const dots = /[\s·.．•・‧。•\-()*]+/g;
/** What stands for a character that the program could not show, or that a bank's export hides. */
const wildcard = /[□?■*＊�]/u;

/** Without dots, spaces and brackets: for comparing only. */
export const nameKey = (name: string): string => (/^[\u4e00-\u9fff]+$/.test(name) ? name : name.replace(dots, '').toUpperCase());

/** The same name, also when a character is missing in one of them: 张□ and 张垚, 张* and 张三. */
export function sameName(a: string, b: string): boolean {
  if (a === b || nameKey(a) === nameKey(b)) return true;
  if (!wildcard.test(a) && !wildcard.test(b)) return false;
  const left = [...a.replace(/[\s·]+/g, '')];
  const right = [...b.replace(/[\s·]+/g, '')];
  return (
    left.length === right.length &&
    left.every((character, index) => character === right[index] || isWild(character) || isWild(right[index]))
  );
}

const isWild = (character: string | undefined): boolean => character !== undefined && wildcard.test(character);
