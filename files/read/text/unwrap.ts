/** Exports guard long numbers from Excel in several ways; the guard is no part of the value. */

const formulaText = /^=\s*"((?:[^"]|"")*)"$/;
const apostrophe = /^['\u2018\u2019][\dA-Za-z=+@-][\w.\- +]*$/;

/** ="00123" → 00123, '110101… → 110101…, tabs around a value → the value. Other text stays as it is. */
export const unwrap = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) === 9) from++;
  while (to > from && text.charCodeAt(to - 1) === 9) to--;
  const value = text.slice(from, to);
  const code = value.charCodeAt(0);
  if (code === 0x3d) return formulaText.exec(value)?.[1]?.replaceAll('""', '"') ?? value;
  if (code === 0x27 || code === 0x2018 || code === 0x2019) return apostrophe.test(value) ? value.slice(1) : value;
  return value;
};
