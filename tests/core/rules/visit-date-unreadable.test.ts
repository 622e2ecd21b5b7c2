import { visitDateUnreadable } from '../../../core/rules/visit-date-unreadable';
import { foundBy } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const run = (visitDate: CellValue) => foundBy(visitDateUnreadable, [{ name: '张三', visitDate }]);

describe('visit-date-unreadable', () => {
  it.each<[string, CellValue, boolean]>([
    ['1.20 that became a number', 1.2, true],
    ['words', '看情况', false],
    ['待定', '待定', false],
    ['另行通知', '另行通知', false],
    ['no day of the calendar', '2027-02-30', false],
    ['a month 13', '2027.13.1', false],
  ])('%s → warning', (_, date, decimal) => {
    expect(run(date)).toMatchObject([{ cell: 'B4', severity: 'warning', params: { decimal } }]);
  });

  it.each<CellValue>([
    '2027.1.20',
    '1月20日',
    '元月20日',
    '腊月二十五',
    '元月中旬',
    '1.20',
    '20270120',
    { serial: 46409 },
    '1月20日-22日',
    '/',
    '无',
    '同上',
    null,
  ])('silent on %j', (date) => {
    expect(run(date)).toEqual([]);
  });
});
