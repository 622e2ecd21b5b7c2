/** Which ID reading the ID rules may judge, and what can be relied on in it. */
import type { IdNumberReading } from '../../model/reading';
import type { Entry } from '../../model/roster';
import { saysNothing } from './hits';

/** 身份证 and its kin share one form and one check (GB 11643): 居民身份证, 港澳台居民居住证, 外国人永久居留身份证; 1/01/111 are the usual codes. */
const idCard = /身份证|居住证|永久?居留|^(?:一|二)代证?$|^0?1$|^111$|^sfz$/iu;
/** Another document named beside the number, e.g. "H0123456789(回乡证)". */
const otherDocument = /护照|通行证|回乡证|返乡证|台胞证|台湾证|军官证|士兵证|军人证|警官证|文职|户口|出生证|出生医学|学籍|残疾证|驾驶证/u;
/** 外国人永久居留证 of the old kind: three letters of the country and twelve digits. Valid, and no citizen's number. */
const oldResidentCard = /^[A-Z]{3}\d{12}$/u;

const isOtherDocument = (entry: Entry, reading: IdNumberReading): boolean => {
  const type = entry.readings.documentType?.text;
  if (type !== undefined && type !== '' && !idCard.test(type) && !saysNothing(type)) return true;
  if (reading.form === 'citizen18' || reading.form === 'storedAsNumber') return false;
  return oldResidentCard.test(reading.text) || otherDocument.test(reading.text);
};

/**
 * The entry's ID reading as far as the ID rules may judge it. Undefined for a blank cell, one that says 无, a ditto mark, several numbers in a cell
 * (other rules speak of those), a number that stands in another row, and a document that is no identity card.
 */
export const judgedId = (entry: Entry): IdNumberReading | undefined => {
  const reading = entry.readings.idNumber;
  if (reading === undefined || reading.several !== undefined || reading.dittoInPersonField || reading.filledFrom !== undefined)
    return undefined;
  return isOtherDocument(entry, reading) || isNoNumber(reading) ? undefined : reading;
};

/** The cell says something, but nothing of a number: 无, 补办中, 丢失. For id-missing. */
export const isNoNumber = (reading: IdNumberReading): boolean =>
  reading.value === null && reading.form !== 'storedAsNumber' && (saysNothing(reading.text) || !/[\dA-Za-z*]/u.test(reading.text));

/** A judged ID whose birth date and gender can be believed: right shape, a calendar day, right check character. */
export const trustedId = (entry: Entry): IdNumberReading | undefined => {
  const reading = judgedId(entry);
  return reading !== undefined && reading.checkOk && reading.birth !== null ? reading : undefined;
};
