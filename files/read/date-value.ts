/** Numbers shown as dates, in the 1900 system whatever system the file uses. */
import type { CellValue, DateSerial } from '../../core/model/sheet';

/** 31 December 9999; beyond it Excel shows ####. */
const lastSerial = 2958465;
/** Days between 1 January 1900 and 1 January 1904 as the two systems count. */
export const shift1904 = 1462;

const wholeDays: DateSerial[] = [];

/** The value of a cell with a date format. A number that is no date (20250120 typed into a date cell) stays a number. */
export const dateValue = (serial: number, date1904: boolean): CellValue => {
  const value = date1904 ? serial + shift1904 : serial;
  if (!(value >= 0 && value < lastSerial + 1)) return serial;
  // Birth dates and the like come up again and again: one object for each day.
  return Number.isInteger(value) ? (wholeDays[value] ??= { serial: value }) : { serial: value };
};

/** "2025-01-20" or "2025-01-20T08:30:00" (t="d" cells) → serial; null when it is no such date. */
export const isoSerial = (text: string): number | null => {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?Z?)?\s*$/.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const days = Date.UTC(year, month - 1, day) / 86_400_000 + 25569;
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  // Excel counts a 29 February 1900 that never was.
  return (days < 61 ? days - 1 : days) + (hour * 3600 + minute * 60 + second) / 86_400;
};
