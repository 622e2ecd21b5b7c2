import { responsibleUnitUnknown } from '../../../core/rules/responsible-unit-unknown';
import { foundBy, planOf } from '../../support/roster-builder';

const plan = planOf({
  kind: 'tasks',
  hostOffice: '区委办公室',
  units: [
    { code: 'Z01', name: '东岗镇', aliases: ['东岗'], type: '镇' },
    { code: 'J01', name: '城关街道', aliases: [], type: '街道' },
  ],
  unitGroups: [{ name: '各镇街', aliases: ['各镇(街)'], types: ['镇', '街道'] }],
  offices: ['区民政局', '区残联', '区委政法委', '区直各相关单位'],
  tasks: [{ code: '1', section: '宣传', title: '倡议', leadUnits: ['区委宣传部'], supportingUnits: ['各中小学校'] }],
});
const run = (responsibleUnit: string | null, of = plan) =>
  foundBy(responsibleUnitUnknown, [{ name: '张三', responsibleUnit }], { plan: of });

describe('responsible-unit-unknown', () => {
  it.each([
    ['区水务局', ['区水务局']],
    ['区民政局、区水务局', ['区水务局']],
    ['西河镇', ['西河镇']],
    ['区民政局、气象站', ['气象站']],
    ['张三', ['张三']],
    ['市残联', ['市残联']],
  ])('%s → error naming what is unknown', (text, unknown) => {
    expect(run(text)).toMatchObject([{ cell: 'B4', severity: 'error', params: { unknown } }]);
  });

  it.each(['区民政局', '民政局', '区民政局、区残联', '区民政局，各镇街', '区民政局;区直各相关单位', '各镇（街）', '东岗镇', '东岗镇人民政府', '城关街道办事处', '区委宣传部、各中小学校',
    '牵头单位：区民政局', '区民政局和区残联', '区民政局 张三', '区民政局、李四 13800138000', '/', null])('silent on %j', (text) => {
    expect(run(text)).toEqual([]);
  }); // prettier-ignore

  it('silent where the plan lists no offices', () => {
    expect(run('村委会', planOf())).toEqual([]);
  });
});
