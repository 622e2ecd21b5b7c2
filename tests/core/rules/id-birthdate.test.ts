import { idBirthdate } from '../../../core/rules/id-birthdate';
import { foundBy, idOf, type EntrySpec } from '../../support/roster-builder';

describe('id-birthdate', () => {
  it.each([
    ['30 February', idOf({ birth: '1970-02-30' }), 'noDay'],
    ['29 February of a common year', idOf({ birth: '1971-02-29' }), 'noDay'],
    ['29 February 1900', idOf({ birth: '1900-02-29' }), 'noDay'],
    ['month 13', idOf({ birth: '1970-13-05' }), 'noDay'],
    ['day 00', idOf({ birth: '1970-05-00' }), 'noDay'],
    ['a day after today', idOf({ birth: '2027-01-21' }), 'future'],
    ['a 15-digit number with day 32', '320123700332021', 'noDay'],
  ])('%s → error', (_, idNumber, fault) => {
    expect(foundBy(idBirthdate, [{ idNumber }], { asOf: '2027-01-20' })).toMatchObject([
      { cell: 'A4', severity: 'error', params: { fault } },
    ]);
  });

  it('older than anybody → only a warning', () => {
    expect(foundBy(idBirthdate, [{ idNumber: idOf({ birth: '1870-03-15' }) }])).toMatchObject([{ severity: 'warning' }]);
  });

  it.each<[string, EntrySpec]>([
    ['29 February of a leap year', { idNumber: idOf({ birth: '1972-02-29' }) }],
    ['29 February 2000', { idNumber: idOf({ birth: '2000-02-29' }) }],
    ['born today', { idNumber: idOf({ birth: '2027-01-20' }) }],
    ['105 years old', { idNumber: idOf({ birth: '1921-05-01' }) }],
    ['a 15-digit number', { idNumber: '320123700315021' }],
    ['no number of the right shape', { idNumber: '32012319709915' }],
    ['another document', { idNumber: idOf({ birth: '1970-02-30' }), documentType: '军官证' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idBirthdate, [spec], { asOf: '2027-01-20' })).toEqual([]);
  });
});
