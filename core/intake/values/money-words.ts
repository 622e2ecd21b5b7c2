/** Columns of amounts in words (大写). */
import type { MoneyReading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { standsForBlank } from './blank';
import { cellText } from './fold';
import { readMoney } from './money';
import { fenOfWords } from './words-to-fen';

/** A 大写 column. Figures written there are read as yuan. `value` in fen, null when unreadable. */
export const readMoneyWords = (value: CellValue): MoneyReading | undefined => {
  if (typeof value !== 'string') return readMoney(value, 1);
  const text = cellText(value);
  const tight = text.replaceAll(' ', '');
  if (tight === '' || standsForBlank(tight)) return undefined;
  const fen = fenOfWords(tight);
  if (fen !== null) return { value: fen, text };
  const figures = readMoney(value, 1);
  return figures && { value: figures.value, text };
};
