/**
 * The header's unit of money contradicts the amounts: half of the entries or more would get over 100,000 yuan, or less than one yuan, each.
 *
 * Bad: header 慰问金(万元), cells 1000 · header 慰问金(元), cells 0.1
 */
import type { SheetReading } from '../model/roster';
import { grainOf, categoryOf, type Plan } from '../model/plan';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { codesOf } from './support/categories';

/** R19 of domain.md §4.1: per head above 100,000 yuan or below 1 yuan. In fen. */
const tooMuchFen = 100_000_00;
const tooLittleFen = 1_00;

export const unitScaleSuspicious: RosterRule = defineRule({
  code: 'unit-scale-suspicious',
  scope: 'roster',
  severity: 'warning',
  needs: [],
  basis: '表头写万元而数是元的表确有其事；按人均数量级复核（R19，领域简报 1.3）',
  summary: {
    zh: '表头的金额单位（元/万元）与数的大小对不上。',
    en: 'The unit of money in the header (元 or 万元) contradicts the size of the amounts.',
  },
  silentOn: '万元表头下的 0.1；单位类对象的大额；个别行的大额或小额',
  check: (roster, { plan }) => roster.sheets.flatMap((sheet) => (sheet.role === 'roster' ? hitsOn(sheet, plan) : [])),
});

function hitsOn(sheet: SheetReading, plan: Plan): readonly Hit[] {
  const column = sheet.layout?.columns.find((candidate) => candidate.field === 'amount');
  if (column === undefined || sheet.layout === null) return [];
  const amounts: number[] = [];
  for (const entry of sheet.entries) {
    const fen = entry.readings.amount?.value;
    if (fen === undefined || fen === null || fen <= 0) continue;
    if (grainOf(plan, categoryOf(plan, codesOf(entry, plan)[0])) !== 'institution') amounts.push(fen);
  }
  if (amounts.length === 0) return [];
  amounts.sort((a, b) => a - b);
  const typical = amounts[Math.floor((amounts.length - 1) / 2)] ?? 0;
  const reason = typical > tooMuchFen ? 'tooMuch' : typical < tooLittleFen ? 'tooLittle' : undefined;
  if (reason === undefined) return [];
  const row = sheet.layout.headerBottom + sheet.origin.row + 1;
  const unit = column.multiplier === 10_000 ? '万元' : '元';
  return [{ at: { sheet, row, field: 'amount', column: column.column }, params: { reason, unit, typicalYuan: typical / 100 } }];
}
