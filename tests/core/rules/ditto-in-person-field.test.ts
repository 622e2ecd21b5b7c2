import { dittoInPersonField } from '../../../core/rules/ditto-in-person-field';
import { foundBy, type EntrySpec } from '../../support/roster-builder';

describe('ditto-in-person-field', () => {
  it.each(['同上', '〃', '″', '"', ' 同 上 '])('%s in name, ID and account → an error on each', (mark) => {
    const found = foundBy(dittoInPersonField, [{ name: mark, idNumber: mark, bankAccount: mark, accountHolder: mark }]);
    expect(found).toMatchObject(['A4', 'B4', 'C4', 'D4'].map((cell) => ({ cell, severity: 'error' })));
  });

  it.each<[string, EntrySpec]>([
    ['values', { name: '张三', idNumber: '320123197003150212', bankAccount: '6228480402564890018' }],
    ['blanks', { name: '张三', idNumber: null, bankAccount: null }],
    ['ditto in village, unit, category and bank', { name: '张三', village: '同上', unit: '同上', category: '同上', bankName: '同上' }],
    ['ditto in phone and remark', { name: '张三', phone: '同上', remark: '同上' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(dittoInPersonField, [spec])).toEqual([]);
  });
});
