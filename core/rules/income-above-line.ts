/**
 * The income per head is above the plan's line. Columns by year are compared with twelve times a monthly line, and the other way round.
 *
 * Bad: line 798 yuan a month, 家庭人均月收入 1200
 */
import { toFen } from '../model/plan';
import type { SheetReading } from '../model/roster';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

type Period = 'month' | 'year';

export const incomeAboveLine: RowRule = defineRule({
  code: 'income-above-line',
  scope: 'row',
  severity: 'error',
  needs: ['perCapitaIncome'],
  basis: '方案的家庭人均收入线（R32）；正好在线上是否算在内由方案定',
  summary: {
    zh: '家庭人均收入高于方案规定的线。',
    en: 'The household income per head is above the line of the plan.',
  },
  silentOn: '正好在线上（方案规定在内时）；按年填的栏与按月的线先换算；空白和看不清的收入',
  check: ({ entry, sheet }, { plan }) => {
    const line = plan.eligibility.incomeLine;
    const income = entry.readings.perCapitaIncome;
    if (line === undefined || income === undefined || income.value === null) return none;
    const lineFen = toFen(line.amountYuan);
    if (income.value < lineFen && line.period === 'month') return none;
    const period = statedPeriod(income.text) ?? columnPeriod(sheet, line.period, lineFen);
    const fen = plausible(income.value, sheet);
    const [mine, limit] = period === line.period ? [fen, lineFen] : period === 'year' ? [fen, lineFen * 12] : [fen * 12, lineFen];
    if (line.onTheLineIsIn ? mine <= limit : mine < limit) return none;
    return [
      {
        field: 'perCapitaIncome',
        params: { incomeYuan: fen / 100, period, lineYuan: line.amountYuan, linePeriod: line.period, onTheLine: mine === limit },
      },
    ];
  },
});

/** Nobody on such a list has 100,000 yuan a head. */
const implausibleFen = 100_000_00;

/** 单位：万元 at the top of a sheet speaks of the grants; incomes beside them stand in yuan all the same, unless their own header says 万元. */
function plausible(fen: number, sheet: SheetReading): number {
  if (fen <= implausibleFen) return fen;
  const column = sheet.layout?.columns.find((binding) => binding.field === 'perCapitaIncome');
  return column?.multiplier === 10_000 && !column.header.includes('万') ? fen / 10_000 : fen;
}

/** 650元/月, 年7800 in the cell itself. */
const statedPeriod = (text: string): Period | undefined =>
  /[/每]月|月均|^月/.test(text) ? 'month' : /[/每]年|年均|^年|一年/.test(text) ? 'year' : undefined;

const guesses = new WeakMap<SheetReading, Period>();

/** The header's period; when it names none, the line's own, unless the bulk of the column is of the other order of magnitude. */
function columnPeriod(sheet: SheetReading, linePeriod: Period, lineFen: number): Period {
  const stated = sheet.layout?.columns.find((column) => column.field === 'perCapitaIncome')?.period;
  if (stated !== undefined) return stated;
  const known = guesses.get(sheet);
  if (known !== undefined) return known;
  const guess = guessedPeriod(sheet, linePeriod, lineFen);
  guesses.set(sheet, guess);
  return guess;
}

/** With fewer incomes than this the bulk of a column says nothing. */
const enough = 3;
/** A typical income this many times the line cannot be of the line's period: hardly anybody would qualify. */
const farAbove = 3;

function guessedPeriod(sheet: SheetReading, linePeriod: Period, lineFen: number): Period {
  // Against a yearly line a low income may be either; taking it as yearly never raises a false alarm.
  if (linePeriod === 'year') return 'year';
  const incomes = sheet.entries
    .flatMap((entry) => entry.readings.perCapitaIncome?.value ?? [])
    .map((fen) => plausible(fen, sheet))
    .filter((fen) => fen > 0);
  if (incomes.length < enough) return 'month';
  const typical = incomes.sort((a, b) => a - b)[Math.floor(incomes.length / 2)] ?? 0;
  return typical > lineFen * farAbove ? 'year' : 'month';
}
