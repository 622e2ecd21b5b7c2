/** Amounts in words: 壹仟元整, 一千元, 叁万贰仟壹佰元伍角, and printed forms such as 零万壹仟零佰零拾零元整. */
import { chineseNumber } from './chinese-number';

const around = /^(?:人民币|金额|合计|大写|小写|[:()¥⊗×*])+|[()整正]+$/g;
const form = /^(?:(.+?)(?:元|圆|块))?(?:零?(.)角)?(?:零?(.)分)?$/;

/** Folded, spaceless words → fen; null when they are no amount. A number without 元 (壹仟) counts as yuan. */
export function fenOfWords(tight: string): number | null {
  const negative = /^(?:人民币)?负/.test(tight);
  const words = tight
    .replace(around, '')
    .replace(/^负/, '')
    .replace(around, '')
    .replace(/零角零分$|零分$/, '')
    .replace(/零角$/, '');
  if (words === '') return null;
  const bare = chineseNumber(words);
  if (bare !== null) return fenOf(bare, 0, 0, negative);
  const match = form.exec(words);
  if (match === null) return null;
  const [yuan, jiao, cents] = [match[1], match[2], match[3]].map((part) => (part === undefined ? 0 : chineseNumber(part)));
  if (yuan == null || jiao == null || cents == null || jiao > 9 || cents > 9) return null;
  return fenOf(yuan, jiao, cents, negative);
}

const fenOf = (yuan: number, jiao: number, cents: number, negative: boolean): number | null => {
  const fen = Math.round(yuan * 100) + jiao * 10 + cents;
  if (fen > Number.MAX_SAFE_INTEGER) return null;
  return negative && fen > 0 ? -fen : fen;
};
