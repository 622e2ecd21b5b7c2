import { inputOf, merge, units } from '../../merge/county';
import { asOf, cellsUnder, dataRows } from './sample-counties';
import { offersOutput, outputSheets, outputTables, receiptTables, tasksTables, visitGroupsTable } from '../../../../core/outputs';
import { countyView } from '../../../../core/outputs/county-view';
import { outputKinds } from '../../../../core/model/output-kind';
import { idOf, planOf, type EntrySpec } from '../../../support/roster-builder';

const plan = planOf({
  units,
  kind: 'visit',
  visitWindow: { from: '2027-01-20', to: '2027-01-28' },
  visitGroups: [
    { code: '1', name: '第一组', leader: '张局长' },
    { code: '2', name: '第二组' },
  ],
  offices: ['区民政局'],
  unitGroups: [{ name: '各镇街', types: ['镇'] }],
  tasks: [
    { code: 'a', section: '慰问', title: '走访低保', category: 'D-RURAL', leadUnits: ['区民政局'], supportingUnits: ['各镇街', '某公司'] },
    { code: 'b', section: '宣传', title: '倡议', leadUnits: [], supportingUnits: [] },
  ],
});
const person = (sequence: number, parts: EntrySpec = {}): EntrySpec => ({
  name: `张${'甲乙丙丁戊己庚辛壬癸'[sequence] ?? ''}`,
  idNumber: idOf({ sequence }),
  category: '农村低保',
  amount: 100,
  ...parts,
});
const viewOf = (entries: readonly EntrySpec[]) => countyView(merge([inputOf('A', { entries }, plan)], plan), plan, asOf);

it('走访分组表: in the order of the plan, an empty group said to be empty, those without a group last', () => {
  const table = visitGroupsTable(
    viewOf([
      person(1, { visitGroup: '一组', visitDate: '2027-01-20' }),
      person(2, { visitGroup: null, visitDate: null }),
      person(3, { visitGroup: '1', visitDate: '2027-01-28', village: '东村', address: '东村3组' }),
    ]),
  )!;
  expect(cellsUnder(table, '组别')).toEqual(['第一组', '第一组', '第二组', '未分组']);
  expect(cellsUnder(table, '带队领导及职务')).toEqual(['张局长', '张局长', '', '']);
  expect(cellsUnder(table, '姓名')).toEqual(['张乙', '张丁', '（本组没有对象）', '张丙']);
  expect(cellsUnder(table, '住址')[1]).toBe('东村3组');
  expect(cellsUnder(table, '备注').at(-1)).toBe('有误待改');
  expect([...table.rows].at(-1)?.cells).toContain(200);
  expect(table.subtitle[1]).toContain('2027年1月20日至2027年1月28日');
  expect([...table.rows].at(-1)?.cells[0]).toBe('合计');
});

it('任务表: people counted, groups of units told, a missing leader marked; 任务分解表 has a line for each unit', () => {
  const [tasks, byUnit] = tasksTables(viewOf([person(1), person(2)]));
  expect(cellsUnder(tasks!, '对象数')).toEqual(['2 人', null]);
  expect(cellsUnder(tasks!, '牵头单位')).toEqual(['区民政局', '（方案没有写）']);
  expect(cellsUnder(tasks!, '配合单位')[0]).toBe('各镇街（2个）、某公司');
  expect(dataRows(byUnit!).map((cells) => [cells[1], cells[2], cells[6]])).toEqual([
    ['区民政局', '牵头', null],
    ['东岗镇', '配合', null],
    ['西河镇', '配合', null],
    ['某公司', '配合', '方案里没有这个单位'],
  ]);
});

it('签收表: pages of 20 end with their sum, the last with both; signature columns are empty', () => {
  const entries = Array.from({ length: 41 }, (_, at) =>
    person(0, { name: `欧阳${String.fromCharCode(0x4e00 + at)}`, idNumber: idOf({ sequence: at + 1 }) }),
  );
  const [unit] = receiptTables(viewOf(entries));
  const rows = [...unit!.tables[0]!.rows];
  expect(rows.map(({ cells, endsPage }, at) => (endsPage === true ? [at, cells[1]] : null)).filter(Boolean)).toEqual([
    [20, '本页合计'],
    [41, '本页合计'],
  ]);
  expect(rows.slice(-2).map(({ cells }) => [cells[1], cells[5]])).toEqual([
    ['本页合计', '壹佰元整'],
    ['合计', '肆仟壹佰元整'],
  ]);
  expect(unit!.tables[0]!.footer[0]).toContain('肆仟壹佰元整');
  for (const header of ['签字（手印）', '领款时间', '代领人及关系', '经办人'])
    expect(new Set(cellsUnder(unit!.tables[0]!, header))).toEqual(new Set([null]));
});

it('all papers as sheets of one workbook have names of their own, also beside sheets that are there', () => {
  const { result } = viewOf([person(1), person(2, { idNumber: '' })]);
  const names = outputSheets(outputTables(result, plan, { asOf }), ['任务表']).map(({ name }) => name);
  expect(names).toEqual([
    '公示表-全县',
    '公示表-东岗镇',
    '签收表-东岗镇',
    '走访分组表',
    '任务表(2)',
    '任务表-任务分解表',
    '退回单-东岗镇-退回说明',
    '退回单-东岗镇-问题清单',
  ]);
});

it('kinds that the plan does not have give no workbook', () => {
  const { result } = viewOf([person(1)]);
  const kinds = outputTables(result, plan, { asOf }).map(({ kind }) => kind);
  expect(outputKinds.filter((kind) => offersOutput(plan, kind))).toEqual(['public', 'receipt', 'visitGroups', 'tasks', 'returned']);
  expect(new Set(kinds)).toEqual(
    new Set(['public', 'receipt', 'visitGroups', 'tasks', 'returned'].filter((kind) => kinds.includes(kind as never))),
  );
  expect(outputTables(result, plan, { asOf, kinds: ['payment'] })).toEqual([]);
});
