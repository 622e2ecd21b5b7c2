/** 名额执行表: how far each unit used its quota, and whether and how it reported. */
import { outputsZh } from '../messages/zh-CN/outputs';
import type { QuotaUse, UnitResult } from '../model/merge';
import { columnLetters } from '../model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn, type TableRow, type Tone } from '../model/table';
import { categoryName, unitLabel, type CountyView } from './county-view';

const text = outputsZh.quota;
const FIRST_NUMBER = 3;
const tones: Partial<Record<UnitResult['status'], Tone>> = { missing: 'error', void: 'error', late: 'warning' };

export function quotaTable(view: CountyView): Table {
  const { plan, result } = view;
  const uses = [...result.units.map((unit) => unit.quota), ...result.categories.map((category) => category.quota)];
  const withCount = uses.some((quota) => quota !== null && quota.count !== null);
  const withMoney = uses.some((quota) => quota !== null && quota.amountFen !== null);
  const number = (header: string): TableColumn => ({ header, kind: 'integer', width: 9 });
  const money = (header: string): TableColumn => ({ header, kind: 'yuan', width: 14 });
  const columns: readonly TableColumn[] = [
    { header: text.serial, kind: 'integer', width: 6, align: 'center' },
    { header: text.unit, kind: 'text', width: 24 },
    { header: text.type, kind: 'text', width: 14 },
    ...(withCount ? [number(text.quota)] : []),
    number(text.reported),
    number(text.granted),
    ...(withCount || withMoney ? [number(text.over)] : []),
    ...(withCount ? [number(text.left)] : []),
    ...(withMoney ? [money(text.moneyLimit), money(text.moneyUsed)] : []),
    { header: text.status, kind: 'text', width: 12, align: 'center' },
    number(text.errors),
    number(text.warnings),
  ];
  const head = { subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)], columns };
  const first = tableLayout(head).firstData;
  const numbersOf = (quota: QuotaUse | null, unit: UnitResult | null): (number | null)[] => [
    ...(withCount ? [quota?.count ?? null] : []),
    quota?.reported ?? countOf(unit?.reported),
    quota?.used ?? countOf(unit?.granted),
    ...(withCount || withMoney ? [quota?.over ?? null] : []),
    ...(withCount ? [quota === null || quota.count === null ? null : quota.left] : []),
    ...(withMoney ? [quota?.amountFen == null ? null : quota.amountFen / 100, quota === null ? null : quota.usedFen / 100] : []),
  ];
  const units = result.units.map((unit, at) => unitRow(unit, at, numbersOf(unit.quota, unit), columns));
  const shared = result.categories.flatMap((category): TableRow[] => {
    if (category.quota === null) return [];
    const label = text.shared(categoryName(plan, category.code));
    return [{ cells: [null, label, null, ...numbersOf(category.quota, null), null, null, null] }];
  });
  return {
    name: outputsZh.sheets.quota,
    title: `${outputsZh.campaign(plan.title, plan.year)}${outputsZh.sheets.quota}`,
    ...head,
    rows: units.length === 0 ? shared : [...units, totalRow(units, columns, first), ...shared],
    footer: [plan.quotas.length === 0 ? text.noQuota : text.note, outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 2,
  };
}

/** Without a quota, entries of whatever grain are counted as entries. */
const countOf = (tally: UnitResult['reported'] | undefined): number | null =>
  tally === undefined ? null : tally.households + tally.persons + tally.institutions;

function unitRow(unit: UnitResult, at: number, numbers: readonly (number | null)[], columns: readonly TableColumn[]): TableRow {
  const statusAt = FIRST_NUMBER + numbers.length;
  const cells: TableCell[] = [
    at + 1,
    unitLabel(unit.name),
    unit.type,
    ...numbers,
    outputsZh.status[unit.status],
    unit.counts.error,
    unit.counts.warning,
  ];
  const cellTones: Record<number, Tone> = {};
  const tone = tones[unit.status];
  if (tone !== undefined) cellTones[statusAt] = tone;
  const overAt = columns.findIndex((column) => column.header === text.over);
  if ((unit.quota?.over ?? 0) > 0 && overAt >= 0) cellTones[overAt] = 'error';
  return { cells, cellTones };
}

function totalRow(units: readonly TableRow[], columns: readonly TableColumn[], first: number): TableRow {
  const cells = columns.map((column, at): TableCell => {
    if (at === 1) return outputsZh.total;
    if (at < FIRST_NUMBER || column.kind === 'text') return null;
    const letter = columnLetters(at);
    const value = units.reduce((sum, row) => sum + (typeof row.cells[at] === 'number' ? row.cells[at] : 0), 0);
    return { formula: `SUM(${letter}${first}:${letter}${first + units.length - 1})`, value };
  });
  return { cells, tone: 'total', bold: true };
}
