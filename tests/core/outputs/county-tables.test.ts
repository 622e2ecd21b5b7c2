import { countyTables, issueTable } from '../../../core/outputs';
import type { MergeInput, MergeResult } from '../../../core/model/merge';
import type { Plan } from '../../../core/model/plan';
import { tableLayout, type Table, type TableCell, type TableRow } from '../../../core/model/table';
import { mergedRosterTables } from '../../../core/outputs/merged-roster';
import { countyView } from '../../../core/outputs/county-view';
import { asOf, inputOf, merge, units } from '../merge/county';
import { idOf, planOf, sheetOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';
import { countFormulas, wrongFormulas } from './formula';

const plan = planOf({
  units,
  categories: [
    { code: 'P', name: '优抚', standard: { kind: 'money', amountYuan: 300 }, plannedCount: 5 },
    { code: 'P1', name: '三属', parent: 'P', standard: { kind: 'money', amountYuan: 300 } },
    { code: 'D', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'H', name: '特困户', grain: 'household', standard: { kind: 'tiers', tiers: [{ amountYuan: 500 }, { amountYuan: 800 }] } },
    { code: 'O', name: '百岁老人', standard: { kind: 'pending' } },
    { code: 'G', name: '矫正', standard: { kind: 'goods', kit: [{ code: 'rice', name: '大米', quantity: 1, unit: '袋' }] } },
  ],
  quotas: [{ by: 'unitType', unitType: '镇', count: 5 }],
  budget: { ceilingYuan: 1000 },
  materials: [{ code: 'M1', name: '申请表' }],
  payment: { method: 'bank' },
});

const person = (sequence: number, parts: EntrySpec = {}): EntrySpec => ({
  name: `人${sequence}`,
  idNumber: idOf({ sequence }),
  category: '农村低保',
  amount: 100,
  materials: { M1: '√' },
  bankAccount: `62284800123456789${String(sequence).padStart(2, '0')}`,
  ...parts,
});

const inputs: readonly MergeInput[] = [
  inputOf(
    'A',
    {
      entries: [
        person(1, { phone: '13800138000' }),
        person(2, { category: '三属', amount: 300 }),
        person(3, { category: '特困户', amount: 800, members: [{ name: '王某', idNumber: idOf({ sequence: 77 }), relation: '妻' }] }),
        person(4, { idNumber: withWrongDigit(idOf({ sequence: 4 })), remark: '=1+1' }),
        person(5, { category: '优抚', amount: 300 }),
        person(6),
        person(7),
      ],
    },
    plan,
  ),
  inputOf(
    'C',
    {
      entries: [
        person(1),
        person(8, { category: '矫正', amount: null, goods: { rice: 1 } }),
        person(9, { category: '百岁老人', amount: null }),
      ],
    },
    plan,
  ),
];
const result = merge(inputs, plan);
const tables = countyTables(result, plan, { asOf, lang: 'zh-CN' });
const named = (name: string, from: readonly Table[] = tables): Table => {
  const table = from.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
};
const column = (table: Table, header: string): number => table.columns.findIndex((candidate) => candidate.header === header);
const cellsOf = (table: Table, header: string): TableCell[] => [...table.rows].map((row) => row.cells[column(table, header)] ?? null);
const textOf = (row: TableRow): string => JSON.stringify(row.cells);

it('seven sheets in the order in which an office reads them', () => {
  expect(tables.map((table) => table.name)).toEqual([
    '汇总说明',
    '合并花名册',
    '统计汇总表',
    '分类统计表',
    '名额执行表',
    '重复对照表',
    '问题清单',
  ]);
  for (const table of tables) {
    expect(table.title).toContain('2027年春节慰问活动');
    expect(new Set([...table.rows].map((row) => row.cells.length))).toEqual(new Set([table.columns.length]));
    const printed = table.columns.findLastIndex((candidate) => candidate.noPrint !== true);
    expect(table.columns.slice(0, printed + 1).some((candidate) => candidate.noPrint === true)).toBe(false);
  }
});

it('every formula shows what it works out to', () => {
  expect(tables.flatMap(wrongFormulas)).toEqual([]);
  expect(tables.map((table) => countFormulas(table) > 0)).toEqual([false, true, true, true, true, false, false]);
});

describe('合并花名册', () => {
  const roster = named('合并花名册');

  it('has every entry of every standing, numbered, with full numbers as text and where it came from', () => {
    expect(cellsOf(roster, '序号').slice(0, -1)).toEqual(result.entries.map((_, index) => index + 1));
    expect(cellsOf(roster, '身份证号')[0]).toBe(idOf({ sequence: 1 }));
    expect(roster.columns[column(roster, '身份证号')]?.kind).toBe('text');
    expect(cellsOf(roster, '银行账号')[0]).toBe('6228480012345678901');
    expect(cellsOf(roster, '来源行').slice(0, 3)).toEqual([4, 5, 6]);
    expect(roster.columns[column(roster, '来源文件')]?.noPrint).toBe(true);
  });

  it('says what became of each, and where the other place is', () => {
    expect(cellsOf(roster, '享受情况').slice(0, -1)).toEqual([
      '重复待定，另见交通系统〔Sheet1〕第4行',
      '享受',
      '享受',
      '有误待改',
      '享受',
      '超名额',
      '超名额',
      '重复待定，另见东岗镇〔Sheet1〕第4行',
      '享受',
      '享受',
    ]);
    expect(cellsOf(roster, '问题')[3]).toContain('【错误】');
    expect([...roster.rows][3]?.cellTones?.[column(roster, '身份证号')]).toBe('error');
  });

  it('shows members, kits and materials; the total is the granted money', () => {
    expect(cellsOf(roster, '家庭成员')[2]).toBe('王某（妻）');
    expect(cellsOf(roster, '家庭成员身份证号')[2]).toBe(`王某 ${idOf({ sequence: 77 })}`);
    expect(cellsOf(roster, '大米（袋）')[8]).toBe(1);
    expect(cellsOf(roster, '申请表')[0]).toBe('√');
    expect(cellsOf(roster, '核定金额（元）').slice(6, 10)).toEqual([null, null, '实物', '待定']);
    expect(cellsOf(roster, '核定金额（元）').at(-1)).toMatchObject({ value: result.totals.granted.amountFen / 100 });
  });

  it('text that looks like a formula stays text', () => {
    expect(cellsOf(roster, '备注')[3]).toBe('=1+1');
    const formulas = [...roster.rows].slice(0, -1).flatMap((row) => row.cells.filter((cell) => typeof cell === 'object' && cell !== null));
    expect(formulas).toEqual([]);
  });

  it('columns that no field holds travel along', () => {
    const sheet = sheetOf([person(1)], { plan });
    const entry = { ...sheet.entries[0]!, cells: [...sheet.entries[0]!.cells, '东头第二家', null] };
    const width = sheet.entries[0]!.cells.length;
    const layout = {
      ...sheet.layout!,
      unknown: [
        { column: width, header: '门牌' },
        { column: width + 1, header: '空' },
      ],
    };
    const roster = { file: 'u.xlsx', unit: null, sheets: [{ ...sheet, layout, entries: [entry] }] };
    const merged = merge([{ ...inputs[0]!, roster, findings: [] }], plan);
    expect(cellsOf(named('合并花名册', countyTables(merged, plan, { asOf, lang: 'zh-CN' })), '其他列')[0]).toBe('门牌:东头第二家');
  });

  it('rows may be read more than once, and the first data row is where links point', () => {
    expect([...roster.rows].map(textOf)).toEqual([...roster.rows].map(textOf));
    expect(tableLayout(roster).firstData).toBe(5);
    const numbered = cellsOf(named('重复对照表'), '合并花名册').map((cell) => (cell as { link: string }).link);
    expect(numbered).toEqual(["'合并花名册'!A5", "'合并花名册'!A12"]);
  });

  it('more entries than a sheet takes go on to another sheet', () => {
    const [first] = result.entries;
    const entries = Array.from({ length: 1_000_001 }, () => first!);
    const parts = mergedRosterTables(countyView({ ...result, entries, findings: [], duplicates: [] }, plan, asOf));
    expect(parts.map((part) => part.name)).toEqual(['合并花名册', '合并花名册(2)']);
    expect([...(parts[1]?.rows ?? [])][0]?.cells[0]).toBe(1_000_001);
  });
});

describe('统计汇总表', () => {
  const table = named('统计汇总表');
  const groups = table.columns.map(({ group, header }) => (group === undefined ? header : `${group} ${header}`));
  const row = (at: number): Record<string, TableCell> =>
    Object.fromEntries(groups.map((group, index) => [group, [...table.rows][at]?.cells[index] ?? null]));

  it('one line for each unit, one column pair for each category; households and people apart', () => {
    expect(groups).toEqual([
      '序号',
      '单位',
      ...['优抚 人数', '优抚 金额（元）', '三属 人数', '三属 金额（元）', '农村低保 人数', '农村低保 金额（元）'],
      ...['特困户 户数', '特困户 金额（元）', '百岁老人 人数', '百岁老人 金额（元）', '矫正 人数', '矫正 金额（元）'],
      ...['核定合计 户数', '核定合计 人数', '核定合计 金额（元）', '上报 户数', '上报 人数', '名额', '超(+)余(-)', '备注'],
    ]);
    expect(row(0)).toMatchObject({ 单位: '东岗镇', '特困户 户数': 1, '核定合计 户数': { value: 1 }, '核定合计 人数': { value: 2 } });
    expect(row(0)).toMatchObject({ '核定合计 金额（元）': { value: 1400 }, 名额: 5, '超(+)余(-)': 2 });
    expect(row(1)).toMatchObject({ 单位: '西河镇', 备注: '未报', '超(+)余(-)': -5 });
  });

  it('a county that reported nothing still has a table', () => {
    const empty = countyTables(merge([], plan), plan, { asOf, lang: 'zh-CN' });
    expect(empty.flatMap(wrongFormulas)).toEqual([]);
    expect([...named('统计汇总表', empty).rows]).toHaveLength(4);
    expect([...named('合并花名册', empty).rows]).toEqual([]);
  });
});

describe('分类统计表', () => {
  const rows = [...named('分类统计表').rows].map((row) => row.cells);

  it('broader categories include narrower ones; pending and kits show no money', () => {
    expect(rows.map((cells) => [cells[1], cells[2], plainValue(cells[3]), plainValue(cells[4]), cells[5], plainValue(cells[6])])).toEqual([
      ['优抚', '人', 2, 2, '300.00', 600],
      ['　其中：三属', '人', 1, 1, '300.00', 300],
      ['　其中：未细分', '人', 1, 1, '300.00', 300],
      ['农村低保', '人', 5, 0, '100.00', 0],
      ['特困户', '户', 1, 1, '500.00 / 800.00', 800],
      ['百岁老人', '人', 1, 1, '—', '—'],
      ['矫正', '人', 1, 1, '大米1袋', '—'],
      ['合计（户）', '户', 1, 1, null, null],
      ['合计（人）', '人', 9, 4, null, null],
      ['合计（金额）', null, null, null, null, 1400],
    ]);
  });

  it('planned numbers beside those reported', () => {
    expect(rows[0]?.slice(8)).toEqual([5, -3]);
  });
});

it('名额执行表 shows quota, use, what is over and left, and who has not reported', () => {
  const rows = [...named('名额执行表').rows].map((row) => row.cells.slice(1, 9));
  expect(rows.slice(0, 3)).toEqual([
    ['东岗镇', '镇', 5, 7, 3, 2, 0, '已报'],
    ['西河镇', '镇', 5, 0, 0, 0, 5, '未报'],
    ['交通系统', '系统', null, 3, 2, null, null, '已报'],
  ]);
});

it('重复对照表 has each place of a person under the same number, masked, with room for the decision', () => {
  const table = named('重复对照表');
  expect(cellsOf(table, '组')).toEqual([1, 1]);
  expect(cellsOf(table, '重复情况')).toEqual(['同一人·跨单位', '同一人·跨单位']);
  expect(cellsOf(table, '单位')).toEqual(['东岗镇', '交通系统']);
  expect(cellsOf(table, '裁定')).toEqual([null, null]);
  expect(table.columns[column(table, '裁定')]?.options).toEqual(['保留', '剔除', '放行']);
});

describe('lists that travel', () => {
  const idNumbers = inputs.flatMap(({ roster }) =>
    roster.sheets.flatMap((sheet) => sheet.entries.map((entry) => entry.readings.idNumber?.value ?? '')),
  );
  const accounts = [...Array(9).keys()].map((sequence) => `62284800123456789${String(sequence + 1).padStart(2, '0')}`);

  it.each(['汇总说明', '统计汇总表', '分类统计表', '名额执行表', '重复对照表', '问题清单'])('%s shows no full number', (name) => {
    const text = [...named(name).rows].map(textOf).join('\n');
    for (const secret of [...idNumbers, ...accounts]) expect(text.includes(secret)).toBe(false);
  });

  it('问题清单 has every finding with unit, place, masked original, words and advice', () => {
    const table = named('问题清单');
    const rows = [...table.rows];
    expect(rows).toHaveLength(result.findings.length);
    const at = result.findings.findIndex((finding) => finding.code === 'id-checksum');
    const shown = (header: string): TableCell => rows[at]?.cells[column(table, header)] ?? null;
    expect(shown('单位')).toBe('东岗镇');
    expect(shown('单元格')).toBe('B7');
    expect(shown('姓名')).toBe('人4');
    expect(shown('原值（证号、账号已掩）')).toMatch(/^320123\*{8}\d{3}[\dX]$/);
    expect(String(shown('说明')).length).toBeGreaterThan(5);
    expect(String(shown('建议')).length).toBeGreaterThan(3);
    expect(cellsOf(table, '单位')[0]).toBe('全县');
  });

  it('the list of one file links each line to its cell, in either language', () => {
    const { findings } = inputs[0] as MergeInput;
    for (const lang of ['zh-CN', 'en'] as const) {
      const table = issueTable(findings, { sheetName: '问题清单(2)', lang });
      const rows = [...table.rows];
      expect(table.name).toBe('问题清单(2)');
      expect(rows).toHaveLength(findings.length);
      expect(rows[0]?.cells[3]).toEqual({ link: `'Sheet1'!${findings[0]?.where.cell}`, text: findings[0]?.where.cell });
      expect(
        rows
          .map(textOf)
          .join('')
          .includes(idOf({ sequence: 4 })),
      ).toBe(false);
    }
  });

  it('a sheet name with a quote, and findings about rows and sheets, get links that hold', () => {
    const where = { file: null, sheet: "张'三", row: null, cell: null, column: null, header: null, field: null };
    const findings = [
      { code: 'columns-missing', severity: 'error', where, related: [], params: {} },
      { code: 'total-mismatch', severity: 'error', where: { ...where, row: 9 }, related: [], params: {} },
    ] as const;
    expect([...issueTable(findings, { sheetName: '问题清单', lang: 'zh-CN' }).rows].map((row) => row.cells[3])).toEqual([
      { link: "'张''三'!A1", text: '整张表' },
      { link: "'张''三'!A9", text: '第9行' },
    ]);
  });
});

it('汇总说明 has the key figures, who is missing, and a link to every sheet', () => {
  const text = [...named('汇总说明').rows].map((row) => row.cells);
  const found = (item: string): TableCell => text.find((cells) => cells[0] === item)?.[1] ?? null;
  expect(found('名单')).toBe('共 10 条');
  expect(found('上报')).toBe('1 户，9 人');
  expect(found('资金总额')).toBe('1,000.00 元，超 400.00 元');
  expect(found('未报单位')).toBe('西河镇');
  expect(found('超名额单位')).toBe('东岗镇（超 2）');
  const links = text.flatMap(([cell]) => (typeof cell === 'object' && cell !== null && 'link' in cell ? [cell.link] : []));
  expect(links).toEqual(tables.slice(1).map((table) => `'${table.name}'!A1`));
});

const plainValue = (cell: TableCell | undefined): TableCell =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : (cell ?? null);

it('other plans make their tables too: no quotas, no units, tasks in kind', () => {
  const bare: Plan = planOf();
  const merged: MergeResult = merge([inputOf(null, { unitText: '某村', entries: [person(1)] }, bare)], bare);
  const made = countyTables(merged, bare, { asOf, lang: 'zh-CN' });
  expect(made.flatMap(wrongFormulas)).toEqual([]);
  expect([...named('名额执行表', made).rows][0]?.cells.slice(1, 6)).toEqual(['某村', null, 1, 1, '已报']);
});
