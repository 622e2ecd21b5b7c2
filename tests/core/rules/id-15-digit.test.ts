import { id15Digit } from '../../../core/rules/id-15-digit';
import { foundBy, idOf, type EntrySpec } from '../../support/roster-builder';

describe('id-15-digit', () => {
  it.each([
    ['text', '320123700315021'],
    ['with spaces', '320123 700315 021'],
    ['a numeric cell', 320123700315021],
  ])('%s → warning that suggests the 18 digits, masked', (_, idNumber) => {
    expect(foundBy(id15Digit, [{ idNumber }])).toMatchObject([
      { cell: 'A4', severity: 'warning', params: { upgraded: '320123********0212' }, fix: null },
    ]);
  });

  it.each<[string, EntrySpec]>([
    ['18 characters', { idNumber: idOf() }],
    ['a certificate number of 15 digits in another column', { idNumber: idOf(), certNo: '320123700315021' }],
    ['another document', { idNumber: '320123700315021', documentType: '低保证' }],
    ['a blank cell', { idNumber: null }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(id15Digit, [spec])).toEqual([]);
  });
});
