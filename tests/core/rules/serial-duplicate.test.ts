import { serialDuplicate } from '../../../core/rules/serial-duplicate';
import { foundBy, type EntrySpec } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const rows = (...serials: readonly CellValue[]): EntrySpec[] => serials.map((serial, at) => ({ serial, name: `张${at}` }));

describe('serial-duplicate', () => {
  it.each<[string, EntrySpec[], string, string]>([
    ['twice running', rows(1, 2, 2, 3), 'A6', 'Sheet1!A5'],
    ['further below', rows(1, 2, 3, 4, 2, 5), 'A8', 'Sheet1!A5'],
    [
      'twice running where the village changes',
      rows(1, 2, 2, 3).map((spec, at) => ({ ...spec, village: at < 2 ? '东村' : '西村' })),
      'A6',
      'Sheet1!A5',
    ],
    ['1 twice in one place', rows(1, 1, 2, 3), 'A5', 'Sheet1!A4'],
  ])('%s → info at the second', (_, specs, cell, first) => {
    expect(foundBy(serialDuplicate, specs)).toMatchObject([{ cell, severity: 'info', related: [first] }]);
  });

  it.each<[string, EntrySpec[]]>([
    ['1 to n', rows(1, 2, 3)],
    ['a new beginning at 1', rows(1, 2, 3, 1, 2, 3)],
    ['villages of one person each', rows(1, 1, 1).map((spec, at) => ({ ...spec, village: `${at}村` }))],
    ['a new beginning in another section', [
      { serial: 5, name: '张三', category: '农村低保' }, { serial: 6, name: '李四', category: '农村低保' },
      { serial: 5, name: '王五', category: '优抚对象' }, { serial: 6, name: '赵六', category: '优抚对象' },
    ]],
    ['merged numbers', [{ serial: 1, name: '张三' }, { serial: 1, name: '李四', filledFrom: { serial: 'merge' } }, { serial: 2, name: '王五' }]],
    ['numbers that are no numbers', rows('甲', '甲', '乙')],
    ['a group number that stands for a serial', rows(2, 2, 2, 3, 3, 3, 4, 4, 4)],
    ['blank numbers', rows(null, null, null)],
  ])('silent on %s', (_, specs) => {
    expect(foundBy(serialDuplicate, specs)).toEqual([]);
  }); // prettier-ignore
});
