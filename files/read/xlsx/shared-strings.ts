/** The shared strings of a workbook (sharedStrings.xml), read in windows. */
import { afterOther, afterTag, find, lessThan, nameIs, readName, slash } from '../xml/bytes';
import { BrokenPart } from './broken-part';
import { item, readStringItem } from './string-item';
import type { Feed } from '../zip/part';

export interface SharedStrings {
  readonly texts: readonly string[];
  /** Indexes of the texts that are mostly struck through. */
  readonly struck: ReadonlySet<number>;
}

export const noStrings: SharedStrings = { texts: [], struck: new Set() };

/** The table being filled, and the feed that fills it. Throws on a part that ends in the middle of a string. */
export const sharedStringsFeed = (): { strings: SharedStrings; feed: Feed } => {
  const texts: string[] = [];
  const struck = new Set<number>();
  const feed: Feed = (bytes, last) => {
    for (let at = 0; ;) {
      at = find(bytes, lessThan, at);
      if (at < 0) return bytes.length;
      const next = readOne(bytes, at, texts, struck);
      if (next < 0 && last) throw new BrokenPart('shared strings end in the middle');
      if (next < 0) return at;
      at = next;
    }
  };
  return { strings: { texts, struck }, feed };
};

const readOne = (bytes: Uint8Array, at: number, texts: string[], struck: Set<number>): number => {
  const other = afterOther(bytes, at);
  if (other !== 0) return other;
  const closes = bytes[at + 1] === slash;
  const named = readName(bytes, closes ? at + 2 : at + 1);
  const end = named < 0 ? -1 : afterTag(bytes, named);
  if (end < 0 || closes || !nameIs(bytes, 'si')) return end;
  if (bytes[end - 2] === slash) {
    texts.push('');
    return end;
  }
  const next = readStringItem(bytes, end, 'si');
  if (next < 0) return -1;
  if (item.struck) struck.add(texts.length);
  texts.push(item.text);
  return next;
};
