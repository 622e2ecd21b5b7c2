import fc from 'fast-check';
import { inputOf, merge, units } from '../../merge/county';
import { allText, asOf, cellsUnder } from './sample-counties';
import { publicLists } from '../../../../core/outputs';
import { countyView } from '../../../../core/outputs/county-view';
import { villageIn } from '../../../../core/outputs/public-words';
import { lastDay, publicityLine } from '../../../../core/outputs/publicity-period';
import { idOf, planOf, type EntrySpec } from '../../../support/roster-builder';

const money = { kind: 'money', amountYuan: 100 } as const;
const plan = planOf({
  units,
  overlap: 'each',
  categories: [
    { code: 'D', name: '农村低保', standard: money },
    { code: 'C', name: '残疾人', standard: money, publish: 'countOnly' },
    { code: 'X', name: '一般帮教', standard: money, publish: 'never' },
    { code: 'X1', name: '帮教下级', parent: 'X', standard: money },
    { code: 'J', name: '社区矫正人员', standard: money },
  ],
});
const adult = '1970-03-15';
const listsOf = (entries: readonly EntrySpec[], by = plan) => publicLists(countyView(merge([inputOf('A', { entries }, by)], by), by, asOf));

describe('公示表 shows', () => {
  it('adults of open categories by name, down to the village; counted categories and minors as one line; never-shown ones not at all', () => {
    const lists = listsOf([
      { name: '张三', idNumber: idOf({ sequence: 1 }), category: '农村低保', amount: 100, village: '东村三组12号', phone: '13800138000' },
      { name: '李四', idNumber: idOf({ sequence: 2 }), category: '残疾人', amount: 100, village: '东村' },
      { name: '王五', idNumber: idOf({ sequence: 3 }), category: '残疾人', amount: 100, village: '西村' },
      { name: '赵小六', idNumber: idOf({ sequence: 4, birth: '2015-06-01' }), category: '农村低保', amount: 100, village: '东村' },
      { name: '钱七', idNumber: idOf({ sequence: 5 }), category: '帮教下级', amount: 100, village: '东村' },
      { name: '孙八', idNumber: idOf({ sequence: 6 }), category: '社区矫正人员', amount: 100, village: '东村' },
      { name: '周九', idNumber: idOf({ sequence: 7 }), category: '某某对象', amount: 100, village: '东村' },
    ]);
    const [, unit] = lists.tables;
    expect(cellsUnder(unit!, '姓名')).toEqual(['张三', '（不列名）', '（不列名）']);
    expect(cellsUnder(unit!, '村（社区）')).toEqual(['东村', null, null]);
    expect(cellsUnder(unit!, '类别')).toEqual(['农村低保', '残疾人', '未成年人']);
    expect(cellsUnder(unit!, '备注')).toEqual([null, '2 人', '1 人']);
    expect(cellsUnder(unit!, '金额（元）')).toEqual([100, 200, 100]);
    expect(lists.withheld.persons).toBe(3);
    expect(allText(lists.tables)).not.toMatch(/帮教|矫正|某某|钱七|孙八|周九|李四|赵小六|13800138000|12号/);
  });

  it('nobody under an open category who stands under a never-shown one elsewhere', () => {
    const lists = listsOf([
      { name: '张三', idNumber: idOf({ sequence: 1 }), category: '农村低保', amount: 100 },
      { name: '张三', idNumber: idOf({ sequence: 1 }), category: '一般帮教', amount: 100 },
      { name: '李四', idNumber: idOf({ sequence: 2 }), category: '农村低保', amount: 100 },
    ]);
    expect(allText(lists.tables)).not.toContain('张三');
    expect(allText(lists.tables)).toContain('李四');
  });

  it('nothing of a county where nothing may be shown', () => {
    expect(listsOf([{ name: '钱七', idNumber: idOf({ sequence: 5 }), category: '一般帮教', amount: 100 }]).tables).toEqual([]);
  });
});

it('whatever clerks write: no ID, account, phone, house or illness, and no name of a never-shown category', () => {
  const names = '甲乙丙丁戊己庚辛壬癸子丑';
  const entry = fc.record({
    category: fc.constantFrom('农村低保', '残疾人', '一般帮教', '帮教下级', '社区矫正人员', '某某对象', '农村低保、一般帮教', ''),
    village: fc.constantFrom(
      '东村',
      '东村三组12号',
      '幸福路18号3栋502室',
      '阳光社区13912345678',
      '第三村民小组9号',
      '',
      '320123197003150212',
    ),
    birth: fc.constantFrom(adult, '1950-01-31', '2009-02-01', '2012-12-12'),
    tail: fc.constantFrom('', '(亡)', '（癌症）', ' 13800138000', '6228480012345678901', '、赵钱'),
    account: fc.constantFrom('6228480012345678901', '6013820012345678', null),
    remark: fc.constantFrom('肺癌晚期', '13700137000', null),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (specs) => {
      const people = specs.map(({ tail, birth, account, remark, ...rest }, at): EntrySpec => {
        const bare = `欧阳${names[at] ?? ''}`;
        const idNumber = idOf({ sequence: at + 1, birth });
        const more = {
          phone: '13800138000',
          address: '幸福路18号3栋',
          health: '肺癌',
          disability: `${idNumber}44`,
          hardshipReason: '肺癌',
        };
        return { ...rest, ...more, remark, name: `${bare}${tail}`, idNumber, bankAccount: account, amount: 100 };
      });
      const text = allText(listsOf(people).tables);
      expect(/\d{5,}|18号|3栋|12号|癌|矫正|帮教|某某/.exec(text)?.[0] ?? null).toBeNull();
      const hidden = specs.flatMap(({ category, birth }, at) =>
        category === '农村低保' && birth < '2009' ? [] : [`欧阳${names[at] ?? ''}`],
      );
      expect(hidden.filter((name) => text.includes(name))).toEqual([]);
    }),
    { numRuns: 150, seed: 20270115 },
  );
});

it.each([
  ['东村', '东村'],
  ['东村三组', '东村'],
  ['东岗镇新村3组12号', '东岗镇新村'],
  ['李家庄第三村民小组', '李家庄'],
  ['张家湾', '张家湾'],
  ['三社村', '三社村'],
  ['幸福路12号阳光社区', '阳光社区'],
  ['解放路社区', '解放路社区'],
  ['幸福路12号院3栋', ''],
  ['13800138000', ''],
  ['', ''],
])('village "%s" is shown as "%s"', (written, shown) => {
  expect(villageIn(written)).toBe(shown);
});

describe('公示起止', () => {
  const of = (days: number, dayKind: 'calendar' | 'working') => planOf({ publicity: { required: true, days, dayKind } });

  it.each([
    ['2027-01-08', 5, null, '2027-01-12'],
    ['2027-01-08', 5, [], '2027-01-14'],
    ['2027-01-09', 1, [], '2027-01-11'],
    ['2027-02-04', 3, ['2027-02-05', '2027-02-08'], '2027-02-10'],
  ])('from %s for %i days (days off %j) ends on %s', (from, days, off, last) => {
    expect(lastDay(from, days, off === null ? null : new Set(off))).toBe(last);
  });

  it('is left to be filled in without a first day, and says how many days of which kind', () => {
    expect(publicityLine(of(5, 'working'), {})).toContain('（5 个工作日）');
    expect(publicityLine(of(3, 'calendar'), { publicFrom: '2027-01-08' })).toBe('公示时间：2027年1月8日 至 2027年1月10日（3 天）');
    expect(publicityLine(planOf(), {})).not.toContain('（');
  });
});
