/** Text of an HTML page: entities and white space. */
import { unescapeXml } from '../xml/text';

const named: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  yen: '¥',
  times: '×',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  bull: '•',
  deg: '°',
  radic: '√',
};

/** A run of text between tags, with white space folded as a browser shows it. */
export const htmlText = (source: string): string => {
  const folded = source.replace(/[ \t\r\n\f]+/g, ' ');
  return folded.includes('&') ? unescapeXml(folded.replace(/&([a-z]{2,6});/g, (whole, name: string) => named[name] ?? whole)) : folded;
};

/** Without plain spaces at both ends; other white space (U+3000, U+00A0) belongs to the text. */
const trimSpaces = (line: string): string => {
  let from = 0;
  let to = line.length;
  while (from < to && line.charCodeAt(from) === 32) from++;
  while (to > from && line.charCodeAt(to - 1) === 32) to--;
  return line.slice(from, to);
};

/** A cell's text once it is complete: no spaces at its ends or beside a line break, no blank first or last lines; '' when nothing is left. */
export const tidyCell = (text: string): string => {
  const lines = text.split('\n').map(trimSpaces);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  const tidy = first < 0 ? '' : lines.slice(first, last + 1).join('\n');
  return /^\u00a0*$/.test(tidy) ? '' : tidy;
};
