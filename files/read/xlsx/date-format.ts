/** Which number formats make a number a date: built-in ones by their id (ECMA-376 part 1, 18.8.30), others by their code. */
export { isDateFormatCode } from '../../../core/model/date-format';

/** 14–22 and 45–47 everywhere; 27–36 and 50–58 are dates in East Asian editions. */
export const isBuiltInDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
