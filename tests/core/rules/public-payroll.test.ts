import { publicPayroll } from '../../../core/rules/public-payroll';
import { foundBy, idOf, planOf, type EntrySpec, type SheetOptions } from '../../support/roster-builder';

const plan = planOf({ eligibility: { warnPublicPayroll: true } });

describe('public-payroll', () => {
  it.each<[string, EntrySpec, string]>([
    ['a bureau', { employer: '县财政局' }, 'employer'],
    ['a school', { employer: '东岗中学' }, 'employer'],
    ['a public hospital', { employer: '县人民医院' }, 'employer'],
    ['事业单位 by nature', { employer: '县环卫', employerNature: '事业单位' }, 'employerNature'],
    ['a civil servant by status', { employer: '县里', jobStatus: '公务员' }, 'jobStatus'],
  ])('%s → warning', (_, spec, field) => {
    expect(foundBy(publicPayroll, [spec], { plan })).toMatchObject([{ field, severity: 'warning' }]);
  });

  it.each<[string, EntrySpec, SheetOptions]>([
    ['an enterprise', { employer: '东岗纺织有限公司' }, {}],
    ["a villagers' committee", { employer: '和平村委会' }, {}],
    ['a company with 教育 in its name', { employer: '育才教育科技有限公司' }, {}],
    ['casual staff by status', { employer: '县财政局', jobStatus: '临时工' }, {}],
    ['casual staff by remark', { employer: '东岗中学', remark: '公益性岗位' }, {}],
    ['casual staff in brackets', { employer: '县财政局(保洁)' }, {}],
    ['a pupil by status', { employer: '东岗小学', jobStatus: '在校学生' }, {}],
    ['a child by its ID', { employer: '东岗小学', idNumber: idOf({ birth: '2015-05-01' }) }, {}],
    ['a child by its age', { employer: '东岗小学', age: 9 }, {}],
    ['a 单位或学校 column', { employer: '东岗中学' }, { headers: { employer: '单位或学校' } }],
    ['not on the establishment', { employer: '永兴水泥厂', jobStatus: '非在编' }, {}],
    ['a blank employer', { employer: null }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(publicPayroll, [spec], { plan, ...options })).toEqual([]);
  });

  it('silent when the plan does not ask for it', () => {
    expect(foundBy(publicPayroll, [{ employer: '县财政局' }])).toEqual([]);
  });
});
