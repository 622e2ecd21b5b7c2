/** 分类统计表: category by category, broader ones with those below them; a pending standard is "—", never 0. */
import { outputsZh } from '../messages/zh-CN/outputs';
import type { CategoryResult, MergedEntry, Tally } from '../model/merge';
import { categoryOf, standardFen, type Plan } from '../model/plan';
import { formatYuan } from '../model/money';
import { columnLetters } from '../model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn, type TableRow } from '../model/table';
import type { CountyView } from './county-view';

const text = outputsZh.categories;
type Grain = MergedEntry['grain'];
const grains: readonly Grain[] = ['household', 'person', 'institution'];
const countIn = (tally: Tally, grain: Grain): number =>
  grain === 'household' ? tally.households : grain === 'person' ? tally.persons : tally.institutions;

const REPORTED = 3;
const GRANTED = 4;
const AMOUNT = 6;

/** One line: a category in one grain. `leaf` lines add up to the totals. */
interface Line {
  readonly name: string;
  readonly category: CategoryResult;
  readonly grain: Grain;
  readonly reported: Tally;
  readonly granted: Tally;
  readonly fen: number;
  readonly leaf: boolean;
  readonly planned: number | null;
  readonly bold: boolean;
}

export function categoriesTable(view: CountyView): Table {
  const { plan, result } = view;
  const columns: readonly TableColumn[] = [
    { header: text.serial, kind: 'integer', width: 6, align: 'center' },
    { header: text.category, kind: 'text', width: 30 },
    { header: text.measure, kind: 'text', width: 6, align: 'center' },
    { header: text.reported, kind: 'integer', width: 10 },
    { header: text.granted, kind: 'integer', width: 10 },
    { header: text.standard, kind: 'text', width: 18, align: 'right' },
    { header: text.amount, kind: 'yuan', width: 16 },
    { header: text.share, kind: 'percent', width: 10 },
    { header: text.planned, kind: 'integer', width: 10 },
    { header: text.difference, kind: 'integer', width: 12 },
  ];
  const head = { subtitle: [outputsZh.subtitle(plan.hostOffice, view.asOf)], columns };
  const first = tableLayout(head).firstData;
  const lines = result.categories
    .filter((category) => category.parent === null)
    .flatMap((category) => linesOf(category, result.categories));
  const totalMoney = result.totals.granted.amountFen;
  const totals = totalRows(lines, result.totals, first);
  const moneyRow = first + lines.length + totals.length - 1;
  const moneyCell = `${columnLetters(AMOUNT)}$${moneyRow}`;
  return {
    name: outputsZh.sheets.categories,
    title: `${outputsZh.campaign(plan.title, plan.year)}${outputsZh.sheets.categories}`,
    ...head,
    rows: [...lines.map((line, at) => lineRow(plan, line, at, first + at, totalMoney, moneyCell)), ...totals],
    footer: [text.note, outputsZh.signatures],
    orientation: 'landscape',
    autoFilter: false,
    frozenColumns: 2,
  };
}

/** A category by itself, or a broader one followed by what is below it and what it has of its own. */
function linesOf(category: CategoryResult, all: readonly CategoryResult[]): readonly Line[] {
  const below = all.filter((candidate) => candidate.parent !== null && category.code !== null && isBelow(candidate, category.code, all));
  const name = category.name === '' ? outputsZh.unknownCategory : category.name;
  if (below.length === 0) return inGrains(category, { ...category, name, leaf: true, planned: category.plannedCount, bold: false });
  const own = { name: text.own, reported: category.reported, granted: category.granted, leaf: true, planned: null, bold: false };
  const hasOwn = grains.some((grain) => countIn(category.reported, grain) > 0);
  return [
    ...inGrains(category, { name, ...category.including, leaf: false, planned: category.plannedCount, bold: true }),
    ...below.flatMap((child) =>
      inGrains(child, { ...child, name: text.child(child.name), leaf: true, planned: child.plannedCount, bold: false }),
    ),
    ...(hasOwn ? inGrains(category, own) : []),
  ];
}

