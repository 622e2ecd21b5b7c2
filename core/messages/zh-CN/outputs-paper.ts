/** 公示、签收、代发、走访、任务、退回各表里的表名、表头、说明。 */
import type { OutputKind } from '../../model/output-kind';

export const outputKindNamesZh: Readonly<Record<OutputKind, string>> = {
  public: '公示表',
  receipt: '签收表',
  payment: '银行代发明细',
  visitGroups: '走访分组表',
  tasks: '任务表',
  returned: '退回单',
};

export const outputKindPurposesZh: Readonly<Record<OutputKind, string>> = {
  public: '张贴用：不含证号、账号、电话、住址、病情，不得公示的类别和未成年人不列名',
  receipt: '打印签字用：每页固定行数，证号打码，带大写合计和签字栏',
  payment: '交银行用：账号为文本，金额两位小数，首末行有笔数和总额；不能代发的另列并写明原因',
  visitGroups: '按方案的慰问组排好的走访名单，未分组的列在最后',
  tasks: '方案的任务、牵头和配合单位、对象数、物资数',
  returned: '逐单位退回改正：未准予的条目和全部问题',
};

const dayOf = (iso: string): string => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};
const blankDay = '　　　　年　　月　　日';

export const paperZh = {
  titles: {
    public: '慰问对象公示表',
    receipt: '慰问金（慰问品）发放签收表',
    unpaid: '未列入银行代发的对象',
    visitGroups: '走访慰问分组表',
    tasks: '任务分工表',
    byUnit: '任务分解表',
  },
  serial: '序号',
  unit: '单位',
  village: '村（社区）',
  name: '姓名',
  category: '类别',
  householdSize: '家庭人口',
  amount: '金额（元）',
  goods: '慰问品',
  remark: '备注',
  idNumber: '身份证号',
  unclear: '—',
  pending: '待定',
  inKind: '实物',
  total: '合计',
  day: dayOf,
  sheetOf: (...parts: readonly string[]): string => parts.join('-'),
  goodsText: (name: string, quantity: number, unit: string): string => `${name}${quantity}${unit}`,

  public: {
    unitLine: (host: string, unit: string): string => `主办单位：${host}　　　　填报单位：${unit}`,
    hostLine: (host: string): string => `主办单位：${host}`,
    notNamed: '（不列名）',
    minors: '未成年人',
    period: (from: string | null, to: string | null, days: string): string =>
      `公示时间：${from === null ? blankDay : dayOf(from)} 至 ${to === null ? blankDay : dayOf(to)}${days === '' ? '' : `（${days}）`}`,
    calendarDays: (days: number): string => `${days} 天`,
    workingDays: (days: number): string => `${days} 个工作日`,
    phone: '监督电话：　　　　　　　　　　　　　　　　公示单位（盖章）：',
    objection: '对公示内容有异议的，请在公示期内向公示单位反映。',
  },

  receipt: {
    words: '金额大写',
    signature: '签字（手印）',
    receivedOn: '领款时间',
    payee: '代领人及关系',
    clerk: '经办人',
    pageTotal: '本页合计',
    place: (unit: string, village: string | null, asOf: string): string =>
      `单位：${unit}${village === null ? '' : `　　村（社区）：${village}`}　　　　　　制表日期：${dayOf(asOf)}`,
    noVillage: '未写村',
    kitItem: (name: string, unit: string): string => `${name}（${unit}）`,
    wordsTotal: (words: string, count: string): string => `合计：${count}　　　　合计金额（大写）：${words}`,
    signatures: '制表：　　　　　　　　审核：　　　　　　　　分管领导：　　　　　　　　（盖章）　　　　年　　月　　日',
  },

  payment: {
    sheet: '代发明细',
    account: '账号',
    holder: '户名',
    bank: '开户行',
    purpose: '摘要',
    reference: '备注（身份证号）',
    total: '总额',
    count: (count: number): string => `共${count}笔`,
    defaultPurpose: (year: number): string => `${year}年慰问金`,
    unpaidSheet: '未列入代发',
    account2: '账号（掩）',
    id2: '身份证号（掩）',
    reason: '未列入的原因',
    reasons: {
      pending: '标准待定，没有金额',
      inKind: '以实物慰问，不发钱',
      noAmount: '没有核定金额',
      noAccount: '没有填银行账号',
      accountAsNumber: '账号以数字存放，末几位不可信，请按文本重填',
      accountUnread: '账号读不出来',
      accountLetters: '账号里有字母或其他符号',
      accountDoubtful: '账号位数不对，请核对',
      severalAccounts: '一格里有几个账号',
      noHolder: '款项付给监护人或机构，但没有填户名',
    },
    unpaidNote: '本表各条已准予享受，但不能由银行代发；补正账号后重新汇总，或改用其他方式发放。',
  },

  visit: {
    group: '组别',
    leader: '带队领导及职务',
    members: '成员（科室）',
    contact: '联络员电话',
    visited: '慰问单位',
    address: '住址',
    date: '走访日期',
    households: '户数',
    persons: '人数',
    institutions: '单位数',
    subtotal: (group: string): string => `${group}小计`,
    none: '（本组没有对象）',
    ungrouped: '未分组',
    window: (from: string, to: string): string => `走访时间：${dayOf(from)}至${dayOf(to)}（含首尾两天）`,
    summary: (groups: number, ungrouped: number): string =>
      `共 ${groups} 组${ungrouped > 0 ? `；未分组 ${ungrouped} 户（人），列在最后，须在走访前分好` : '，全部对象已分组，每户恰在一组'}`,
    noDate: '未填',
  },

  tasks: {
    section: '板块',
    title: '任务',
    audience: '对象',
    count: '对象数',
    means: '方式',
    goods: '慰问品及数量',
    lead: '牵头单位',
    support: '配合单位',
    when: '时间',
    progress: '进展',
    noLead: '（方案没有写）',
    expanded: (name: string, count: number): string => `${name}（${count}个）`,
    window: (from: string, to: string): string => `${dayOf(from)}至${dayOf(to)}`,
    byUnitSheet: '任务分解表',
    role: '承担',
    leads: '牵头',
    supports: '配合',
    unknownUnit: '方案里没有这个单位',
    note: '对象数为已准予的户、人、单位，各算各的。',
  },

  returned: {
    standings: '退回说明',
    title: '报送名单退回说明',
    sheet: '表',
    file: '文件',
    row: '行',
    standing: '目前处理',
    reason: '原因',
    line: (unit: string, asOf: string): string => `单位：${unit}　　　　汇总日期：${dayOf(asOf)}`,
    counts: (entries: number, granted: number, notGranted: number): string =>
      `上报 ${entries} 条，准予 ${granted} 条，未准予 ${notGranted} 条（下表）。`,
    why: (reason: string): string => `退回原因：${reason}`,
    ask: '请在原表上改正后重新报送；问题的位置和改法见“问题清单”。',
    none: '（全部准予，只有问题清单里的提醒需要核实）',
  },
};
