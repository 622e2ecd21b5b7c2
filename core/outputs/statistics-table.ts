/** 统计汇总表: unit × category of what is granted; every sum is a formula, and households, people and institutions have columns of their own. */
import { outputsZh } from '../messages/zh-CN/outputs';
import type { MergedEntry, Tally, UnitResult } from '../model/merge';
import { columnLetters } from '../model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn, type TableRow } from '../model/table';
import { categoryName, unitLabel, type CountyView } from './county-view';

type Grain = MergedEntry['grain'];
type Measure = Grain | 'money';
const grains: readonly Grain[] = ['household', 'person', 'institution'];
const text = outputsZh.statistics;

const amountIn = (tally: Tally | undefined, measure: Measure): number => {
  if (tally === undefined) return 0;
  if (measure === 'money') return tally.amountFen / 100;
  return measure === 'household' ? tally.households : measure === 'person' ? tally.persons : tally.institutions;
};

/** A column of numbers that belongs to a category, or sums those of all categories (`category` undefined). */
interface NumberColumn {
  readonly category: string | null | undefined;
  readonly measure: Measure;
  readonly column: TableColumn;
}

const FIRST_NUMBER = 2;

export function statisticsTable(view: CountyView): Table {
  const { plan, result } = view;
  const numbers = [...categoryColumns(view), ...sumColumns(view)];
  const withQuota = result.units.some((unit) => unit.quota !== null && unit.quota.count !== null);
  const reported = grainsOf(result.totals.reported).map((grain): TableColumn => ({
    header: outputsZh.countHeader(grain),
    group: text.reported,
    kind: 'integer',
    width: 8,
  }));
  const columns: readonly TableColumn[] = [
    { header: '序号', kind: 'integer', width: 6, align: 'center' },
    { header: text.unit, kind: 'text', width: 20 },
    ...numbers.map(({ column }) => column),
    ...reported,
    ...(withQuota ? [quotaColumn(text.quota), quotaColumn(text.balance)] : []),
    { header: text.remark, kind: 'text', width: 14 },
  ];
  const head = { subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)], columns };
  const first = tableLayout(head).firstData;
  const lines = result.units.map((unit, at) => unitRow(view, unit, at, first + at, numbers, withQuota));
  return {
    name: outputsZh.sheets.statistics,
    title: `${outputsZh.campaign(plan.title, plan.year)}${outputsZh.sheets.statistics}`,
    ...head,
    rows: lines.length === 0 ? [] : [...lines, totalRow(view, columns, numbers, first, lines.length, withQuota)],
    footer: [text.note, outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 2,
  };
}

const quotaColumn = (header: string): TableColumn => ({ header, kind: 'integer', width: 9 });

const grainsOf = (tally: Tally): readonly Grain[] => {
  const present = grains.filter((grain) => amountIn(tally, grain) > 0);
  return present.length > 0 ? present : ['person'];
};

/** Categories that anybody reported, with the grains in which they were reported, each followed by its money. */
function categoryColumns({ result, plan }: CountyView): readonly NumberColumn[] {
  return result.categories.flatMap(({ code, reported }): readonly NumberColumn[] => {
    const present = grains.filter((grain) => amountIn(reported, grain) > 0);
    if (present.length === 0) return [];
    const group = categoryName(plan, code);
    return [...present, 'money' as const].map((measure) => numberColumn(code, group, measure));
  });
}

const sumColumns = ({ result }: CountyView): readonly NumberColumn[] =>
  [...grainsOf(result.totals.reported), 'money' as const].map((measure) => numberColumn(undefined, text.totals, measure));

const numberColumn = (category: string | null | undefined, group: string, measure: Measure): NumberColumn => ({
  category,
  measure,
  column:
    measure === 'money'
      ? { header: outputsZh.amountHeader, group, kind: 'yuan', width: 13 }
      : { header: outputsZh.countHeader(measure), group, kind: 'integer', width: 8 },
});

function unitRow(
  view: CountyView,
  unit: UnitResult,
  at: number,
  row: number,
  numbers: readonly NumberColumn[],
  withQuota: boolean,
): TableRow {
  const byCategory = new Map(unit.byCategory.map((line) => [line.categoryCode, line.granted]));
  const cells: TableCell[] = numbers.map(({ category, measure }): TableCell => {
    if (category !== undefined) return amountIn(byCategory.get(category), measure) || null;
    const addends = numbers.flatMap((other, index) =>
      other.category !== undefined && other.measure === measure ? [`${columnLetters(FIRST_NUMBER + index)}${row}`] : [],
    );
    const value = amountIn(unit.granted, measure);
    return addends.length === 0 ? value : { formula: addends.join('+'), value };
  });
  const reported = grainsOf(view.result.totals.reported).map((grain) => amountIn(unit.reported, grain) || null);
  const { quota } = unit;
  const balance = quota === null || quota.count === null ? null : quota.over > 0 ? quota.over : -quota.left;
  const status = unit.status === 'submitted' ? null : outputsZh.status[unit.status];
  const line: TableRow = {
    cells: [at + 1, unitLabel(unit.name), ...cells, ...reported, ...(withQuota ? [quota?.count ?? null, balance] : []), status],
  };
  return unit.status === 'missing' ? { ...line, tone: 'muted' } : line;
}

function totalRow(
  view: CountyView,
  columns: readonly TableColumn[],
  numbers: readonly NumberColumn[],
  first: number,
  rows: number,
  withQuota: boolean,
): TableRow {
  const { units, totals, categories } = view.result;
  const byCategory = new Map(categories.map((category) => [category.code, category.granted]));
  const sum = (at: number, value: number): TableCell => {
    const letter = columnLetters(at);
    return { formula: `SUM(${letter}${first}:${letter}${first + rows - 1})`, value };
  };
  const values = [
    ...numbers.map(({ category, measure }) => amountIn(category === undefined ? totals.granted : byCategory.get(category), measure)),
    ...grainsOf(totals.reported).map((grain) => amountIn(totals.reported, grain)),
    ...(withQuota ? [units.reduce((total, unit) => total + (unit.quota?.count ?? 0), 0)] : []),
  ];
  const cells: TableCell[] = [null, outputsZh.total, ...values.map((value, at) => sum(FIRST_NUMBER + at, value))];
  while (cells.length < columns.length) cells.push(null);
  return { cells, tone: 'total', bold: true };
}
