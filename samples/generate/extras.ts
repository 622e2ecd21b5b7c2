/** Sheets that come along in the same workbook and are no rosters: summaries, instructions, empty, hidden and last-year sheets, single-person forms. */
import type { SheetRole } from '../../core/model/roster';
import { standardFen, type Plan } from '../../core/model/plan';
import type { Line } from './entry';
import { newGrid, put, merge, type Grid } from './grid';
import { person } from './people';
import type { Random } from './random';
import type { FindingTruth, SheetTruth } from './truth';
import { leaders } from './words';

export interface Extra {
  readonly grid: Grid;
  readonly truth: SheetTruth;
  readonly findings: readonly FindingTruth[];
}

const bare = (grid: Grid, roles: readonly SheetRole[], findings: readonly FindingTruth[] = []): Extra => ({
  grid,
  truth: { sheet: grid.name, roles, headerRows: [], columns: [], entries: [], skipped: [] },
  findings,
});

export function emptySheet(name: string): Extra {
  return bare(newGrid(name), ['empty']);
}

export function instructionSheet(random: Random): Extra {
  const grid = newGrid(random.pick(['填表说明', '说明', '填报说明', '须知']));
  const texts = [
    '填表说明',
    '一、本表由各单位填写，请勿改动表头。',
    '二、身份证号为18位，请以文本格式填写；姓名须与身份证一致。',
    '三、慰问金以元为单位。',
    '四、请于规定时间前报送纸质版（加盖公章）和电子版。',
  ];
  for (const [index, text] of texts.entries()) put(grid, index + (random.chance(0.2) ? 1 : 0), 0, text);
  return bare(grid, ['instruction', 'other']);
}

/** 类别 × 人数 × 标准 × 金额, as the plan's own summary; `wrong` plants a product that does not hold. */
export function summarySheet(random: Random, plan: Plan, lines: readonly Line[], wrong: boolean): Extra {
  const grid = newGrid(random.pick(['汇总', '汇总表', '统计表', '分类汇总']));
  const person = lines.every((line) => line.grain !== 'household');
  const word = person ? '人' : '户';
  put(grid, 0, 0, `${plan.year}年春节慰问${random.pick(['统计表', '汇总统计表', '分类统计表'])}`);
  merge(grid, 0, 0, 0, 4);
  for (const [index, text] of [
    '序号',
    random.pick(['类别', '对象类别', '慰问类别']),
    `${word}数`,
    `标准（元/${word}）`,
    random.pick(['金额（元）', '慰问金额(元)', '金额']),
  ].entries())
    put(grid, 1, index, text);
  let row = 2;
  let people = 0;
  let money = 0;
  let finding: FindingTruth | undefined;
  for (const category of plan.categories) {
    const own = lines.filter((line) => line.category === category && line.amountFen !== null && !line.faulty);
    const standard = standardFen(category.standard)[0];
    if (own.length === 0 || standard === undefined) continue;
    const off: number = wrong && finding === undefined ? 100 : 0;
    const amount = (own.length * standard) / 100 + off;
    for (const [column, value] of [row - 1, category.name, own.length, standard / 100, amount].entries()) put(grid, row, column, value);
    if (off > 0) {
      const cell = { sheet: grid.name, row: row + 1 };
      finding = {
        code: 'headcount-times-standard',
        ...cell,
        cell: `E${row + 1}`,
        also: [
          { ...cell, cell: `C${row + 1}` },
          { ...cell, cell: null },
        ],
      };
    }
    people += own.length;
    money += amount;
    row += 1;
  }
  put(grid, row, 0, '合计');
  put(grid, row, 2, people);
  put(grid, row, 4, money);
  return bare(grid, ['summary'], finding === undefined ? [] : [finding]);
}

/** 村 × 人数 × 金额. */
export function villageSummary(random: Random, lines: readonly Line[]): Extra {
  const grid = newGrid(random.pick(['分村汇总', '各村统计', '汇总表']));
  put(grid, 0, 0, '各村（社区）慰问人数金额统计表');
  for (const [index, text] of ['序号', '村（社区）', '人数', '金额（元）', '备注'].entries()) put(grid, 1, index, text);
  const names = [...new Set(lines.map((line) => line.village))];
  for (const [index, name] of names.entries()) {
    const own = lines.filter((line) => line.village === name);
    for (const [column, value] of [index + 1, name, own.length, own.reduce((sum, line) => sum + (line.amountFen ?? 0), 0) / 100].entries())
      put(grid, index + 2, column, value);
  }
  put(grid, names.length + 2, 0, '合计');
  put(grid, names.length + 2, 2, lines.length);
  put(grid, names.length + 2, 3, lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0) / 100);
  return bare(grid, ['summary']);
}

/** Last year's list, hidden or under a name that says so: its people must not be read as this year's. */
export function lastYearSheet(random: Random, plan: Plan, hidden: boolean): Extra {
  const name = hidden
    ? random.pick(['Sheet4', '上年', `${plan.year - 1}年`])
    : random.pick([`${plan.year - 1}年名单`, '上年名单', '去年花名册', `${plan.year - 1}年春节`]);
  const grid = newGrid(name, hidden ? random.pick(['hidden', 'veryHidden']) : 'visible');
  put(grid, 0, 0, `${plan.year - 1}年春节慰问花名册`);
  merge(grid, 0, 0, 0, 4);
  for (const [index, text] of ['序号', '姓名', '身份证号', '慰问金', '备注'].entries()) put(grid, 1, index, text);
  for (let index = 0; index < 5; index += 1) {
    const who = person(random, plan.ageAsOf, 30, 70);
    for (const [column, value] of [index + 1, who.name, who.id, 800].entries()) put(grid, index + 2, column, value);
  }
  return bare(grid, hidden ? ['hidden', 'lastYear'] : ['lastYear']);
}

