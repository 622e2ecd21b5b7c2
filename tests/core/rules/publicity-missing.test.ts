import { publicityMissing } from '../../../core/rules/publicity-missing';
import { foundBy, planOf, type SheetOptions } from '../../support/roster-builder';

const plan = planOf({ publicity: { required: true, days: 5, dayKind: 'calendar' } });
const working = planOf({ publicity: { required: true, days: 5, dayKind: 'working' } });
const run = (publicity: string | number | null, options: SheetOptions = {}) =>
  foundBy(publicityMissing, [{ name: '张三', publicity }], { plan, ...options });

describe('publicity-missing', () => {
  it.each<[string, string | number | null, string]>([
    ['blank', null, 'blank'], ['a stroke', '/', 'blank'], ['否', '否', 'no'], ['未公示', '未公示', 'no'], ['×', '×', 'blank'], ['公示中', '公示中', 'no'],
    ['有异议', '公示有异议', 'objection'], ['three days', '12.20-12.22', 'days'], ['公示3天', '公示3天', 'days'], ['三天', '三天', 'days'],
    ['four days with years', '2026年12月20日至2026年12月23日', 'days'], ['compact dates', '20261220-20261223', 'days'], ['12月20日-23日', '12月20日-23日', 'days'],
    ['over the year end', '2026.12.30—1.2', 'days'],
  ])('%s → warning', (_, text, reason) => {
    expect(run(text)).toMatchObject([{ cell: 'B4', severity: 'warning', params: { reason, demanded: 5 } }]);
  }); // prettier-ignore

  it.each([
    '√', '是', '有', 1, '已公示', '已公示无异议', '无异议', '公示期间未收到异议', '通过', '12.20-12.24', '12月20日至12月24日', '2026.12.20-2026.12.26', '公示5天', '公示七天',
    '7个工作日', '2026.12.28-1.3', '2026-12-20', '公示5天(12.20-12.24)', '20261220—20261226', '2026.12.20至24日', '村务公开栏',
  ])('silent on %s', (text) => {
    expect(run(text)).toEqual([]);
  }); // prettier-ignore

  it('counts working days where the plan does: 14 to 18 December 2026 are five, 17 to 22 are four', () => {
    expect(run('2026.12.14-12.18', { plan: working })).toEqual([]);
    expect(run('2026.12.17-12.22', { plan: working })).toMatchObject([{ params: { days: 4, dayKind: 'working' } }]);
  });

  it('a bare number counts days only under a header of days', () => {
    expect(run(3, { headers: { publicity: '公示天数' } })).toMatchObject([{ params: { reason: 'days', days: 3 } }]);
    expect(run(1, { headers: { publicity: '是否公示' } })).toEqual([]);
  });

  it('silent where the plan demands no publication, and without such a column', () => {
    expect(foundBy(publicityMissing, [{ name: '张三', publicity: '否' }])).toEqual([]);
    expect(foundBy(publicityMissing, [{ name: '张三' }], { plan })).toEqual([]);
  });
});
