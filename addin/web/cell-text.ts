/** What a cell shows, and what a person's typing means. Text stays text; no digit is ever lost. */
import { isDateSerial, type CellValue } from '../../core/model/sheet';
import type { FileCell } from '../host/workbook-file-model';

const pad = (number: number): string => String(number).padStart(2, '0');

/** Days of the 1900 system; the day that never was (60) shows as 29 February, as in Excel. */
function dateText(serial: number, format: string): string {
  const whole = Math.floor(serial);
  const time = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000);
  const [year, month, day] = whole === 60 ? [1900, 2, 29] : [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
  const minutes = Math.round((serial - whole) * 1440);
  const clock = minutes > 0 ? ` ${Math.floor(minutes / 60)}:${pad(minutes % 60)}` : '';
  if (format.includes('年')) return /d|日/.test(format) ? `${year}年${month}月${day}日` : `${year}年${month}月`;
  if (format.includes('-')) return `${year}-${pad(month)}-${pad(day)}${clock}`;
  if (format.includes('.')) return `${year}.${month}.${day}${clock}`;
  return `${year}/${month}/${day}${clock}`;
}

function numberText(value: number, format: string): string {
  const percent = format.includes('%');
  const match = /[0#](?:\.(0+))?(?=[^0#.,]*(?:;|$))/.exec(format.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, ''));
  if (format === 'General' || format === '@' || match === null) return String(Number(value.toPrecision(15)));
  const fixed = (percent ? value * 100 : value).toFixed(match[1]?.length ?? 0);
  const [whole = '', rest] = fixed.split('.');
  const grouped = format.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${grouped}${rest === undefined ? '' : `.${rest}`}${percent ? '%' : ''}`;
}

export function shownText({ value, format }: FileCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isDateSerial(value) ? dateText(value.serial, format) : numberText(value, format);
}

/** For the editor and the clipboard: numbers in full. */
export const editText = (cell: FileCell): string => (typeof cell.value === 'number' ? String(cell.value) : shownText(cell));

const isDateFormat = (format: string): boolean => /[yd年]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')) && format !== 'General';

/** A number of at most 15 digits, as people type it; leading zeros make a text. */
const numeric = /^[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;

/** @param was the cell that is typed over: a text cell takes everything as text, a date cell takes dates */
export function typedCell(text: string, was: FileCell): FileCell {
  if (text === '') return { value: null, format: was.format };
  if (was.format === '@') return { value: text, format: '@' };
  const trimmed = text.trim();
  const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(trimmed);
  if (date !== null && isDateFormat(was.format)) {
    const serial = serialOf(Number(date[1]), Number(date[2]), Number(date[3]));
    if (serial !== null) return { value: { serial }, format: was.format };
  }
  if (numeric.test(trimmed) && trimmed.replace(/\D/g, '').length <= 15) return { value: Number(trimmed), format: was.format };
  return { value: text, format: /^[=+\-@]|\d{6}/.test(trimmed) ? '@' : was.format };
}

function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const check = new Date(time);
  const days = time / 86_400_000 + 25_569;
  return year >= 1900 && check.getUTCMonth() === month - 1 && check.getUTCDate() === day ? (days < 61 ? days - 1 : days) : null;
}

export const alignOf = (value: CellValue): 'left' | 'right' | 'center' =>
  typeof value === 'number' || (value !== null && typeof value === 'object') ? 'right' : typeof value === 'boolean' ? 'center' : 'left';
