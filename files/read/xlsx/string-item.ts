/** One rich string: an <si> of the shared strings or an <is> in a cell (ECMA-376 part 1, 18.4.8). */
import { afterOther, afterTag, content, find, lessThan, name, nameIs, readContent, readName, slash } from '../xml/bytes';

/** What `readStringItem` read last. `struck`: more than half of its characters are struck through. */
export const item = { text: '', struck: false };

const opensStrike = (bytes: Uint8Array, from: number, to: number): boolean => {
  // <strike/> and <strike val="1"/> strike; <strike val="0"/> and val="false" do not.
  const equals = find(bytes.subarray(0, to), 0x3d, from);
  const first = equals < 0 ? 0x31 : bytes[equals + 2];
  return first !== 0x30 && first !== 0x66;
};

/**
 * Reads from just after the opening tag to just after the closing one, which is named `closing`. Phonetic guides (rPh) are not part of the
 * text. Answers the index after it, or -1 when more bytes are needed.
 */
export const readStringItem = (bytes: Uint8Array, from: number, closing: string): number => {
  let text = '';
  let struckLength = 0;
  let runStruck = false;
  let phonetic = false;
  for (let at = from; ;) {
    at = find(bytes, lessThan, at);
    if (at < 0) return -1;
    const other = afterOther(bytes, at);
    if (other !== 0) {
      if (other < 0) return -1;
      at = other;
      continue;
    }
    const closes = bytes[at + 1] === slash;
    const named = readName(bytes, closes ? at + 2 : at + 1);
    if (named < 0) return -1;
    const end = afterTag(bytes, named);
    if (end < 0) return -1;
    at = end;
    if (closes) {
      if (nameIs(bytes, 'r')) runStruck = false;
      else if (nameIs(bytes, 'rPh')) phonetic = false;
      else if (nameIs(bytes, closing)) {
        item.text = text;
        item.struck = struckLength * 2 > text.length;
        return end;
      }
      continue;
    }
    const single = bytes[end - 2] === slash;
    if (name.to - name.from === 1 && bytes[name.from] === 0x74) {
      if (single) continue;
      at = readContent(bytes, end);
      if (at < 0) return -1;
      if (phonetic) continue;
      text = text === '' ? content.text : text + content.text;
      if (runStruck) struckLength += content.text.length;
    } else if (nameIs(bytes, 'rPh')) phonetic = !single;
    else if (nameIs(bytes, 'strike')) runStruck = opensStrike(bytes, named, end);
  }
};
