/** Small looks at folded cell text (width and zero-width characters are folded already). */

/** Without any white space. */
export const compact = (text: string): string => (/\s/.test(text) ? text.replace(/\s+/g, '') : text);

/** At most `most` characters, for quoting a cell in a sentence. */
export const shortened = (text: string, most = 40): string => {
  if (text.length <= most) return text;
  return `${[...text].slice(0, most).join('')}…`;
};
