import { idBirthMismatch } from '../../../core/rules/id-birth-mismatch';
import { foundBy, idOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const idNumber = idOf({ birth: '1970-03-15' });

describe('id-birth-mismatch', () => {
  it.each<[string, EntrySpec]>([
    ['another day', { birthDate: '1970-03-16', idNumber }],
    ['another year in Chinese', { birthDate: '1971年3月15日', idNumber }],
    ['another month, month only', { birthDate: '1970年4月', idNumber }],
    ['another date in eight digits', { birthDate: '19700513', idNumber }],
    ['a date cell', { birthDate: { serial: 25643 }, idNumber }],
  ])('%s → warning at the birth date', (_, spec) => {
    expect(foundBy(idBirthMismatch, [spec])).toMatchObject([{ cell: 'A4', severity: 'warning', related: ['Sheet1!B4'] }]);
  });

  it.each<[string, EntrySpec]>([
    ['the same day', { birthDate: '1970-03-15', idNumber }],
    ['the same day, written with dots', { birthDate: '1970.3.15', idNumber }],
    ['the same day as a date cell', { birthDate: { serial: 25642 }, idNumber }],
    ['the same month', { birthDate: '1970年3月', idNumber }],
    ['the same month in six digits', { birthDate: '197003', idNumber }],
    ['the same year', { birthDate: '1970年', idNumber }],
    ['October that lost its zero', { birthDate: '1970.1', idNumber: idOf({ birth: '1970-10-15' }) }],
    ['a lunar birthday', { birthDate: '二月初八', idNumber }],
    ['a blank cell', { birthDate: null, idNumber }],
    ['words', { birthDate: '不详', idNumber }],
    ['a day without a year', { birthDate: '3月16日', idNumber }],
    ['a number that is wrong in itself', { birthDate: '1971-03-15', idNumber: withWrongDigit(idNumber) }],
    ['another document', { birthDate: '1971-03-15', idNumber, documentType: '护照' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idBirthMismatch, [spec])).toEqual([]);
  });
});