/** 困难职工档案: one person on a sheet, labels and values side by side. */
export function archiveSheet(random: Random, plan: Plan): Extra {
  const grid = newGrid(random.pick(['档案表', '困难职工档案', '申报表样']));
  const who = person(random, plan.ageAsOf, 30, 58);
  const rows: readonly (readonly (string | number)[])[] = [
    ['困难职工家庭档案表'],
    ['姓名*', who.name, '性别', who.gender, '身份证号*', who.id],
    ['工作单位', '恒达机械制造有限公司', '联系电话', '13800000000', '身份', '在岗'],
    ['家庭住址', '城关街道建设路1号', '婚姻状况', '已婚', '本人月平均收入', 900],
    ['主要致困原因', '重大疾病', '家庭年度总收入', 21600, '家庭月人均收入', 600],
    ['申请理由', '因病致困，申请帮扶。'],
    ['单位意见', '', '', '年 月 日'],
  ];
  for (const [row, values] of rows.entries())
    for (const [column, value] of values.entries()) put(grid, row, column, value === '' ? null : value);
  merge(grid, 0, 0, 0, 5);
  merge(grid, 5, 1, 5, 5);
  return bare(grid, ['archive', 'other']);
}

/** 公示表 made from the roster: the same people with masked numbers, who must not be counted twice. */
export function publicNotice(random: Random, plan: Plan, lines: readonly Line[]): Extra {
  const grid = newGrid(random.pick(['公示', '公示表', '附件2公示']));
  put(grid, 0, 0, `${plan.year}年春节慰问对象公示表`);
  for (const [index, text] of ['序号', '姓名', '身份证号', '家庭人口'].entries()) put(grid, 1, index, text);
  const shown = lines.filter((line) => line.person !== null).slice(0, 10);
  for (const [index, line] of shown.entries()) {
    const id = line.person?.id ?? '';
    for (const [column, value] of [
      index + 1,
      line.person?.name ?? '',
      `${id.slice(0, 6)}********${id.slice(14)}`,
      line.members.length + 1,
    ].entries())
      put(grid, index + 2, column, value);
  }
  put(grid, shown.length + 2, 0, '公示时间：2026年12月15日至12月21日    监督电话：0898-66000000');
  return bare(grid, ['printout', 'other', 'summary']);
}

const shown = (lines: readonly Line[]): Line[] => lines.filter((line) => line.person !== null && !line.faulty);

/** 签收表: the roster again, to be signed at the pay-out. */
export function signingSheet(random: Random, plan: Plan, lines: readonly Line[]): Extra {
  const grid = newGrid(random.pick(['签收表', '领取签收表', '发放签收表']));
  put(grid, 0, 0, `${plan.year}年春节慰问金发放签收表`);
  for (const [index, text] of ['序号', '姓名', '身份证号', '金额（元）', '领款人签字', '领款时间'].entries()) put(grid, 1, index, text);
  for (const [index, line] of shown(lines).entries())
    for (const [column, value] of [index + 1, line.person?.name ?? '', line.person?.id ?? '', (line.amountFen ?? 0) / 100].entries())
      put(grid, index + 2, column, value);
  return bare(grid, ['printout', 'other']);
}

/** 代发明细: what the bank gets. */
export function bankSheet(random: Random, lines: readonly Line[]): Extra {
  const grid = newGrid(random.pick(['代发明细', '银行代发', '打卡表']));
  for (const [index, text] of ['序号', '账号', '户名', '金额', '开户行', '摘要'].entries()) put(grid, 0, index, text);
  for (const [index, line] of shown(lines).entries())
    for (const [column, value] of [
      index + 1,
      line.account,
      line.person?.name ?? '',
      (line.amountFen ?? 0) / 100,
      line.bank,
      '春节慰问金',
    ].entries())
      put(grid, index + 1, column, value);
  return bare(grid, ['printout', 'other', 'summary']);
}

/** 走访分组安排表 or 任务分工表: groups and tasks, no beneficiaries. */
export function arrangementSheet(random: Random, plan: Plan): Extra {
  const grid = newGrid(random.pick(['分组安排', '走访安排', '任务分工']));
  put(grid, 0, 0, `${plan.year}年春节走访慰问分组安排表`);
  const groups = plan.visitGroups.length > 0 ? plan.visitGroups.map((group) => group.name) : ['第一组', '第二组', '第三组'];
  for (const [index, text] of ['组别', '带队领导', '职务', '成员', '慰问单位', '走访时间', '备注'].entries()) put(grid, 1, index, text);
  for (const [index, name] of groups.entries())
    for (const [column, value] of [
      name,
      random.pick(['赵建平', '钱建平', '孙建平']),
      random.pick(leaders),
      '办公室、人事科',
      random.pick(plan.units).name,
      '1月20日-28日',
    ].entries())
      put(grid, index + 2, column, value);
  return bare(grid, ['other', 'summary', 'instruction', 'printout']);
}
