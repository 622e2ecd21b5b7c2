/** Values as Excel gives them → cell values. */
import { isDateFormatCode } from '../../core/model/date-format';
import type { CellValue } from '../../core/model/sheet';

const known = new Map<string, boolean>();

/** Whether a number in this format is shown as a date. Asked for every number, so the answers are kept. */
export function isDateFormat(format: string): boolean {
  let date = known.get(format);
  if (date === undefined) known.set(format, (date = isDateFormatCode(format)));
  return date;
}

/** @param format number format code; '' where it was not asked for */
export function cellValue(value: unknown, format: string): CellValue {
  if (value === '' || value === null || value === undefined) return null;
  if (typeof value === 'number') return format !== '' && couldBeDate(value) && isDateFormat(format) ? { serial: value } : value;
  return typeof value === 'boolean' ? value : String(value);
}

/** Days that a number format can show as a date, as when files are read: up to the end of the year 9999. */
export const couldBeDate = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 2_958_466;

/** About how many bytes of JSON in UTF-8 the value takes, with its comma. */
export function jsonBytes(value: unknown): number {
  if (typeof value !== 'string') return typeof value === 'number' ? 12 : 6;
  let bytes = 3;
  for (let index = 0; index < value.length; index += 1) bytes += value.charCodeAt(index) < 0x80 ? 1 : 3;
  return bytes;
}
