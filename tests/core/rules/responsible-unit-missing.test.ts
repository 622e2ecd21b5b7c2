import { responsibleUnitMissing } from '../../../core/rules/responsible-unit-missing';
import { foundBy, planOf } from '../../support/roster-builder';

const tasks = planOf({ kind: 'tasks', offices: ['区民政局'] });

describe('responsible-unit-missing', () => {
  it.each([null, '/', '无', '—'])('%j in a plan of tasks → error', (responsibleUnit) => {
    expect(foundBy(responsibleUnitMissing, [{ name: '张三', responsibleUnit }], { plan: tasks })).toMatchObject([
      { cell: 'B4', severity: 'error' },
    ]);
  });

  it('a blank among filled cells → error in any plan; a column that nobody fills is silent', () => {
    const specs = [{ name: '张三', responsibleUnit: '区民政局' }, { name: '李四', responsibleUnit: null }]; // prettier-ignore
    expect(foundBy(responsibleUnitMissing, specs)).toMatchObject([{ cell: 'B5' }]);
    expect(foundBy(responsibleUnitMissing, [{ name: '张三', responsibleUnit: null }])).toEqual([]);
  });

  it('silent on filled cells, values filled down, and without the column', () => {
    expect(foundBy(responsibleUnitMissing, [{ name: '张三', responsibleUnit: '区民政局' }], { plan: tasks })).toEqual([]);
    expect(
      foundBy(responsibleUnitMissing, [{ responsibleUnit: '区民政局', filledFrom: { responsibleUnit: 'merge' } }], { plan: tasks }),
    ).toEqual([]);
    expect(foundBy(responsibleUnitMissing, [{ name: '张三' }], { plan: tasks })).toEqual([]);
  });
});
