/** Plain text cells and the marks that repeat the cell above. */
import type { Reading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { cellText, fold } from './fold';

/** Folded forms of domain/headers.json `dittoMarks` and their like: 同上 〃 ″ " “ ” ′′ '' 、、 .. —"— 同 上同. */
const dittoMarks = new Set([
  '同上', '上同', '同', '同前', '同上行', '同上栏', '同上格', '(同上)', '〃', '々', '"', '“', '”', '″', "''", "'", '′', '′′', '‘’', '’’', '“”', '""', '〞', '〝', '、、', '..', '··', ',,', '::', '〃〃',
]); // prettier-ignore
/** —"— and -〃-: a mark between strokes. */
const betweenStrokes = /^[-—–─一~]{1,3}(?:["“”″〃]|''|′′)[-—–─一~]{1,3}$/;

/** True for a text that only repeats the cell above. Spaces and widths do not matter. */
export const isDittoMark = (text: string): boolean => {
  if (text.length > 12) return false;
  const tight = text.includes("'") ? text.replace(/[\s\u3000]+/g, '') : fold(text).replaceAll(' ', '');
  return tight !== '' && (dittoMarks.has(tight) || (tight.length > 2 && betweenStrokes.test(tight)));
};

/** Any text, folded. No fix: how an office spaces and punctuates its remarks is its own affair. */
export const readText = (value: CellValue): Reading<string> | undefined => {
  const text = cellText(value);
  return text === '' ? undefined : { value: text, text };
};
