/** 方案三: a county's trade unions report workers in hardship; 8 from each town or industrial zone, 4 from each system. */
import type { PlanInput, Unit } from '../model/plan';
import { townNames } from './places';

const towns = townNames.slice(0, 16);
const zones = ['城东', '临港', '高新', '北郊'];
const systems = ['交通', '教育', '卫生健康', '供销', '粮食', '商务', '住建', '水利', '农业农村', '文化旅游', '邮政通信', '金融'];

const unions = (letter: string, list: readonly string[], ending: string, aliasEndings: readonly string[], type: string): Unit[] =>
  list.map((name, index) => ({
    code: `${letter}${String(index + 1).padStart(2, '0')}`,
    name: `${name}${ending}`,
    aliases: aliasEndings.map((alias) => `${name}${alias}`),
    type,
  }));

export const union: PlanInput = {
  id: 'union',
  title: '两节困难职工送温暖慰问活动',
  year: 2027,
  hostOffice: '县总工会经济保障部',
  kind: 'quota',
  grain: 'household',
  ageAsOf: '2026-12-30',
  categories: [
    {
      code: 'G-WORKER',
      name: '困难职工',
      aliases: ['特困职工', '特别困难职工', '困难职工家庭', '困难员工'],
      standard: { kind: 'pending' },
    },
    { code: 'W-SHENDU', name: '深度困难职工', aliases: ['深度困难', '低保户'], parent: 'G-WORKER', standard: { kind: 'pending' } },
    { code: 'W-XIANGDUI', name: '相对困难职工', aliases: ['相对困难', '低保边缘户'], parent: 'G-WORKER', standard: { kind: 'pending' } },
    { code: 'W-YIWAI', name: '意外致困职工', aliases: ['意外致困', '意外致困户'], parent: 'G-WORKER', standard: { kind: 'pending' } },
  ],
  overlap: 'forbid',
  quotas: [
    { by: 'unitType', unitType: '镇工会', count: 8 },
    { by: 'unitType', unitType: '工业区工会', count: 8 },
    { by: 'unitType', unitType: '系统工会', count: 4 },
  ],
  overflow: 'flag',
  // "元月中旬" is the eleventh to the twentieth.
  visitWindow: { from: '2027-01-11', to: '2027-01-20' },
  deadline: { at: '2026-12-30T23:59:59+08:00', late: 'void' },
  units: [
    ...unions('Z', towns, '镇总工会', ['镇工会', '镇'], '镇工会'),
    ...unions('G', zones, '工业区总工会', ['工业区工会', '工业区'], '工业区工会'),
    ...unions('X', systems, '系统工会', ['产业工会', '系统'], '系统工会'),
  ],
  requiredFields: ['name', 'idNumber', 'employer', 'hardshipReason', 'perCapitaIncome', 'bankAccount'],
  materials: [
    {
      code: 'M1',
      name: '困难职工家庭申报表',
      aliases: ['《困难职工家庭申报表》', '申报表', '困难职工登记表', '登记表', '材料①', '材料1', '①'],
    },
    {
      code: 'M2',
      name: '申请人身份证及家庭成员户口本复印件',
      aliases: ['身份证及户口本复印件', '身份证户口本复印件', '身份证复印件', '户口本复印件', '户口簿复印件', '材料②', '材料2', '②'],
    },
    {
      code: 'M3',
      name: '困难证明',
      aliases: ['困难证明材料', '证明材料', '材料③', '材料3', '③'],
      anyOf: [
        { name: '低保证', aliases: ['低保证复印件'] },
        { name: '残疾证', aliases: ['残疾证复印件', '残疾人证'] },
        { name: '疾病诊断证明', aliases: ['诊断证明', '诊断证明复印件', '病历', '疾病证明'] },
      ],
    },
    {
      code: 'M4',
      name: '本人银行卡或存折复印件',
      aliases: ['银行卡或存折复印件', '银行卡复印件', '存折复印件', '银行卡(存折)复印件', '材料④', '材料4', '④'],
    },
  ],
  eligibility: {
    // The plan's text leaves the line to the county; the amount is the sample county's, to be set for the real one.
    incomeLine: { amountYuan: 798, period: 'month', onTheLineIsIn: true },
    enterpriseOnly: true,
    warnPublicPayroll: true,
  },
  tiers: [
    {
      code: 'county',
      name: '县总慰问',
      aliases: ['县总', '县级', '县', '县总工会', '县总工会慰问'],
      countsTowardsQuota: true,
      isDefault: true,
    },
    {
      code: 'township',
      name: '镇级慰问',
      aliases: ['镇级', '镇', '乡镇', '系统', '系统级', '产业工会', '基层', '镇(系统)级', '基层工会慰问', '镇级工会慰问'],
      countsTowardsQuota: false,
    },
  ],
  publicity: { required: true, days: 5, dayKind: 'calendar' },
  payment: { method: 'bank', ownAccountOnly: true },
  submissionDocuments: ['申报材料（含证明材料）', '公示（附件2）', '汇总表（附件3）'],
};
