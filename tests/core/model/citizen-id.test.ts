import fc from 'fast-check';
import { ageOn, birthOf, checkCharacter, genderOf, hasRightCheck, isCalendarDay, upgrade15 } from '../../../core/model/citizen-id';

/** Any number with a real birth date and the right check character. */
const validId = fc
  .record({
    region: fc.integer({ min: 110000, max: 999999 }),
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, year, month, day, sequence }) => {
    const pad = (value: number, width: number): string => String(value).padStart(width, '0');
    const digits = `${region}${year}${pad(month, 2)}${pad(day, 2)}${pad(sequence, 3)}`;
    return digits + checkCharacter(digits);
  });

describe('check character of GB 11643', () => {
  it.each([
    '320123197003150212',
    '11010519491231002X',
    '440524193006070186',
    '810000197003151238',
    '830000198501010014',
    '911124197003151239',
    '320123196801026000',
  ])('%s is right', (number) => expect(hasRightCheck(number)).toBe(true));

  it('finds any single wrong digit', () => {
    fc.assert(
      fc.property(validId, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const digit = (Number(number[at]) + shift) % 10;
        expect(hasRightCheck(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('finds neighbouring characters that changed places', () => {
    fc.assert(
      fc.property(validId, fc.integer({ min: 0, max: 15 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        expect(hasRightCheck(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2))).toBe(false);
      }),
    );
  });
});

describe('parts of a number', () => {
  it('a 15-digit number gets 19 before its year and a check character', () => {
    expect(upgrade15('320123700315021')).toBe('320123197003150212');
  });

  it.each([
    ['320123197003150212', '1970-03-15', '男'],
    ['440524193006070186', '1930-06-07', '女'],
    ['320123200002290212', '2000-02-29', '男'],
    ['320123190002290212', null, '男'],
    ['320123197013150212', null, '男'],
  ])('%s: born %s, %s', (number, birth, gender) => {
    expect([birthOf(number), genderOf(number)]).toEqual([birth, gender]);
  });

  it.each([
    [2024, 2, 29, true],
    [2025, 2, 29, false],
    [1900, 2, 29, false],
    [2025, 4, 31, false],
    [2025, 13, 1, false],
    [2025, 1, 0, false],
    [0, 1, 1, false],
  ])('%d-%d-%d on the calendar: %s', (year, month, day, expected) => expect(isCalendarDay(year, month, day)).toBe(expected));

  it.each([
    ['1970-03-15', '2027-03-14', 56],
    ['1970-03-15', '2027-03-15', 57],
    ['2004-02-29', '2027-02-28', 22],
    ['2004-02-29', '2027-03-01', 23],
    ['2027-01-01', '2026-12-31', -1],
  ])('born %s, on %s: %d full years', (birth, day, age) => expect(ageOn(birth, day)).toBe(age));
});
