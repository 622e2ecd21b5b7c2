/**
 * 填报单位, or a unit column, names another unit than the one that submits: perhaps the wrong file was sent.
 *
 * Bad: file of 东岗镇, meta line 填报单位：西河镇(盖章)
 */
import { foldTight } from '../intake/values/fold';
import type { Plan } from '../model/plan';
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type Place, type RosterRule, type RuleContext } from './define-rule';
import { unitMatcher } from './support/plan-units';
import { shortened } from './support/text';

type ContextUnit = NonNullable<RuleContext['unit']>;
const mostRelated = 50;

export const unitLineMismatch: RosterRule = defineRule({
  code: 'unit-line-mismatch',
  scope: 'roster',
  severity: 'warning',
  needs: [],
  basis: '填报单位应是报送单位（领域简报 1.1）',
  summary: {
    zh: '填报单位（或单位栏）写的是别的单位。',
    en: 'The 填报单位 line, or a unit column, names another unit than the submitting one.',
  },
  silentOn: '别名、全称、加“人民政府”“民政办”的写法；认不出是哪个单位的文字；不知道报送单位',
  check: (roster, { plan, unit }) => {
    if (unit === null) return [];
    return roster.sheets.flatMap((sheet) =>
      sheet.role === 'roster' ? [...lineHits(sheet, unit, plan), ...columnHits(sheet, unit, plan)] : [],
    );
  },
});

function lineHits(sheet: SheetReading, unit: ContextUnit, plan: Plan): readonly Hit[] {
  const line = sheet.meta.unit;
  if (line === undefined || line.text.trim() === '' || !isAnother(line.text, unit, plan)) return [];
  return [
    {
      at: { sheet, row: line.row + sheet.origin.row + 1, column: line.column },
      params: { from: 'line', said: shortened(line.text), unit: unit.name, count: 1 },
    },
  ];
}

/** Once per other unit, at its first row. Only whole names count: a cell may well mention another unit in passing. */
function columnHits(sheet: SheetReading, unit: ContextUnit, plan: Plan): readonly Hit[] {
  if (unit.code === null || !(sheet.layout?.columns.some((column) => column.field === 'unit') ?? false)) return [];
  const match = unitMatcher(plan);
  const others = new Map<string, { said: string; count: number; places: Place[] }>();
  for (const entry of sheet.entries) {
    const reading = entry.readings.unit;
    if (reading === undefined || (reading.filledFrom !== undefined && !followsCells.has(reading.filledFrom))) continue;
    const named = match(reading.text);
    if (named === null || named.how === 'contained' || named.code === unit.code) continue;
    const other = others.get(named.code) ?? { said: reading.text, count: 0, places: [] };
    other.count += 1;
    if (other.places.length <= mostRelated) other.places.push({ sheet, row: entry.row, field: 'unit' });
    others.set(named.code, other);
  }
  return [...others.values()].flatMap(({ said, count, places: [at, ...related] }): Hit[] =>
    at === undefined ? [] : [{ at, related, params: { from: 'column', said: shortened(said), unit: unit.name, count } }],
  );
}

const followsCells: ReadonlySet<string> = new Set(['merge', 'above', 'ditto']);

function isAnother(text: string, unit: ContextUnit, plan: Plan): boolean {
  const named = unitMatcher(plan)(text);
  if (named !== null) return named.code !== unit.code && !sharesName(text, unit.name);
  const own = plan.units.find((candidate) => candidate.code === unit.code);
  return isOfSameKind(text, [unit.name, ...(own === undefined ? [] : [own.name, ...own.aliases])]);
}

const sharesName = (text: string, name: string): boolean => foldTight(name).length > 1 && foldTight(text).includes(foldTight(name));

const kinds = ['街道', '工业区', '系统', '公司', '镇', '乡'] as const;

/** The text names something of the same kind (a town for a town), which is none of the unit's names: 西山镇 for 东岗镇. */
function isOfSameKind(text: string, names: readonly string[]): boolean {
  const tight = foldTight(text).replace(/城镇|村镇|乡镇|集镇|镇街|街镇/g, '');
  if (names.some((name) => sharesName(tight, name) || sharesName(name, tight))) return false;
  const kind = kinds.find((candidate) => names.some((name) => name.includes(candidate)));
  return kind !== undefined && tight.indexOf(kind) >= 2;
}
