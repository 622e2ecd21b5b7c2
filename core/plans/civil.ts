/** 方案二: a city's civil-affairs beneficiaries, everybody of the listed categories; 100 yuan a person where the standard is known. */
import type { PlanInput } from '../model/plan';
import { townships } from './places';

const hundred = { kind: 'money', amountYuan: 100 } as const;
const pending = { kind: 'pending' } as const;

export const civil: PlanInput = {
  id: 'civil',
  title: '全市民政对象春节慰问活动',
  year: 2027,
  hostOffice: '市民政局',
  kind: 'general',
  grain: 'person',
  ageAsOf: '2027-02-06',
  categories: [
    { code: 'G-MERIT', name: '重点优抚对象', aliases: ['优抚对象', '优抚'], standard: hundred, plannedCount: 3726 },
    {
      code: 'M-3SHU',
      name: '三属',
      aliases: ['三属人员', '烈属', '烈士遗属', '烈士家属', '因公牺牲军人遗属', '因公牺牲军人家属', '病故军人遗属', '病故军人家属'],
      parent: 'G-MERIT',
      standard: hundred,
    },
    { code: 'M-FUYUAN', name: '在乡复员军人', aliases: ['在乡老复员军人', '老复员军人'], parent: 'G-MERIT', standard: hundred },
    { code: 'M-SHANGCAN', name: '伤残军人', aliases: ['残疾军人', '革命伤残军人'], parent: 'G-MERIT', standard: hundred },
    { code: 'M-HONGJUN', name: '红军失散人员', aliases: ['失散红军', '老红军'], parent: 'G-MERIT', standard: hundred },
    {
      code: 'M-CANZHAN',
      name: '参战参核试人员',
      aliases: ['参战参核人员', '参战人员', '参核人员', '参试人员', '参战退役人员', '两参人员'],
      parent: 'G-MERIT',
      standard: hundred,
    },
    {
      code: 'D-CITY',
      name: '城市低保对象',
      aliases: ['城市低保', '城镇低保', '城市低保户', '城市居民最低生活保障', '城保'],
      standard: hundred,
      plannedCount: 7500,
    },
    {
      code: 'D-RURAL',
      name: '农村低保对象',
      aliases: ['农村低保', '农村低保户', '农村居民最低生活保障', '农低保'],
      standard: hundred,
      plannedCount: 10572,
    },
    {
      code: 'T-FENSAN',
      name: '农村五保对象',
      aliases: ['分散供养五保', '分散供养', '分散五保户', '散居五保', '分散供养特困人员'],
      standard: pending,
    },
    { code: 'O-BAISUI', name: '百岁老人', aliases: ['百岁及以上老人', '百岁寿星'], standard: pending, age: { min: 100 } },
    {
      code: 'T-JIZHONG',
      name: '敬老院集中供养五保人员',
      aliases: ['集中供养五保', '集中供养', '集中供养特困人员', '敬老院供养', '院内五保'],
      standard: pending,
      payTo: 'institution',
    },
    {
      code: 'O-GUER',
      name: '孤儿',
      aliases: ['散居孤儿', '社会散居孤儿'],
      standard: pending,
      age: { below: 18 },
      payTo: 'guardian',
      publish: 'never',
    },
    { code: 'O-OTHER', name: '其他民政对象', aliases: [], standard: pending },
    { code: 'O-YICIXING', name: '一次性定救人员', aliases: ['一次性定救', '一次性定期救济人员'], parent: 'O-OTHER', standard: pending },
    {
      code: 'O-DINGJIU',
      name: '40%定救人员',
      aliases: ['40%定救', '40%救济对象', '百分之四十定救人员', '精减退职老职工', '精简退职老职工'],
      parent: 'O-OTHER',
      standard: pending,
    },
  ],
  overlap: 'highestOnce',
  // No ceiling in the plan's text: 372,600 + 750,000 + 1,057,200 yuan follow from the planned head-counts.
  units: townships.map((township) => ({ ...township })),
  // The category may come from a section row, the sheet's name or its title instead of a column.
  requiredFields: ['name', 'idNumber'],
  payment: { method: 'bank' },
};
