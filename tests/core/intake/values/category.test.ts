import { categoryInText, createCategoryReader, nearestCategory } from '../../../../core/intake/values';
import type { Plan } from '../../../../core/model/plan';
import { samplePlan } from '../../../../core/plans';
import { planOf } from '../../../support/plan-builder';

const plans = Object.fromEntries(['bureau', 'civil', 'union', 'district'].map((id) => [id, samplePlan(id) as Plan]));
const read = Object.fromEntries(Object.entries(plans).map(([id, plan]) => [id, createCategoryReader(plan)]));
const inText = Object.fromEntries(Object.entries(plans).map(([id, plan]) => [id, categoryInText(plan)]));

describe('category cells', () => {
  it.each<[string, string, readonly string[]]>([
    ['civil', '城市低保', ['D-CITY']],
    ['civil', '農村低保對象', ['D-RURAL']],
    ['civil', '殘疾軍人', ['M-SHANGCAN']],
    ['civil', '农村 低保', ['D-RURAL']],
    ['civil', '城镇低保户', ['D-CITY']],
    ['civil', '1、城市低保对象', ['D-CITY']],
    ['civil', '低保（农村）', ['D-RURAL']],
    ['civil', '农村低保（二类）', ['D-RURAL']],
    ['civil', '享受农村低保A类', ['D-RURAL']],
    ['civil', '农保', ['D-RURAL']],
    ['civil', '残疾军人', ['M-SHANGCAN']],
    ['civil', '烈士遗属、病故遗属', ['M-3SHU']],
    ['civil', '参战参核(试)人员', ['M-CANZHAN']],
    ['civil', '参战/参试', ['M-CANZHAN']],
    ['civil', '优抚对象-三属', ['M-3SHU']],
    ['civil', '重点优抚对象（伤残军人）', ['M-SHANGCAN']],
    ['civil', '带病回乡退伍军人', ['G-MERIT']],
    ['civil', '特困人员（分散供养）', ['T-FENSAN']],
    ['civil', '五保集中', ['T-JIZHONG']],
    ['civil', '百分之四十定救人员', ['O-DINGJIU']],
    ['civil', '孤儿(3人)', ['O-GUER']],
    ['civil', '三属和城市低保', ['M-3SHU', 'D-CITY']],
    ['civil', '农村低保+孤儿', ['D-RURAL', 'O-GUER']],
    ['civil', '90岁以上农村低保', ['D-RURAL']],
    ['civil', '16周岁以下孤儿', ['O-GUER']],
    ['civil', '农低', ['D-RURAL']],
    ['civil', '农村居民低保户', ['D-RURAL']],
    ['civil', '革命烈士家属', ['M-3SHU']],
    ['civil', '七级残疾军人', ['M-SHANGCAN']],
    ['civil', '残疾军人（十级）', ['M-SHANGCAN']],
    ['civil', '参加核试验人员', ['M-CANZHAN']],
    ['civil', '敬老院五保老人', ['T-JIZHONG']],
    ['civil', 'D-CITY', ['D-CITY']],
    ['union', '特困职工', ['G-WORKER']],
    ['union', '低保', ['W-SHENDU']],
    ['union', '低保边缘', ['W-XIANGDUI']],
    ['union', '深度困难职工（低保户）', ['W-SHENDU']],
    ['bureau', '低保', ['D-DIBAO']],
    ['bureau', '城市低保', ['D-DIBAO']],
    ['bureau', '大病', ['O-DABING']],
    ['bureau', '意外致困', ['O-ZAIHAI']],
    ['bureau', '低保、大病', ['D-DIBAO', 'O-DABING']],
    ['district', '困难户', ['B-TIER']],
    ['district', '一级残疾人', ['O-CANJI']],
    ['district', '社矫', ['O-JIAOZHENG']],
    ['district', '驻军单位', ['X-JUN']],
  ])('%s: %s → %j', (plan, cell, codes) => expect(read[plan]!(cell)).toMatchObject({ value: codes, unknown: [] }));

  it.each([
    ['civil', '低保边缘户'],
    ['civil', '非低保'],
    ['civil', '未享受低保'],
    ['civil', '城市低保已取消'],
    ['civil', '特困职工'],
    ['civil', '残疾人'],
    ['civil', '民政对象'],
    ['civil', '老党员'],
    ['bureau', '低保边缘户'],
    ['bureau', '特困人员'],
    ['union', '特困人员'],
    ['district', '残疾军人'],
    ['district', '孤儿院工作人员'],
  ])('%s does not know %s', (plan, cell) => {
    const reading = read[plan]!(cell);
    expect(reading).toMatchObject({ value: null, unknown: [cell] });
    expect(reading).not.toHaveProperty('ambiguous');
  });

  it.each([
    ['低保', ['D-CITY', 'D-RURAL']],
    ['低保户', ['D-CITY', 'D-RURAL']],
    ['城乡低保户', ['D-CITY', 'D-RURAL']],
    ['五保户', ['T-FENSAN', 'T-JIZHONG']],
    ['特困人员', ['T-FENSAN', 'T-JIZHONG']],
  ])('%s fits several and is not guessed', (cell, codes) => {
    const reading = read['civil']!(cell);
    expect([reading?.value, [...(reading?.ambiguous ?? [])].sort()]).toEqual([null, codes]);
  });

  it('known, unknown and ambiguous parts are kept apart', () => {
    expect(read['civil']!('三属、低保，老党员')).toMatchObject({
      value: ['M-3SHU'],
      ambiguous: ['D-CITY', 'D-RURAL'],
      unknown: ['老党员'],
    });
  });

  it('only spacing and width are fixed', () => {
    expect([read['civil']!('农 村　低保')?.fix, read['civil']!('农村低保')?.fix, read['civil']!('城镇低保户')?.fix]).toEqual([
      '农村低保',
      undefined,
      undefined,
    ]);
  });

  it.each(['', '—', '/', '无', null])('%j is blank', (cell) => expect(read['civil']!(cell)).toBeUndefined());
  it('a ditto mark has no value', () => expect(read['civil']!('同上')).toMatchObject({ value: null, unknown: [] }));
});

