import { enterpriseOnly } from '../../../core/rules/enterprise-only';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({ eligibility: { enterpriseOnly: true } });
const run = (spec: EntrySpec, columns: readonly ('employer' | 'employerNature')[] = ['employer']) =>
  foundBy(enterpriseOnly, [spec], { plan, columns });

describe('enterprise-only', () => {
  it.each([
    '县教育局', '东岗镇人民政府', '东岗镇政府', '县委办公室', '县人大', '县人民法院', '东岗镇中心小学', '县第一中学', '实验幼儿园', '县职业中专',
    '县人民医院', '县中医院', '东岗镇卫生院', '县疾控中心', '新民村村民委员会', '和平村委会', '城东社区居委会', '城关街道办事处', '县税务局城关分局',
    '县公安局', '城关派出所', '县农技站', '县图书馆', '县敬老院', '县广播电视台', '东岗镇财政所', '机关单位', '县总工会', '县残联', '县财政局(预算股)',
    '县教育局办公室', '县委党校', '县开发区管委会', '县退役军人事务局', '东岗镇农业综合服务中心', '城关街道党政办', '县融媒体中心', '县社保中心', '县科技局', '县住房和城乡建设局', '县农业机械管理站', '县民政局职工',
  ])('%s → error', (employer) => {
    expect(run({ employer })).toMatchObject([{ cell: 'A4', severity: 'error', params: { reason: 'no', said: employer } }]);
  }); // prettier-ignore

  it.each([
    '东岗纺织有限公司', '县自来水公司', '永兴水泥厂', '红星集团', '如意大酒店', '万家福超市', '张记面馆', '个体', '个体工商户', '民营企业', '县供电公司',
    '农村商业银行', '信用社', '国营东岗农场', '富民养殖专业合作社', '康健医药有限公司', '恒安物业', '育才教育科技有限公司', '博爱医院管理有限公司', '新东方学校食品有限公司',
    '华康药店', '县汽车站', '永红煤矿', '中铁十八局', '县供电局', '顺丰快递', '安达出租车公司工会', '水泥厂职工医院', '便民小卖部', '万达物流园', '原县化肥厂(已破产)',
    '县公交公司', '盛世KTV会所', '李四汽修', '佳美制衣', '东岗供销社', '建筑工地', '宏图建筑工程队', '农夫山庄', '招待所', '律师事务所', '县教育局勤工俭学公司', '集团公司党委',
    '下岗职工（原红星机械厂）', '灵活就业人员（快递）', '大庙镇红砖厂', '县政府招待所', '职工食堂餐饮服务部', '县自来水厂', '县粮油购销公司', '新华书店', '邮政储蓄银行', '中国人寿县支公司', '东岗水电站', '县城投', '环宇电子', '永盛服饰', '华润万家超市', '肯德基',
    '金源矿业', '恒大地产', '东岗米厂', '鞋厂', '服装加工', '木材加工厂', '搬运队', '县汽运', '宏达建设', '平安保险', '镇供销社', '东岗镇水泥厂', '城关街道万家店', '东岗镇供电所', '东岗镇信用社营业所', '南湖镇塑料制品厂',
  ])('silent on %s', (employer) => {
    expect(run({ employer })).toEqual([]);
  }); // prettier-ignore

  it.each([
    ['blank', null, 'blank'],
    ['无', '无', 'blank'],
    ['a farmer', '务农', 'unclear'],
    ['casual work', '灵活就业', 'unclear'],
    ['the firm of a wife', '务农（妻子在纺织厂）', 'unclear'],
    ['a name that tells nothing', '鸿运阁', 'unclear'],
    ['a private school', '育英民办学校', 'unclear'],
    ['a private hospital', '爱心眼科医院', 'unclear'],
    ['an old name of an enterprise', '县电力局', 'unclear'],
    ['a stall beside a bureau', '财政局对面夜宵', 'unclear'],
    ['a village with 厂 in its name', '厂前村务工', 'unclear'],
  ])('%s cannot be told → warning', (_, employer, reason) => {
    expect(run({ employer })).toMatchObject([{ cell: 'A4', severity: 'warning', params: { reason } }]);
  });

  it.each<[string, EntrySpec, object[]]>([
    ['an enterprise by its nature', { employer: '鸿运阁', employerNature: '私营企业' }, []],
    ['a blank employer with an enterprise nature', { employer: null, employerNature: '国有企业' }, []],
    ['the state of an enterprise', { employer: '东岗机修', employerNature: '半停产' }, []],
    [
      'a school, 事业单位 by its nature too: said at the employer',
      { employer: '东岗镇中心小学', employerNature: '事业单位' },
      [{ field: 'employer', severity: 'error' }],
    ],
    ['事业单位 by its nature', { employer: '鸿运阁', employerNature: '事业单位' }, [{ field: 'employerNature', severity: 'error' }]],
    [
      '机关 by its nature and a blank employer',
      { employer: null, employerNature: '国有机关/事业单位' },
      [{ field: 'employerNature', severity: 'error' }],
    ],
    [
      'a school that calls itself an enterprise',
      { employer: '东岗小学', employerNature: '企业' },
      [{ field: 'employer', severity: 'error' }],
    ],
    [
      'a bureau that calls itself an enterprise',
      { employer: '县粮食局', employerNature: '国有企业' },
      [{ severity: 'warning', params: { reason: 'contradiction' } }],
    ],
    ['企事业单位 says nothing', { employer: '永兴水泥厂', employerNature: '企事业单位' }, []],
  ])('%s', (_, spec, expected) => {
    expect(run(spec, ['employer', 'employerNature'])).toMatchObject(expected);
  });

  it('silent when the plan is open to all, and on sheets without such columns', () => {
    expect(foundBy(enterpriseOnly, [{ employer: '县教育局' }], { plan: planOf() })).toEqual([]);
    expect(foundBy(enterpriseOnly, [{ name: '张三' }], { plan })).toEqual([]);
  });
});
