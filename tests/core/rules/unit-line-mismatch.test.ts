import { unitLineMismatch } from '../../../core/rules/unit-line-mismatch';
import { hitsOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  units: [
    { code: 'Z01', name: '东岗镇', aliases: ['东岗'], type: '镇' },
    { code: 'Z02', name: '西河镇', aliases: ['西河'], type: '镇' },
    { code: 'J01', name: '城关街道', aliases: [], type: '街道' },
  ],
});
const east = { code: 'Z01', name: '东岗镇' };
const run = (
  text: string | undefined,
  specs: readonly EntrySpec[] = [{ name: '张三' }],
  unit: { code: string | null; name: string } | null = east,
) => {
  const meta = text === undefined ? {} : { unit: { text, row: 1, column: 2 } };
  return hitsOf(unitLineMismatch, rosterOf([sheetOf(specs, { plan, more: { meta } })]), { plan, unit });
};

describe('unit-line-mismatch', () => {
  it.each(['西河镇', '西河镇人民政府', '西河镇民政办（盖章）', '城关街道办事处', '北山镇'])(
    'file of 东岗镇 filled in by %s → warning at the line',
    (text) => {
      expect(run(text)).toMatchObject([{ cell: 'C2', severity: 'warning', params: { from: 'line', unit: '东岗镇' } }]);
    },
  );

  it.each(['东岗镇', '东岗', '东岗镇人民政府', '××县东岗镇', '东岗镇民政办', '民政办', '社会事务办公室', '城镇建设办', '', '张三'])(
    'silent on %s',
    (text) => {
      expect(run(text)).toEqual([]);
    },
  );

  it('silent without the line, and where the submitting unit is not known', () => {
    expect(run(undefined)).toEqual([]);
    expect(run('西河镇', [{ name: '张三' }], null)).toEqual([]);
  });

  it('a unit outside the plan: its own name is fine, a unit of the plan is not', () => {
    const outside = { code: null, name: '北山镇' };
    expect(run('北山镇人民政府', [{ name: '张三' }], outside)).toEqual([]);
    expect(run('西河镇', [{ name: '张三' }], outside)).toHaveLength(1);
  });

  it('a unit column that names other units → once per other unit, with all its rows', () => {
    const specs = ['东岗镇', '西河镇', '西河', '城关街道', '和平村', null].map((unit) => ({ name: '张三', unit }));
    expect(run(undefined, specs)).toMatchObject([
      { cell: 'B5', related: ['Sheet1!B6'], params: { from: 'column', count: 2, said: '西河镇' } },
      { cell: 'B7', params: { count: 1 } },
    ]);
  });
});
