import { idAgeMismatch } from '../../../core/rules/id-age-mismatch';
import { foundBy, idOf, planOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

/** 56 years old on 20 January 2027. */
const idNumber = idOf({ birth: '1970-03-15' });

describe('id-age-mismatch', () => {
  it.each([59, 54, '65岁', 6])('age %s → warning at the age', (age) => {
    expect(foundBy(idAgeMismatch, [{ age, idNumber }])).toMatchObject([
      { cell: 'A4', severity: 'warning', related: ['Sheet1!B4'], params: { byId: 56, asOf: '2027-01-20' } },
    ]);
  });

  it('counts on the plan’s day, not on today', () => {
    const plan = planOf({ ageAsOf: '2017-01-20' });
    expect(foundBy(idAgeMismatch, [{ age: 56, idNumber }], { plan })).toHaveLength(1);
    expect(foundBy(idAgeMismatch, [{ age: 46, idNumber }], { plan })).toEqual([]);
  });

  it.each<[string, EntrySpec]>([
    ['the full years', { age: 56, idNumber }],
    ['one more (虚岁)', { age: 57, idNumber }],
    ['one less (last year’s list)', { age: 55, idNumber }],
    ['text', { age: '56周岁', idNumber }],
    ['a blank age', { age: null, idNumber }],
    ['an age nobody can read', { age: '中年', idNumber }],
    ['a number that is wrong in itself', { age: 20, idNumber: withWrongDigit(idNumber) }],
    ['a baby', { age: 0, idNumber: idOf({ birth: '2026-12-01' }) }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idAgeMismatch, [spec])).toEqual([]);
  });
});
