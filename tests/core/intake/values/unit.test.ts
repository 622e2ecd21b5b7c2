import { createUnitMatcher, readUnitList } from '../../../../core/intake/values';
import type { Plan } from '../../../../core/model/plan';
import { samplePlan } from '../../../../core/plans';

const match = Object.fromEntries(['bureau', 'civil', 'union'].map((id) => [id, createUnitMatcher(samplePlan(id) as Plan)]));

describe('which unit a text names', () => {
  it.each([
    ['civil', '东岗镇', 'Z01', 'name'],
    ['civil', '东 岗 镇', 'Z01', 'name'],
    ['civil', '东岗', 'Z01', 'alias'],
    ['civil', '填报单位（盖章）：西河镇人民政府', 'Z02', 'name'],
    ['civil', '城东街道办事处', 'J02', 'name'],
    ['civil', '××县东岗镇人民政府(盖章)', 'Z01', 'contained'],
    ['civil', '3-东岗镇2025.9花名册.xls', 'Z01', 'contained'],
    ['civil', '××县东岗镇和平村', 'Z01', 'contained'],
    ['civil', '东岗花名册', 'Z01', 'contained'],
    ['civil', '长乐市东岗镇', 'Z01', 'contained'],
    ['union', '东岗镇总工会', 'Z01', 'name'],
    ['union', '东岗镇人民政府', 'Z01', 'alias'],
    ['union', '东岗总工会', 'Z01', 'contained'],
    ['union', '城东工业区总工会', 'G01', 'name'],
    ['union', '县交通局工会', 'X01', 'contained'],
    ['union', '县供销社工会', 'X04', 'contained'],
    ['bureau', '第3工程公司', 'E03', 'name'],
    ['bureau', '十一公司', 'E11', 'alias'],
    ['bureau', '13公司花名册.xlsx', 'E13', 'contained'],
    ['bureau', '人事科(盖章)', 'S02', 'name'],
  ])('%s: %s → %s by %s', (plan, text, code, how) => expect(match[plan]!(text)).toEqual({ code, how }));

  it.each([
    ['civil', '东岗镇、西河镇'],
    ['civil', '东岗乡'],
    ['civil', '红旗村'],
    ['civil', '和平村民委员会'],
    ['civil', '新民小学'],
    ['civil', '城东工业区'],
    ['civil', '填报单位:    (盖章)'],
    ['civil', ''],
    ['union', '城东街道工会'],
    ['bureau', '第二十一工程公司'],
  ])('%s: %j names no unit for certain', (plan, text) => expect(match[plan]!(text)).toBeNull());
});

describe('responsible units', () => {
  const read = readUnitList(samplePlan('district') as Plan);

  it('各镇街 is every unit of its types', () => {
    const { known, unknown } = read('区民政局、各镇（街），区直各相关单位');
    expect([known.length, known[0], known[31], unknown]).toEqual([32, '区民政局', '区直各相关单位', []]);
  });

  it.each(['各镇、街道', '各镇（街道）', '各街镇', '各镇/街道办事处', '各乡镇街道'])('%s is every unit of those types too', (text) => {
    const { known, unknown } = read(`区民政局、${text}`);
    expect([known.length, unknown]).toEqual([31, []]);
  });

  it.each([
    ['区委办 区人大办', ['区委办', '区人大办'], []],
    ['责任单位：区委宣传部', ['区委宣传部'], []],
    ['民政局（牵头）', ['区民政局'], []],
    ['区民政局和区残联', ['区民政局', '区残联'], []],
    ['和平镇', ['和平镇'], []],
    ['区人大办公室；政府办公室', ['区人大办', '区政府办'], []],
    ['区直有关单位', ['区直各相关单位'], []],
    ['区直单位、区水务局', ['区直各相关单位'], ['区水务局']],
    ['东岗、区农业局', ['东岗镇'], ['区农业局']],
    ['', [], []],
    ['—', [], []],
  ])('%j', (text, known, unknown) => expect(read(text)).toEqual({ known, unknown }));
});
