/** Small looks at folded cell text. Readings are folded already (width, zero-width characters); these only take away what is left. */

/** Without any white space. */
export const compact = (text: string): string => (/\s/.test(text) ? text.replace(/\s+/g, '') : text);

/** Says that there is nothing: a dash, a stroke, 无, 没有, 暂无. Such a cell is as good as blank. */
export const saysNothing = (text: string): boolean => /^(?:[-—–―_/\\.。、·*\s]*|无|没有|暂无|未有|无此项|none|n\/a)$/i.test(text);
