import { idCharacter } from '../../../core/rules/id-character';
import { foundBy, idOf, type EntrySpec } from '../../support/roster-builder';

const id = idOf();
/** A number that ends in X. */
const withX = '11010519491231002X';

describe('id-character', () => {
  it.each([
    ['the letter O for a zero', id.replace('0', 'O'), ['O']],
    ['a small l for a one', id.replace('1', 'l'), ['l']],
    ['a capital I for a one', id.replace('1', 'I'), ['I']],
    ['a masked number', `${id.slice(0, 6)}********${id.slice(14)}`, ['*']],
    ['an X in the middle', `${id.slice(0, 8)}X${id.slice(9)}`, ['X']],
    ['a question mark for a digit', `${id.slice(0, 17)}?`, ['?']],
    ['another letter at the end', `${id.slice(0, 17)}Y`, ['Y']],
    ['a Chinese character', `${id.slice(0, 16)}〇${id.slice(17)}`, ['〇']],
  ])('%s → error that names it', (_, idNumber, characters) => {
    expect(foundBy(idCharacter, [{ idNumber }])).toMatchObject([{ cell: 'A4', severity: 'error', params: { characters } }]);
  });

  it.each<[string, EntrySpec]>([
    ['a right number', { idNumber: id }],
    ...['x', 'Ｘ', '×', 'Х', 'Ⅹ'].map((x): [string, EntrySpec] => [`${x} as the check character`, { idNumber: withX.replace('X', x) }]),
    ['full-width digits', { idNumber: id.replaceAll('1', '１') }],
    ['spaces and apostrophe', { idNumber: `'${id.slice(0, 6)} ${id.slice(6)} ` }],
    ['zero-width characters', { idNumber: `\ufeff${id}\u200b` }],
    ['a wrong length, which is another fault', { idNumber: `${id.slice(0, 16)}O` }],
    ['another document by type', { idNumber: 'ABCDEFGH1234567890'.slice(0, 18), documentType: '护照' }],
    ['an old permanent-resident card', { idNumber: 'USA110000000001' }],
    ['a blank cell', { idNumber: null }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idCharacter, [spec])).toEqual([]);
  });
});
