/**
 * A 小计 or 合计 row states money, people or households that its rows do not add up to. One finding per cell.
 *
 * Bad: three rows of 1,000 yuan, 合计 → 2000
 */
import type { FieldKey } from '../model/field';
import type { SheetReading, TotalRow } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { SheetSums } from './support/sheet-sums';
import { summaryTotalHits } from './support/summary-totals';

export const totalMismatch: RosterRule = defineRule({
  code: 'total-mismatch',
  scope: 'roster',
  severity: 'error',
  needs: [],
  basis: '合计、小计必须等于明细之和（R17，领域简报 4.3）',
  summary: {
    zh: '小计或合计（金额、人数、户数）与明细之和不符。',
    en: 'A subtotal or total (money, people, households) differs from the sum of its rows.',
  },
  silentOn:
    '合计在数据上方；空着的合计；人数写的是户数、人口或保障人数之一；不算删除线行或隐藏行的合计；整个文件的总计；万元合计的四舍五入',
  check: (roster, { plan }) => {
    const all = new Map(roster.sheets.filter((sheet) => sheet.role === 'roster').map((sheet) => [sheet, new SheetSums(sheet)]));
    const inRosters = [...all].flatMap(([sheet, sums]) => sheet.totals.flatMap((total) => hitsOn(sheet, total, sums, [...all.values()])));
    return [...inRosters, ...roster.sheets.filter(({ role }) => role === 'summary').flatMap((sheet) => summaryTotalHits(sheet, plan))];
  },
});

function hitsOn(sheet: SheetReading, total: TotalRow, sums: SheetSums, all: readonly SheetSums[]): readonly Hit[] {
  if (total.from >= total.to) return [];
  const ranges = rangesOf(total, sums, all);
  return [...moneyHits(sheet, total, ranges), ...countHits(sheet, total, ranges), ...statedHits(sheet, total, ranges)];
}

interface Range {
  readonly parts: readonly { readonly sums: SheetSums; readonly from: number; readonly to: number }[];
}

/** The rows the total was read as covering; for a grand total also the whole sheet and the whole file. */
function rangesOf(total: TotalRow, sums: SheetSums, all: readonly SheetSums[]): readonly Range[] {
  const own: Range = { parts: [{ sums, from: total.from, to: total.to }] };
  if (total.kind === 'subtotal') return [own];
  const sheet: Range = { parts: [{ sums, from: 0, to: sums.length }] };
  return all.length > 1 ? [own, sheet, { parts: all.map((each) => ({ sums: each, from: 0, to: each.length })) }] : [own, sheet];
}

type Ways = (sums: SheetSums, from: number, to: number) => readonly number[];

/** Every figure that would be right, the plain sum of the total's own rows first. Over several sheets each way is summed on its own. */
function figures(ranges: readonly Range[], ways: Ways): readonly number[] {
  return ranges.flatMap(({ parts }) => {
    const lists = parts.map(({ sums, from, to }) => ways(sums, from, to));
    const longest = Math.max(...lists.map((list) => list.length));
    return Array.from({ length: longest }, (_, way) => lists.reduce((sum, list) => sum + (list[way] ?? list[0] ?? 0), 0));
  });
}

function moneyHits(sheet: SheetReading, total: TotalRow, ranges: readonly Range[]): readonly Hit[] {
  return statedOnce(sheet, total).flatMap(({ field, column, fen }): Hit[] => {
    if (field !== 'amount' && field !== 'amountUpper') return [];
    const [own] = ranges;
    if (own?.parts.some(({ sums, from, to }) => !sums.readable('amount', from, to)) !== false) return [];
    if (!sheet.layout?.columns.some((binding) => binding.field === 'amount')) return [];
    const right = figures(ranges, (sums, from, to) => sums.of('amount', from, to));
    const tolerance = roundingOf(sheet, fen);
    if (right.some((sum) => Math.abs(sum - fen) <= tolerance)) return [];
    const sum = right[0] ?? 0;
    return [hit(sheet, total, column, { of: 'money', stated: fen / 100, sum: sum / 100, difference: (fen - sum) / 100 }, field)];
  });
}

