/** The blank roster of a plan: the columns that the plan judges by, with dropdowns and text formats, and a page of instructions. */
import { grainOf, standardFen, type Plan } from '../model/plan';
import type { Table, TableColumn } from '../model/table';
import { formatYuan } from '../model/money';

const BLANK_ROWS = 200;
const text = (header: string, width: number, extra: Partial<TableColumn> = {}): TableColumn => ({ header, kind: 'text', width, ...extra });

/** Two tables: 花名册 (empty, ready to fill in) and 填表说明. */
export function templateTables(plan: Plan): readonly [Table, Table] {
  const columns = rosterColumns(plan);
  const roster: Table = {
    name: '花名册',
    title: `${plan.title}花名册`,
    subtitle: ['填报单位(盖章)：                    填报人：              联系电话：              填报日期：      年   月   日'],
    columns,
    rows: [],
    footer: ['填表人：                    审核人：                    单位负责人：                    '],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 0,
    blankRows: BLANK_ROWS,
  };
  return [roster, instructions(plan)];
}

/** Only what the plan asks for; the order is the one offices are used to. */
function rosterColumns(plan: Plan): TableColumn[] {
  const has = (condition: boolean, ...columns: TableColumn[]): TableColumn[] => (condition ? columns : []);
  const household = plan.categories.some((category) => grainOf(plan, category) === 'household');
  const money =
    plan.payment.method !== 'goods' ||
    plan.categories.some((category) => category.standard.kind === 'money' || category.standard.kind === 'tiers');
  const { eligibility } = plan;
  return [
    text('序号', 6, { align: 'center' }),
    text('村（社区）', 14),
    text('姓名', 10),
    text('性别', 6, { align: 'center', options: ['男', '女'] }),
    text('身份证号', 22),
    ...has(plan.categories.length > 1, text('对象类别', 18, { options: plan.categories.map((category) => category.name) })),
    ...has(household, { header: '家庭人口', kind: 'integer', width: 8 }),
    ...has(plan.requiredFields.includes('hardshipReason'), text('致困原因', 18, { wrap: true })),
    ...has(eligibility.enterpriseOnly, text('工作单位', 22), text('单位性质', 14)),
    ...has(eligibility.incomeLine !== undefined, {
      header: eligibility.incomeLine?.period === 'year' ? '家庭年人均收入（元）' : '家庭人均月收入（元）',
      kind: 'yuan',
      width: 12,
    }),
    ...has(plan.tiers.length > 0, text('慰问层级', 12, { options: plan.tiers.map((tier) => tier.name) })),
    ...has(money, { header: '慰问金（元）', kind: 'yuan', width: 12 }),
    ...goodsColumns(plan),
    ...has(plan.payment.method === 'bank', text('开户银行', 18), text('银行账号', 24), text('户名', 10)),
    text('联系电话', 14),
    ...plan.materials.map((material) => text(material.name, 12, { align: 'center', wrap: true, options: ['√', '×'] })),
    ...has(plan.publicity?.required === true, text('公示情况', 14)),
    ...has(plan.visitGroups.length > 0, text('慰问组', 10, { options: plan.visitGroups.map((group) => group.name) })),
    ...has(plan.visitWindow !== undefined, text('走访日期', 13)),
    text('备注', 16, { wrap: true }),
  ];
}

function goodsColumns(plan: Plan): TableColumn[] {
  const items = new Map<string, TableColumn>();
  for (const { standard } of plan.categories) {
    if (standard.kind === 'goods')
      for (const item of standard.kit) items.set(item.code, { header: `${item.name}（${item.unit}）`, kind: 'integer', width: 10 });
  }
  return [...items.values()];
}

function instructions(plan: Plan): Table {
  const lines = instructionLines(plan);
  return {
    name: '填表说明',
    title: '填表说明',
    subtitle: [],
    columns: [
      { header: '序号', kind: 'integer', width: 6, align: 'center' },
      { header: '说明', kind: 'text', width: 84, wrap: true },
    ],
    rows: lines.map((line, index) => ({ cells: [index + 1, line] })),
    footer: [],
    orientation: 'portrait',
    autoFilter: false,
    frozenColumns: 0,
  };
}

function instructionLines(plan: Plan): string[] {
  const standards = plan.categories.map((category) => {
    const grain = { household: '户', person: '人', institution: '个单位' }[grainOf(plan, category)];
    const { standard } = category;
    if (standard.kind === 'pending') return `${category.name}：标准待定`;
    if (standard.kind === 'goods')
      return `${category.name}：每${grain}${standard.kit.map((item) => `${item.name}${item.quantity}${item.unit}`).join('、')}`;
    return `${category.name}：每${grain}${standardFen(standard).map(formatYuan).join(' / ')}元`;
  });
  return [
    '一人（户）一行；村（社区）、类别等相同的内容请逐行填写，不写“同上”。',
    '身份证号、银行账号的单元格已设为文本格式，请直接输入，不要改成数字格式，否则末几位会变成 0。',
    `对象类别从下拉框中选。各类标准：${standards.join('；')}。`,
    ...(plan.deadline === undefined
      ? []
      : [
          `报送截止：${plan.deadline.at.slice(0, 16).replace('T', ' ')}。${{ void: '逾期视为放弃。', flag: '逾期将予标注。', refuse: '逾期不再受理。' }[plan.deadline.late]}`,
        ]),
    ...plan.quotas.map((quota) => quotaLine(plan, quota)),
    ...(plan.visitWindow === undefined ? [] : [`走访日期在 ${plan.visitWindow.from} 至 ${plan.visitWindow.to} 之间（含首尾两天）。`]),
    ...plan.materials.map(
      (material) =>
        `${material.name}${material.anyOf === undefined ? '' : `（${material.anyOf.map((proof) => proof.name).join('、')}，有一样即可）`}：已交的打“√”。`,
    ),
    ...(plan.submissionDocuments.length > 0 ? [`一并报送：${plan.submissionDocuments.join('、')}。`] : []),
    '签字栏在发放前不要填写。',
  ];
}

function quotaLine(plan: Plan, quota: Plan['quotas'][number]): string {
  const who =
    quota.by === 'unitType'
      ? `每个${quota.unitType ?? ''}`
      : quota.by === 'unit'
        ? (plan.units.find((unit) => unit.code === quota.unit)?.name ?? '')
        : quota.by === 'category'
          ? (plan.categories.find((category) => category.code === quota.category)?.name ?? '')
          : '每个单位';
  return `名额：${who} ${quota.count === undefined ? `${formatYuan(Math.round((quota.amountYuan ?? 0) * 100))} 元` : `${quota.count} 个`}。`;
}
