/** Which number format codes make a number a date (ECMA-376 part 1, 18.8.31). */

/** What a format code shows besides its placeholders: quoted text, escaped, padding and filling characters, colours, locales, conditions. */
const decoration = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am\/pm|a\/p|上午\/下午/gi;
const elapsed = /\[(?:h+|m+|s+)\]/i;
const general = /General|G\/[^\s;"]{1,6}格式/gi;

/** Excel allows 255 characters; what lies beyond is not looked at. */
const longestCode = 400;

/** True when the code shows numbers as dates or times of day; elapsed times ([h]:mm), scientific and plain numbers are none. */
export const isDateFormatCode = (code: string): boolean => {
  const [first = ''] = splitSections(code.slice(0, longestCode));
  if (elapsed.test(first)) return false;
  const bare = first
    .replace(decoration, '')
    .replace(general, '')
    .replace(/s[.,]0+/gi, 's')
    .replace(/e[+-]0*/gi, '0');
  return !/[0#?@]/.test(bare) && /[ymdhse]|aaa|b{2}|g/i.test(bare);
};

/** Sections are parted by semicolons that are neither quoted nor escaped. */
const splitSections = (code: string): string[] => code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[]|["\\[])+/g) ?? [];
