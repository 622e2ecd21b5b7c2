import { idLength } from '../../../core/rules/id-length';
import { foundBy, idOf, type EntrySpec } from '../../support/roster-builder';

const id = idOf();
const spaced = `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`;
const fullWidth = Array.from(id, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');

describe('id-length', () => {
  it.each([
    ['a digit left out', id.slice(0, 17), 17],
    ['a digit too many', `${id}1`, 19],
    ['a fragment', '320123', 6],
    ['16 digits', id.slice(0, 16), 16],
    ['17 digits with spaces between', spaced.slice(0, -1), 17],
    ['a short number in a numeric cell', 32012319700315, 14],
  ])('%s → error with the length', (_, idNumber, length) => {
    expect(foundBy(idLength, [{ idNumber }])).toMatchObject([{ cell: 'A4', severity: 'error', params: { length } }]);
  });

  it.each<[string, EntrySpec]>([
    ['18 characters', { idNumber: id }],
    ['15 characters', { idNumber: '320123700315021' }],
    ['spaces between groups', { idNumber: spaced }],
    ['full-width digits', { idNumber: fullWidth }],
    ['an apostrophe and zero-width characters', { idNumber: `'\u200b${id}\u200b` }],
    ['a line break', { idNumber: `${id.slice(0, 10)}\n${id.slice(10)}` }],
    ['a blank cell', { idNumber: null }],
    ['无', { idNumber: '无' }],
    ['words', { idNumber: '补办中' }],
    ['a ditto mark', { idNumber: '同上' }],
    ['two numbers in a cell', { idNumber: `${id};${idOf({ sequence: 22 })}` }],
    ['a passport by document type', { idNumber: 'E12345678', documentType: '护照' }],
    ['a permit by document type', { idNumber: 'H0123456789', documentType: '港澳居民来往内地通行证' }],
    ['an officer by document type', { idNumber: '军字第1234567号', documentType: '军官证' }],
    ['a household book by document type', { idNumber: '320123', documentType: '户口本' }],
    ['a permit named in the cell', { idNumber: 'H0123456789（回乡证）' }],
    ['a number stored as number', { idNumber: 320123197003150200 }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(idLength, [spec])).toEqual([]);
  });

  it.each(['身份证', '居民身份证', '二代身份证', '1', ''])('a document type “%s” is the ID card, so the length counts', (documentType) => {
    expect(foundBy(idLength, [{ idNumber: id.slice(0, 17), documentType }])).toHaveLength(1);
  });

  it('the number in the params is masked', () => {
    expect(JSON.stringify(foundBy(idLength, [{ idNumber: id.slice(0, 17) }]))).not.toContain(id.slice(6, 14));
  });
});
