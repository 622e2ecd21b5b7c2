import { idStoredAsNumber } from '../../../core/rules/id-stored-as-number';
import { foundBy, idOf } from '../../support/roster-builder';

describe('id-stored-as-number', () => {
  it.each([
    ['cut to 15 digits by Excel', 320123197003150000],
    ['rounded to the nearest double by a program', Number('320123197003150212')],
    ['17 digits', Number('32012319700315021')],
  ])('%s → error, without any repair', (_, idNumber) => {
    expect(foundBy(idStoredAsNumber, [{ idNumber }])).toMatchObject([{ cell: 'A4', severity: 'error', fix: null }]);
  });

  it.each([
    ['text', idOf()],
    ['text that ends in 000', '320123196801026000'],
    ['a 15-digit number, of which nothing is lost', 320123700315021],
    ['a short number', 320123],
    ['a blank cell', null],
  ])('silent on %s', (_, idNumber) => {
    expect(foundBy(idStoredAsNumber, [{ idNumber }])).toEqual([]);
  });
});
