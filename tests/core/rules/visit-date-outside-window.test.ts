import { visitDateOutsideWindow } from '../../../core/rules/visit-date-outside-window';
import { foundBy, planOf } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const plan = planOf({ visitWindow: { from: '2027-01-20', to: '2027-01-28' } });
const middle = planOf({ visitWindow: { from: '2027-01-11', to: '2027-01-20' } });
const overNewYear = planOf({ year: 2027, visitWindow: { from: '2026-12-28', to: '2027-01-05' } });
const run = (visitDate: CellValue, of = plan) => foundBy(visitDateOutsideWindow, [{ name: '张三', visitDate }], { plan: of });

describe('visit-date-outside-window', () => {
  it.each<[string, CellValue, Record<string, unknown>]>([
    ['the day before', '2027.1.19', { date: '2027-01-19', hint: null }],
    ['the day after', '2027-01-29', { hint: null }],
    ['the day after, without a year', '1月29日', { hint: null }],
    ['a year off', '2026年1月22日', { hint: 'yearOff' }],
    ['a date cell a year off', { serial: 46044 }, { date: '2026-01-22', hint: 'yearOff' }],
    ['another month', '2027年2月', { date: '2027-02' }],
    ['a range that runs over the end', '1月27日-29日', {}],
  ])('%s → error at the date', (_, date, params) => {
    expect(run(date)).toMatchObject([{ cell: 'B4', severity: 'error', params: { from: '2027-01-20', to: '2027-01-28', ...params } }]);
  });

  it.each<[string, CellValue]>([
    ['a lunar date', '腊月二十五'],
    ['the middle of January', '元月中旬'],
    ['before the festival', '春节前'],
    ['January', '2027年1月'],
    ['a year', '2027年'],
    ['about a day', '1月20日前后'],
  ])('%s → warning', (_, date) => {
    expect(run(date)).toMatchObject([{ severity: 'warning' }]);
  });

  it.each<[string, CellValue]>([
    ['the first day', '2027-01-20'],
    ['the last day', '2027年1月28日'],
    ['a day without a year', '1月22日'],
    ['元月', '元月22日'],
    ['a date cell', { serial: 46409 }],
    ['a range inside', '1月20日-22日'],
    ['two days', '1.20、1.22'],
    ['compact', '20270125'],
    ['a blank cell', null],
    ['待定', '待定'],
    ['a decimal number, which visit-date-unreadable speaks of', 1.2],
    ['text that is no date', '随时'],
  ])('silent on %s', (_, date) => {
    expect(run(date)).toEqual([]);
  });

  it('a whole month inside a long window is inside; a part of a month is vague even where the window is that part', () => {
    const long = planOf({ visitWindow: { from: '2026-12-20', to: '2027-02-10' } });
    expect(run('2027年1月', long)).toEqual([]);
    expect(run('元月中旬', middle)).toMatchObject([{ severity: 'warning' }]);
  });

  it.each(['12月29日', '1月3日', '2027-01-05'])('a window over the new year takes %s', (date) => {
    expect(run(date, overNewYear)).toEqual([]);
  });

  it('silent in plans without a window', () => {
    expect(run('1999-01-01', planOf())).toEqual([]);
  });
});