/** 合计人民币（大写）肆仟元整 beside 4000 is said once, and of the figure. */
function statedOnce(sheet: SheetReading, total: TotalRow): TotalRow['money'] {
  const own = sheet.layout?.columns.find((binding) => binding.field === 'amount')?.column;
  const inColumn = total.money.filter(({ column }) => column === own).map(({ fen }) => fen);
  return total.money.filter(({ column, fen }) => column === own || !inColumn.includes(fen));
}

/** A total in 万元 is often rounded to two decimals: half of its last digit may be off. In fen; 0 for sums in yuan. */
function roundingOf(sheet: SheetReading, fen: number): number {
  if (sheet.layout?.columns.find((binding) => binding.field === 'amount')?.multiplier !== 10_000) return 0;
  const finest = 10_000;
  return fen % finest === 0 ? finest / 2 : 0;
}

function countHits(sheet: SheetReading, total: TotalRow, ranges: readonly Range[]): readonly Hit[] {
  return total.counts.flatMap(({ field, column, count }): Hit[] => {
    if (field !== 'householdSize' && field !== 'coveredSize' && field !== 'goodsQty') return [];
    const [own] = ranges;
    if (own?.parts.some(({ sums, from, to }) => !sums.readable(field, from, to)) !== false) return [];
    const right = figures(ranges, (sums, from, to) => sums.of(field, from, to));
    const also =
      field === 'goodsQty' ? [] : figures(ranges, (sums, from, to) => [...sums.sizes(field, from, to), ...heads(sums, from, to)]);
    if (right.includes(count) || also.includes(count)) return [];
    const sum = right[0] ?? 0;
    return [hit(sheet, total, column, { of: field, stated: count, sum, difference: count - sum }, field)];
  });
}

const heads: Ways = (sums, from, to) => [...sums.entries(from, to), ...sums.people(from, to)];

/** 共12户30人: households are the rows; people may be the rows, the rows with their members, the household sizes or the people covered. */
function statedHits(sheet: SheetReading, total: TotalRow, ranges: readonly Range[]): readonly Hit[] {
  const { stated } = total;
  if (stated === null) return [];
  const hits: Hit[] = [];
  const rows = figures(ranges, (sums, from, to) => sums.entries(from, to));
  const entries = rows[0] ?? 0;
  if (stated.households !== undefined && !rows.includes(stated.households))
    hits.push(
      hit(sheet, total, stated.column, {
        of: 'households',
        stated: stated.households,
        sum: entries,
        difference: stated.households - entries,
      }),
    );
  if (stated.persons !== undefined && (stated.households === undefined || countsPeople(sheet))) {
    const people = figures(ranges, (sums, from, to) => [
      ...heads(sums, from, to),
      ...(['householdSize', 'coveredSize'] as const).flatMap((field) => [...sums.of(field, from, to), ...sums.sizes(field, from, to)]),
    ]);
    if (!people.includes(stated.persons))
      hits.push(
        hit(sheet, total, stated.column, { of: 'persons', stated: stated.persons, sum: entries, difference: stated.persons - entries }),
      );
  }
  return hits;
}

/** Beside a number of households a number of people can be checked only where the sheet says how many people there are. */
const countsPeople = (sheet: SheetReading): boolean =>
  sheet.layout?.columns.some(({ field }) => field === 'householdSize' || field === 'coveredSize') === true ||
  sheet.entries.some(({ members }) => members.length > 0);

const hit = (sheet: SheetReading, total: TotalRow, column: number, params: NonNullable<Hit['params']>, field?: FieldKey): Hit => ({
  at: { sheet, row: total.row, column, ...(field === undefined ? {} : { field }) },
  params: { ...params, label: total.label, rows: total.to - total.from },
});
