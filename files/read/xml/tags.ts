/** A plain walk over the tags of a small XML (or HTML) text. No tree is built; namespace prefixes are dropped. */
import { unescapeXml } from './text';

export interface Tag {
  /** Local name as written. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'single';
  /** Value of an attribute by local name, entities resolved; undefined when absent. */
  readonly attribute: (name: string) => string | undefined;
  /** Positions of the tag in the text: [from, to). */
  readonly from: number;
  readonly to: number;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Index just after the ">" that ends the tag; a ">" within quotes does not. The text's length when there is none. */
const tagEnd = (xml: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
  }
  return xml.length;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const endsName = (code: number): boolean => isSpace(code) || code === 61 || code === 47;

/**
 * Attributes of the text between a tag's name and its end, by local name; the first of two alike counts. Values without quotes (HTML) are
 * taken up to the next space. One pass, whatever the text.
 */
export const attributesOf = (text: string): Map<string, string> => {
  const found = new Map<string, string>();
  const end = text.length;
  for (let at = 0; at < end;) {
    if (endsName(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const nameFrom = at;
    while (at < end && !endsName(text.charCodeAt(at))) at++;
    const name = localName(text.slice(nameFrom, at));
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== 61) continue;
    do at++;
    while (at < end && isSpace(text.charCodeAt(at)));
    const quote = text[at] === '"' || text[at] === "'" ? text[at] : undefined;
    const from = quote === undefined ? at : at + 1;
    if (quote === undefined) while (at < end && !isSpace(text.charCodeAt(at))) at++;
    else at = text.indexOf(quote, from);
    if (at < 0) at = end;
    if (!found.has(name)) found.set(name, unescapeXml(text.slice(from, at)));
    if (quote !== undefined) at++;
  }
  return found;
};

const makeTag = (xml: string, from: number, to: number): Tag => {
  const closing = xml.charCodeAt(from + 1) === 47;
  const nameFrom = from + (closing ? 2 : 1);
  let nameTo = nameFrom;
  while (nameTo < to - 1 && !isSpace(xml.charCodeAt(nameTo)) && xml.charCodeAt(nameTo) !== 47) nameTo++;
  const single = !closing && xml.charCodeAt(to - 2) === 47;
  let attributes: Map<string, string> | undefined;
  return {
    name: localName(xml.slice(nameFrom, nameTo)),
    kind: closing ? 'close' : single ? 'single' : 'open',
    attribute: (name) => (attributes ??= attributesOf(xml.slice(nameTo, to - 1))).get(name),
    from,
    to,
  };
};

/** A letter, "_" or "/": what must follow "<" in a tag. */
const opensTag = (code: number): boolean => code === 47 || code === 95 || (code >= 65 && code <= 90) || code >= 97;

/** Where a comment, CDATA section, declaration or instruction that begins at `from` ends; just after "<" when it is mere text. */
const endOfOther = (xml: string, from: number): number => {
  const after = (mark: string, start: number): number => {
    const at = xml.indexOf(mark, start);
    return at < 0 ? xml.length : at + mark.length;
  };
  if (xml.startsWith('<!--', from)) return after('-->', from + 4);
  if (xml.startsWith('<![CDATA[', from)) return after(']]>', from + 9);
  if (xml.startsWith('<?', from)) return after('>', from);
  return xml.startsWith('<!', from) ? after('>', from) : from + 1;
};

/** Calls `visit` for every tag in order, and `pass` for what is neither tag nor text: comments, CDATA sections, declarations. */
export const walkTags = (xml: string, visit: (tag: Tag) => void, pass?: (from: number, to: number) => void): void => {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (opensTag(xml.charCodeAt(at + 1))) {
      const to = tagEnd(xml, at);
      visit(makeTag(xml, at, to));
      at = to;
      continue;
    }
    const to = endOfOther(xml, at);
    if (to > at + 1) pass?.(at, to);
    at = to;
  }
};

/** "1", "true" and "on" by XML's and OOXML's booleans; `absent` when the attribute is not there. */
export const isOn = (value: string | undefined, absent = false): boolean =>
  value === undefined ? absent : value === '1' || value.toLowerCase() === 'true' || value.toLowerCase() === 'on';
