/** 任务表 and 任务分解表: the plan's tasks with who leads and who helps, and the same by responsible unit. */
import { readUnitList } from '../intake/values/unit-list';
import { outputsZh } from '../messages/zh-CN/outputs';
import { outputKindNamesZh, paperZh } from '../messages/zh-CN/outputs-paper';
import type { Plan } from '../model/plan';
import { isSameOrAbove } from '../rules/support/categories';
import type { Table, TableCell, TableColumn, TableRow } from '../model/table';
import { tallyText, type CountyView } from './county-view';
import { goodsText, grantedIn, tallyOf } from './granted';

const text = paperZh.tasks;
type Task = Plan['tasks'][number];
type Read = ReturnType<typeof readUnitList>;

/** Empty when the plan has no tasks. */
export function tasksTables(view: CountyView): readonly Table[] {
  const { plan } = view;
  if (plan.tasks.length === 0) return [];
  const read = readUnitList(plan);
  return [tasksTable(view, read), byUnitTable(view, read)];
}

const column = (header: string, width: number, extra: Partial<TableColumn> = {}): TableColumn => ({
  header,
  kind: 'text',
  width,
  wrap: true,
  ...extra,
});

function tasksTable(view: CountyView, read: Read): Table {
  const { plan } = view;
  const money = plan.tasks.some((task) => entriesOf(view, task).some(({ grantedFen }) => grantedFen > 0));
  return {
    name: outputKindNamesZh.tasks,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.tasks}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)],
    columns: [
      { header: paperZh.serial, kind: 'integer', width: 6, align: 'center' },
      column(text.section, 14),
      column(text.title, 30),
      column(text.audience, 18),
      column(text.count, 12, { align: 'center' }),
      column(text.means, 14),
      column(text.goods, 18),
      ...(money ? [{ header: paperZh.amount, kind: 'yuan', width: 13 } as const] : []),
      column(text.lead, 18),
      column(text.support, 26),
      column(text.when, 16),
      column(text.progress, 14),
    ],
    rows: plan.tasks.map((task, at) => taskRow(view, task, at, money, read)),
    footer: [text.note, outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 0,
  };
}

function taskRow(view: CountyView, task: Task, at: number, money: boolean, read: Read): TableRow {
  const { plan } = view;
  const entries = entriesOf(view, task);
  const tally = tallyOf(entries);
  const lead = namesText(task.leadUnits, plan, read);
  const cells: TableCell[] = [
    at + 1,
    task.section,
    task.title,
    task.audience ?? null,
    task.category === undefined ? null : tallyText(tally),
    task.means ?? null,
    goodsText(entries, plan) || null,
    ...(money ? [tally.amountFen > 0 ? tally.amountFen / 100 : null] : []),
    lead || text.noLead,
    namesText(task.supportingUnits, plan, read) || null,
    plan.visitWindow === undefined ? null : text.window(plan.visitWindow.from, plan.visitWindow.to),
    null,
  ];
  return lead === '' ? { cells, cellTones: { [cells.indexOf(text.noLead)]: 'warning' } } : { cells };
}

/** Granted entries of the task's category and of those below it. */
const entriesOf = (view: CountyView, { category }: Task): ReturnType<typeof grantedIn> =>
  category === undefined
    ? []
    : grantedIn(view).filter(({ categoryCode }) => categoryCode !== null && isSameOrAbove(view.plan, category, categoryCode));

/** As the plan writes them; a group of units says how many it stands for. */
const namesText = (names: readonly string[], plan: Plan, read: Read): string =>
  names
    .map((name) => {
      const { known } = read(name);
      return known.length > 1 || (plan.unitGroups.length > 0 && known.length === 1 && known[0] !== name && isGroup(name, plan))
        ? text.expanded(name, known.length)
        : name;
    })
    .join('、');

const isGroup = (name: string, plan: Plan): boolean => plan.unitGroups.some((group) => group.name === name || group.aliases.includes(name));

/** One line for each unit and task: what is handed out to the units. */
function byUnitTable(view: CountyView, read: Read): Table {
  const { plan } = view;
  const duties = plan.tasks.flatMap((task) => [
    ...dutiesOf(task, task.leadUnits, text.leads, read),
    ...dutiesOf(task, task.supportingUnits, text.supports, read),
  ]);
  const order = [...new Set([...plan.offices, plan.hostOffice, ...plan.units.map(({ name }) => name), ...duties.map(({ unit }) => unit)])];
  const rank = new Map(order.map((name, at) => [name, at]));
  const known = new Set([...plan.offices, plan.hostOffice, ...plan.units.map(({ name }) => name)]);
  const sorted = [...duties].sort((a, b) => (rank.get(a.unit) ?? 0) - (rank.get(b.unit) ?? 0));
  return {
    name: text.byUnitSheet,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.byUnit}`,
    subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)],
    columns: [
      { header: paperZh.serial, kind: 'integer', width: 6, align: 'center' },
      column(paperZh.unit, 20),
      column(text.role, 8, { align: 'center' }),
      column(text.section, 16),
      column(text.title, 44),
      column(text.progress, 18),
      column(paperZh.remark, 16),
    ],
    rows: sorted.map(({ unit, role, task }, at) => {
      const strange = !known.has(unit);
      const cells = [at + 1, unit, role, task.section, task.title, null, strange ? text.unknownUnit : null];
      return strange ? { cells, cellTones: { 1: 'warning' } } : { cells };
    }),
    footer: [],
    orientation: 'portrait',
    autoFilter: true,
    frozenColumns: 0,
  };
}

const dutiesOf = (
  task: Task,
  names: readonly string[],
  role: string,
  read: Read,
): readonly { readonly unit: string; readonly role: string; readonly task: Task }[] => {
  const units = new Set(names.flatMap((name) => (read(name).known.length > 0 ? read(name).known : [name])));
  return [...units].map((unit) => ({ unit, role, task }));
};
