import { visitGroupInvalid } from '../../../core/rules/visit-group-invalid';
import { foundBy, planOf } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const plan = planOf({
  visitGroups: numerals.map((number, at) => ({
    code: `${at + 1}`,
    name: `第${number}组`,
    aliases: at === 0 ? ['机关组'] : [],
    ...(at === 1 ? { leader: '周明' } : {}),
  })),
});
/** The second entry has a group, so that the column is in use. */
const run = (visitGroup: CellValue) =>
  foundBy(visitGroupInvalid, [{ name: '张三', visitGroup }, { name: '李四', visitGroup: '第一组' }], { plan }); // prettier-ignore

describe('visit-group-invalid', () => {
  it.each<[string, CellValue, string]>([
    ['a blank cell', null, 'none'],
    ['a stroke', '/', 'none'],
    ['无', '无', 'none'],
    ['a group beyond the plan', '第13组', 'unknown'],
    ['zero', 0, 'none'],
    ['a group of another kind', '宣传组', 'unknown'],
    ['two groups', '第1组、第2组', 'several'],
    ['two groups run together', '第一组第二组', 'several'],
    ['two numbers', '1/2', 'several'],
    ['two numbers in Chinese', '一、二组', 'several'],
    ['a range', '1-2组', 'several'],
    ['a known and an unknown group', '第1组、第20组', 'unknown'],
  ])('%s → error', (_, group, reason) => {
    expect(run(group)).toMatchObject([{ cell: 'B4', severity: 'error', params: { reason } }]);
  });

  it.each<CellValue>(['第1组', '第一组', '1', 1, '一组', '1组', '一', '第一慰问组', '第1慰问组', '01', '第 1 组', '①', '1号组', '第十二组', '12组', '机关组', '周明',
    '第一组(张局长带队)', '第一组：张局长', '第3组 王科长', '第二走访组', '第一组组长张三', '第二组带队领导：李四', '第3小组', '慰问五组', '走访第二组', '（一）组'])('silent on %j', (group) => {
    expect(run(group)).toEqual([]);
  }); // prettier-ignore

  it('a column without any group is not arranged yet; a single entry needs its group', () => {
    expect(foundBy(visitGroupInvalid, [{ name: '张三', visitGroup: null }, { name: '李四', visitGroup: null }], { plan })).toEqual([]); // prettier-ignore
    expect(foundBy(visitGroupInvalid, [{ name: '张三', visitGroup: null }], { plan })).toHaveLength(1);
  });

  it('silent on plans without groups and sheets without the column', () => {
    expect(foundBy(visitGroupInvalid, [{ name: '张三', visitGroup: '9' }])).toEqual([]);
    expect(foundBy(visitGroupInvalid, [{ name: '张三' }], { plan })).toEqual([]);
  });
});