describe('plans of other counties', () => {
  const tiers = planOf({
    categories: [
      { code: 'C1', name: '低保人员', standard: { kind: 'money', amountYuan: 500 } },
      { code: 'C2', name: '城乡特困家庭', aliases: [], standard: { kind: 'tiers', tiers: [{ name: '重度困难', amountYuan: 3000 }, { name: '中度困难', amountYuan: 2000 }] } },
      { code: 'C3', name: '特困职工', standard: { kind: 'pending' } },
    ],
  }); // prettier-ignore
  const own = createCategoryReader(tiers);
  it.each([
    ['低保户', ['C1']],
    ['农村低保', ['C1']],
    ['重度困难家庭', ['C2']],
    ['重度', ['C2']],
    ['特困职工', ['C3']],
  ])('%s → %j by name, not by code', (cell, codes) => expect(own(cell)?.value).toEqual(codes));

  it('低保 is certain where the plan has one kind only', () =>
    expect(createCategoryReader(planOf())('低保户')?.value).toEqual(['D-RURAL']));
});

describe('categories inside longer texts', () => {
  it.each<[string, string, string]>([
    ['civil', '（一）城市低保对象', 'D-CITY'],
    ['civil', '二、孤儿（3人）', 'O-GUER'],
    ['civil', '××镇农村低保春节慰问花名册', 'D-RURAL'],
    ['civil', '东岗镇重点优抚对象(三属)花名册', 'M-3SHU'],
    ['civil', '××市敬老院集中供养五保人员春节慰问金发放表', 'T-JIZHONG'],
    ['civil', '五、其他民政对象：', 'O-OTHER'],
    ['civil', '第一部分 优抚对象', 'G-MERIT'],
    ['civil', '分散供养', 'T-FENSAN'],
    ['union', '××县20__年"两节"困难职工慰问花名册', 'G-WORKER'],
    ['bureau', '局困难员工(大病员工家庭)慰问名单', 'O-DABING'],
    ['district', '慰问困难群众（社区矫正人员）花名册', 'O-JIAOZHENG'],
    ['district', '区残疾人联合会残疾人名册', 'O-CANJI'],
  ])('%s: %s → %s', (plan, text, code) => expect(inText[plan]!(text)).toMatchObject({ value: [code] }));

  it.each(['2027年春节慰问民政对象花名册', '残疾人联合会慰问名单', '红旗村', 'Sheet1', '非低保人员名单', '', '填报单位：东岗镇'])(
    '%j names none',
    (text) => {
      expect(inText['civil']!(text)).toBeUndefined();
    },
  );

  it.each([
    ['城市低保、农村低保花名册', ['D-CITY', 'D-RURAL']],
    ['低保户花名册', ['D-CITY', 'D-RURAL']],
  ])('%s names several', (text, codes) => expect(inText['civil']!(text)).toMatchObject({ value: null, ambiguous: codes }));

  it('a section of a category that the plan does not have', () =>
    expect(inText['civil']!('三、低保边缘家庭')).toMatchObject({ value: null, unknown: ['低保边缘家庭'] }));
});

it.each([
  ['civil', '城市底保', 'D-CITY'],
  ['civil', '百岁老仁', 'O-BAISUI'],
  ['bureau', '困难职员', 'G-WORKER'],
  ['civil', '退休教师', undefined],
])('%s: nearest to %s is %s', (plan, text, code) => expect(nearestCategory(plans[plan]!, text)?.code).toBe(code));