function isBelow(category: CategoryResult, upper: string, all: readonly CategoryResult[]): boolean {
  let { parent } = category;
  for (let depth = 0; parent !== null && depth <= all.length; depth += 1) {
    if (parent === upper) return true;
    parent = all.find((candidate) => candidate.code === parent)?.parent ?? null;
  }
  return false;
}

/** A line for each grain in which it was reported (its own when nobody did); its money stands in the first. */
function inGrains(category: CategoryResult, line: Omit<Line, 'grain' | 'category' | 'fen'>): readonly Line[] {
  const present = grains.filter((grain) => countIn(line.reported, grain) > 0);
  const shown = present.length > 0 ? present : [category.grain];
  return shown.map((grain, at) => ({
    ...line,
    category,
    grain,
    fen: at === 0 ? line.granted.amountFen : 0,
    planned: grain === category.grain ? line.planned : null,
  }));
}

function lineRow(plan: Plan, line: Line, at: number, row: number, totalFen: number, totalCell: string): TableRow {
  const reported = countIn(line.reported, line.grain);
  const money = line.fen;
  const share = totalFen === 0 || money === 0 ? null : { formula: `${columnLetters(AMOUNT)}${row}/${totalCell}`, value: money / totalFen };
  const amount: TableCell = money === 0 && !paysKnownMoney(plan, line.category.code) ? outputsZh.dash : money / 100;
  const cells: TableCell[] = [
    at + 1,
    line.name,
    outputsZh.grainUnit[line.grain],
    reported,
    countIn(line.granted, line.grain),
    standardText(plan, line.category.code),
    amount,
    share,
    line.planned,
    line.planned === null ? null : reported - line.planned,
  ];
  return line.bold ? { cells, bold: true } : { cells };
}

const paysKnownMoney = (plan: Plan, code: string | null): boolean => {
  const standard = categoryOf(plan, code ?? undefined)?.standard;
  return standard !== undefined && standardFen(standard).length > 0;
};

function standardText(plan: Plan, code: string | null): string {
  const standard = categoryOf(plan, code ?? undefined)?.standard;
  if (standard === undefined || standard.kind === 'pending') return outputsZh.dash;
  if (standard.kind === 'goods') return standard.kit.map((item) => `${item.name}${item.quantity}${item.unit}`).join('、');
  return standardFen(standard).map(formatYuan).join(' / ');
}

/** One total for each grain that occurs, and one for the money; formulas add the lines one by one, since broader ones must not count twice. */
function totalRows(lines: readonly Line[], totals: CountyView['result']['totals'], first: number): readonly TableRow[] {
  const cellsOf = (column: number, fits: (line: Line) => boolean): string =>
    lines.flatMap((line, at) => (line.leaf && fits(line) ? [`${columnLetters(column)}${first + at}`] : [])).join(',');
  const sum = (column: number, value: number, fits: (line: Line) => boolean): TableCell => {
    const cells = cellsOf(column, fits);
    return cells === '' ? value : { formula: `SUM(${cells})`, value };
  };
  const present = grains.filter((grain) => countIn(totals.reported, grain) > 0);
  const counts = present.map((grain): TableRow => {
    const fits = (line: Line): boolean => line.grain === grain;
    const reported = sum(REPORTED, countIn(totals.reported, grain), fits);
    const granted = sum(GRANTED, countIn(totals.granted, grain), fits);
    const cells = [null, text.totalBy(grain), outputsZh.grainUnit[grain], reported, granted, null, null, null, null, null];
    return { cells, tone: 'total', bold: true };
  });
  const money = sum(AMOUNT, totals.granted.amountFen / 100, () => true);
  const moneyRow: TableRow = { cells: [null, text.totalMoney, null, null, null, null, money, null, null, null], tone: 'total', bold: true };
  return [...counts, moneyRow];
}
