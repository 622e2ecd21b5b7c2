import { idGenderMismatch } from '../../../core/rules/id-gender-mismatch';
import { foundBy, idOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const man = idOf({ sequence: 21 });
const woman = idOf({ sequence: 22 });

describe('id-gender-mismatch', () => {
  it.each<[string, EntrySpec]>([
    ['a woman’s number, 男', { gender: '男', idNumber: woman }],
    ['a man’s number, 女性', { gender: '女性', idNumber: man }],
    ['a man’s number, code 2', { gender: 2, idNumber: man }],
    ['an old number', { gender: '女', idNumber: '320123700315021' }],
  ])('%s → warning at the gender', (_, spec) => {
    expect(foundBy(idGenderMismatch, [spec])).toMatchObject([{ cell: 'A4', severity: 'warning', related: ['Sheet1!B4'] }]);
  });

  it.each<[string, EntrySpec]>([
    ['both agree', { gender: '男', idNumber: man }],
    ['女 and an even digit', { gender: '女', idNumber: woman }],
    ['a blank gender', { gender: null, idNumber: man }],
    ['a gender nobody can read', { gender: '是', idNumber: man }],
    ['a number that is wrong in itself', { gender: '女', idNumber: withWrongDigit(man, 14) }],
    ['a number of which the end is lost', { gender: '女', idNumber: 320123197003150200 }],
    ['another document', { gender: '女', idNumber: man, documentType: '护照' }],
    ['no gender column', { idNumber: man }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idGenderMismatch, [spec])).toEqual([]);
  });
});
