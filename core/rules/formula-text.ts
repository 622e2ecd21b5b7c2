/**
 * Text that a spreadsheet would run as a formula when the list is opened or exported as csv: it begins with = + - or @. Exports of ours write it
 * as text; the clerk should know that it is there.
 *
 * Bad: =HYPERLINK("http://…","点这里") · @SUM(A1) · +cmd
 */
import { maskNumbersIn } from '../model/mask';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none } from './support/hits';
import { shortened } from './support/text';

/** = + - @ and their full-width forms. */
const starts: ReadonlySet<number> = new Set([...'=+-@＝＋－＠'].map((sign) => sign.charCodeAt(0)));
/** Nothing but signs: a lone dash, ——, +, ++, =, +/-, ± by hand. */
const onlySigns = /^[-=+@—–―─_~/.*\s]*$/;
/** A number with its sign, perhaps with separators, unit or percent: -500, -1,000.00元, +300, -5%. */
const signedNumber = /^[-+]\s*[¥￥$]?\s*\d[\d,]*(?:\.\d*)?\s*(?:%|‰|元|万元|万|人|户|分|岁|度|℃)?$/;
/** +86 138-0013-8000, +(86)13800138000, +86 0898-66… */
const phone = /^\+[\d\s()-]+$/;

export const formulaText: RowRule = defineRule({
  code: 'formula-text',
  scope: 'row',
  severity: 'warning',
  needs: [],
  basis: '以 = + - @ 开头的文字会被表格软件当公式执行（CSV 注入）；导出时按文本写',
  summary: {
    zh: '单元格文字以 = + - @ 开头，可能被当作公式执行；导出时按文本处理。',
    en: 'A text begins with = + - or @ and could be run as a formula; it is exported as text.',
  },
  silentOn: '负数、带正号的数、+86 电话、单独的横线和符号',
  check: ({ entry }) => {
    let hits: Hit[] | undefined;
    const { cells } = entry;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (typeof cell !== 'string' || cell === '') continue;
      const first = cell.charCodeAt(0);
      // Nearly all cells are done with here.
      if ((starts.has(first) || isSpace(first)) && isRunnable(cell))
        (hits ??= []).push({ column, params: { said: shortened(maskNumbersIn(cell.trim())) } });
    }
    return hits ?? none;
  },
});

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200f) || code === 0xfeff;

function isRunnable(cell: string): boolean {
  const text = cell.replace(/^[\s\u200b-\u200f\ufeff]+/, '');
  if (!starts.has(text.charCodeAt(0))) return false;
  const folded = text.normalize('NFKC').trim();
  return !onlySigns.test(folded) && !signedNumber.test(folded) && !phone.test(folded);
}
