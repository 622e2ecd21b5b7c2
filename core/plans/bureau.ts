/** 方案一: a bureau's staff in hardship, visited by eight groups led by the bureau's leaders; 1,000 yuan a household. */
import type { PlanInput } from '../model/plan';

const companies = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];
const offices = [
  '办公室',
  '人事科',
  '财务科',
  '安监科',
  '规划科',
  '法规科',
  '后勤服务中心',
  '信息中心',
  '培训中心',
  '检测中心',
  '养护中心',
  '调度中心',
];

export const bureau: PlanInput = {
  id: 'bureau',
  title: '局困难员工春节走访慰问活动',
  year: 2027,
  hostOffice: '局工会工作委员会',
  kind: 'visit',
  grain: 'household',
  ageAsOf: '2027-01-20',
  categories: [
    { code: 'D-DIBAO', name: '低保员工', aliases: ['低保户', '低保家庭', '享受低保员工'], standard: { kind: 'money', amountYuan: 1000 } },
    {
      code: 'G-WORKER',
      name: '困难员工',
      aliases: ['困难职工', '特困员工', '特困职工', '生活困难员工'],
      standard: { kind: 'money', amountYuan: 1000 },
    },
    {
      code: 'O-DABING',
      name: '大病员工家庭',
      aliases: ['大病员工', '大病户', '重病员工', '患大病员工家庭'],
      standard: { kind: 'money', amountYuan: 1000 },
    },
    {
      code: 'O-ZAIHAI',
      name: '意外伤害和灾害员工家庭',
      aliases: ['遭受意外伤害和灾害员工家庭', '意外伤害员工家庭', '意外伤害员工', '受灾员工家庭', '受灾员工', '灾害员工家庭', '意外致困'],
      standard: { kind: 'money', amountYuan: 1000 },
    },
  ],
  overlap: 'highestOnce',
  visitWindow: { from: '2027-01-20', to: '2027-01-28' },
  units: [
    ...companies.map((number, index) => ({
      code: `E${String(index + 1).padStart(2, '0')}`,
      name: `第${number}工程公司`,
      aliases: [`${number}公司`],
      type: '企业',
    })),
    ...offices.map((name, index) => ({ code: `S${String(index + 1).padStart(2, '0')}`, name, aliases: [], type: '科室' })),
  ],
  // The groups are arranged after the units have reported (分组安排表附后), so a roster may still be without that column.
  requiredFields: ['name', 'idNumber', 'amount'],
  visitGroups: ['一', '二', '三', '四', '五', '六', '七', '八'].map((number, index) => ({
    code: `${index + 1}`,
    name: `第${number}组`,
    aliases: [],
  })),
  tasks: [
    {
      code: 'visit',
      section: '走访慰问',
      title: '分8个慰问组登门入户，送慰问金并了解困难',
      audience: '全局生活困难员工家庭',
      means: '现金',
      leadUnits: ['局工会工作委员会'],
      supportingUnits: ['办公室', '人事科'],
    },
  ],
  offices: ['局工会工作委员会'],
  payment: { method: 'cash' },
  submissionDocuments: ['分组安排表'],
};
