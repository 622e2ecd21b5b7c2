/** Excel's day numbers (1900 system) and the civil calendar, by arithmetic alone. */

const daysFromEpoch = 719468;

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - daysFromEpoch;
};

/** 1899-12-30 is day 0 for all serials after Excel's 29 February 1900, which never was. */
const serialZero = daysFromCivil(1899, 12, 30);
/** 9999-12-31: Excel's last day. */
const lastSerial = 2958465;

/** Excel serial (a time of day may follow the point) → YYYY-MM-DD; null outside 1900-01-01…9999-12-31 and for the fictitious 1900-02-29. */
export const serialToIso = (serial: number): string | null => {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= lastSerial) || whole === 60) return null;
  const days = serialZero + (whole < 60 ? whole + 1 : whole) + daysFromEpoch;
  const era = Math.floor(days / 146097);
  const dayOfEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoOf(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
};

/** YYYY-MM-DD → Excel serial; null when the text is no such date or lies before 1900-03-01. */
export const serialOfIso = (iso: string): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return null;
  const serial = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3])) - serialZero;
  return serial > 60 && serial <= lastSerial ? serial : null;
};

/** Padded ISO text; no check that the day exists. */
export const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
