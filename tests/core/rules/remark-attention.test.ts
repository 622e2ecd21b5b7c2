import { remarkAttention } from '../../../core/rules/remark-attention';
import { foundBy, idOf, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({
  categories: [
    { code: 'D-RURAL', name: '农村低保', standard: { kind: 'pending' } },
    { code: 'O-JIAOZHENG', name: '社区矫正人员', standard: { kind: 'pending' } },
  ],
  eligibility: { excludedGroups: [{ name: '离退休工会干部', keywords: ['退休工会干部', '离休'] }] },
});
const run = (spec: EntrySpec) => foundBy(remarkAttention, [spec], { plan });

describe('remark-attention', () => {
  it.each([
    ['已故', 'dead'], ['2026年10月已故', 'dead'], ['2026.10.3死亡', 'dead'], ['去世，其子代领', 'dead'], ['本人已故，妻子代领', 'dead'], ['因病去世', 'dead'], ['孤儿已故', 'dead'],
    ['户口已迁出', 'movedAway'], ['2026年迁往外省', 'movedAway'], ['正在服刑', 'sentenced'], ['因盗窃判刑3年', 'sentenced'], ['与第5行重复', 'repeated'], ['重复', 'repeated'],
    ['一户两人', 'oneHousehold'], ['一户2人', 'oneHousehold'], ['同户两人', 'oneHousehold'], ['失踪多年', 'missing'], ['查无此人', 'missing'], ['低保已取消', 'withdrawn'], ['外出，失联', 'missing'],
  ])('%s → warning', (remark, kind) => {
    expect(run({ name: '张三', remark })).toMatchObject([{ cell: 'B4', severity: 'warning', params: { kind } }]);
  }); // prettier-ignore

  it.each([
    ['name', { name: '张三(亡)', remark: null }], ['name', { name: '张三（已故）', remark: null }], ['health', { name: '张三', health: '已死亡' }], ['jobStatus', { name: '张三', jobStatus: '死亡' }],
  ] as const)('also behind the name and in the %s', (field, spec) => {
    expect(run(spec)).toMatchObject([{ field, params: { kind: 'dead' } }]);
  }); // prettier-ignore

  it.each([
    '新增', '外出务工', '代领', '由其妻代领', '未死亡', '无重复', '不重复', '经核查没有重复', '查重无重复', '不存在重复享受', '户口未迁出', '无判刑记录', '未服刑', '妻子已故', '双亲死亡', '丈夫2025年去世',
    '父母已故', '儿子因车祸死亡', '其父服刑、母失踪', '配偶死亡', '病故军人遗属', '因公牺牲军人家属', '刑满释放人员', '由外村迁入', '易地搬迁户', '大病', '丧偶', '两个孩子上学', '脱贫户', '重度残疾',
    '不得重复享受', '服刑人员子女', '失踪人员家庭', '已故老党员遗孀', '已迁新居', '库区外迁移民', '老伴去世，独居', '子女重病', null,
    '已故烈士之子',
    '原户主死亡，已变更',
  ])('silent on %j', (remark) => {
    expect(run({ name: '张三', remark })).toEqual([]);
  }); // prettier-ignore

  it('sentences are what community correction is about', () => {
    expect(run({ name: '张三', category: '社区矫正人员', remark: '判刑2年缓刑3年' })).toEqual([]);
    expect(run({ name: '张三', category: '农村低保', remark: '判刑2年' })).toHaveLength(1);
  });

  it('a cause of hardship speaks of the household, not of the person', () => {
    expect(run({ name: '张三', hardshipReason: '家庭主要劳动力死亡' })).toEqual([]);
  });

  it('words of a group that the plan excludes', () => {
    expect(run({ name: '张三', jobStatus: '退休工会干部' })).toMatchObject([
      { field: 'jobStatus', params: { kind: 'excluded', group: '离退休工会干部' } },
    ]);
    expect(run({ name: '张三', remark: '非离休' })).toEqual([]);
  });

  it('numbers in the remark are masked', () => {
    const id = idOf();
    expect(JSON.stringify(run({ name: '张三', remark: `与${id}重复` }))).not.toContain(id);
  });
});
