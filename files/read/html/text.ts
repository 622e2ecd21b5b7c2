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

/** A cell's text once it is complete: no spaces at its ends or beside a line break; '' when nothing but spaces is left. */
export const tidyCell = (text: string): string => {
  const tidy = text.replace(/ *\n */g, '\n').replace(/^[ \n]+|[ \n]+$/g, '');
  return /^\u00a0*$/.test(tidy) ? '' : tidy;
};
