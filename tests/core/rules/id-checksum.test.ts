import fc from 'fast-check';
import { idChecksum } from '../../../core/rules/id-checksum';
import { foundBy, idOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const id = idOf();

describe('id-checksum', () => {
  it.each([
    ['a wrong check character', withWrongDigit(id, 17)],
    ['a wrong digit in the sequence', withWrongDigit(id, 15)],
    ['a wrong digit in the region', withWrongDigit(id, 3)],
    ['a wrong digit after folding', ` ${withWrongDigit(id, 16)}`],
    ['two digits swapped', `${id.slice(0, 15)}${id[16]}${id[15]}${id[17]}`],
  ])('%s → error', (_, idNumber) => {
    expect(foundBy(idChecksum, [{ idNumber }])).toMatchObject([{ cell: 'A4', severity: 'error', params: { precisionLost: false } }]);
  });

  it('text that ends in 000 and does not check → looks like lost precision', () => {
    expect(foundBy(idChecksum, [{ idNumber: `${id.slice(0, 15)}000` }])).toMatchObject([{ params: { precisionLost: true } }]);
  });

  it('any single wrong digit is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 999 }), (position, sequence) => {
        const hits = foundBy(idChecksum, [{ idNumber: withWrongDigit(idOf({ sequence }), position) }]);
        expect(hits).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, EntrySpec]>([
    ['a valid number', { idNumber: '320123197003150212' }],
    ['an X at the end', { idNumber: '11010519491231002x' }],
    ['a Hong Kong resident permit', { idNumber: '810000197003151238' }],
    ['a Macau resident permit', { idNumber: idOf({ region: '820000' }) }],
    ['a Taiwan resident permit', { idNumber: '830000198501010014' }],
    ['a permanent-resident card', { idNumber: '911124197003151239' }],
    ['a retired region code', { idNumber: idOf({ region: '339005' }) }],
    ['a number that really ends in 000', { idNumber: '320123196801026000' }],
    ['another one', { idNumber: '320123201109203000' }],
    ['a 15-digit number', { idNumber: '320123700315021' }],
    ['a wrong length', { idNumber: id.slice(0, 17) }],
    ['a number in a numeric cell', { idNumber: 320123197003150200 }],
    ['another document', { idNumber: withWrongDigit(id), documentType: '护照' }],
    ['two numbers in a cell', { idNumber: `${withWrongDigit(id)}、${id}` }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idChecksum, [spec])).toEqual([]);
  });
});
