/** A whole county for one plan: a workbook from each unit, people reported by two units, late and superseded files, a base list. */
import { grainOf, standardFen, type Plan, type Unit } from '../../core/model/plan';
import type { Line } from './entry';
import { lineOf, nameOf } from './entry';
import { merge, newGrid, put } from './grid';
import { drawFormat, settled } from './lot';
import { seeded, type Random } from './random';
import { faults, makeWorkbook, wholeSheet, type Made } from './workbook';

export interface Submission {
  readonly file: string;
  readonly unit: string;
  readonly receivedAt: string;
  readonly supersededBy?: string;
}

export interface Spot {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

export interface CountyTruth {
  readonly plan: string;
  readonly entries: number;
  readonly missingUnits: readonly string[];
  readonly lateUnits: readonly string[];
  readonly supersededFiles: readonly string[];
  /** People whom two units report. */
  readonly duplicatesAcrossUnits: readonly (readonly Spot[])[];
  /** In the base list, in no roster. */
  readonly missingFromRosters: readonly { readonly unit: string; readonly name: string }[];
  /** In a current roster, not in the base list. */
  readonly notInBaseList: readonly Spot[];
  /** Of current files (superseded ones left out): entries by grain, and what they are worth (see worthFen). */
  readonly reported: { readonly households: number; readonly persons: number; readonly institutions: number; readonly amountFen: number };
  readonly reportedByUnit: Readonly<Record<string, { readonly entries: number; readonly amountFen: number }>>;
}

export interface County {
  readonly files: readonly Made[];
  readonly base: Made['grids'];
  readonly submissions: readonly Submission[];
  readonly truth: CountyTruth;
}

interface Sent {
  readonly unit: Unit;
  readonly made: Made;
  readonly superseded: boolean;
}

export function makeCounty(plan: Plan, seed: string): County {
  const random = seeded(`${seed}/${plan.id}`);
  const order = random.fork('units').shuffle(plan.units);
  const missing = order.slice(0, 1);
  const reporting = plan.units.filter((unit) => !missing.includes(unit));
  const taken = new Set<string>();
  const codes = random.fork('codes').shuffle([...new Set(faults.map((fault) => fault.code))]);
  // Whole-sheet faults need a sheet to themselves and come first; what one unit had no place for, the next one gets.
  const remaining = new Set([...codes.filter((code) => wholeSheet.has(code)), ...codes]);
  const pairs: { original: Line; copy: Line }[] = [];
  const sent: Sent[] = [];
  for (const [index, unit] of reporting.entries()) {
    const own = random.fork(unit.code);
    const given = index % 9 === 8 ? twin(own, plan, sent.at(-2)?.made, pairs) : [];
    const clean = index % 4 === 3;
    const wanted = clean ? [] : [...remaining, ...codes];
    const size = plan.kind === 'quota' ? own.int(3, 10) : own.int(8, 30);
    const made = settled(
      makeWorkbook({ random: own, plan, unit, format: drawFormat(own), size, faultCount: clean ? 0 : 4, given, wanted, taken }),
    );
    for (const finding of made.truth.findings) remaining.delete(finding.code);
    if (index === 5)
      sent.push({
        unit,
        superseded: true,
        made: makeWorkbook({ random: own.fork('first'), plan, unit, format: 'xlsx', size: size - 2, faultCount: 0, taken }),
      });
    sent.push({ unit, made, superseded: false });
  }
  const late = plan.deadline ? order.slice(1, 3).filter((unit) => reporting.includes(unit)) : [];
  const base = baseList(random.fork('base'), plan, sent);
  return {
    files: sent.map((item) => item.made),
    base: base.grids,
    submissions: sent.map((item, index) => submissionOf(plan, item, index, sent, late)),
    truth: truthOf(plan, sent, missing, late, pairs, base),
  };
}

/** Somebody of an earlier file, reported again by this unit. */
function twin(random: Random, plan: Plan, earlier: Made | undefined, pairs: { original: Line; copy: Line }[]): Line[] {
  const candidates = (earlier?.placed ?? []).flatMap((home) =>
    home.columnOf.has('idNumber')
      ? home.draft.lines.filter((line) => line.person !== null && !line.faulty && line.members.length === 0)
      : [],
  );
  if (candidates.length === 0) return [];
  const original = random.pick(candidates);
  const copy = Object.assign(lineOf(random, plan, original.category, original.village, 900), {
    person: original.person,
    holder: original.holder,
    members: [],
    faulty: true,
  });
  original.faulty = true;
  pairs.push({ original, copy });
  return [copy];
}

function submissionOf(plan: Plan, item: Sent, index: number, sent: readonly Sent[], late: readonly Unit[]): Submission {
  const deadline = plan.deadline ? Date.parse(plan.deadline.at) : Date.parse(`${plan.ageAsOf}T10:00:00Z`);
  const hours = late.includes(item.unit) ? 30 : -24 * (2 + (index % 9));
  // The last of those in time arrives in the deadline's own minute.
  const exact = index === sent.length - 1 && !late.includes(item.unit) && plan.deadline !== undefined;
  const newer = item.superseded ? sent.find((other) => other.unit === item.unit && !other.superseded) : undefined;
  const instant = new Date(exact ? deadline : deadline + hours * 3600000 - (newer ? 3600000 : 0) + 8 * 3600000);
  return {
    file: item.made.file,
    unit: item.unit.name,
    receivedAt: `${instant.toISOString().slice(0, 19)}+08:00`,
    ...(newer ? { supersededBy: newer.made.file } : {}),
  };
}

interface Base {
  readonly grids: Made['grids'];
  readonly absent: readonly { readonly unit: string; readonly name: string }[];
  readonly left: ReadonlySet<Line>;
}

/** 底册: everybody of the current rosters whose number is legible, but for one line in forty; and a few more whom no roster has. */
function baseList(random: Random, plan: Plan, sent: readonly Sent[]): Base {
  const grid = newGrid('底册');
  const absent: { unit: string; name: string }[] = [];
  const left = new Set<Line>();
  const listed = new Set<string>();
  put(grid, 0, 0, `${plan.title}对象底册`);
  merge(grid, 0, 0, 0, 4);
  for (const [index, text] of ['序号', '所属乡镇', '姓名', '身份证号', '类别'].entries()) put(grid, 1, index, text);
  let row = 2;
  const add = (unit: Unit, line: Line): void => {
    for (const [column, content] of [row - 1, unit.name, nameOf(line), line.person?.id ?? null, line.category.name].entries())
      put(grid, row, column, content);
    row += 1;
  };
  for (const { unit, made, superseded } of sent) {
    if (superseded) continue;
    const lines = made.placed.flatMap((home) => home.draft.lines).filter((line) => line.person !== null);
    for (const line of lines) {
      const id = line.person?.id ?? '';
      if (!line.faulty && random.chance(0.025)) left.add(line);
      else if (!line.unchecked.has('id') && !listed.has(id)) add(unit, line);
      listed.add(id);
    }
    const people = plan.categories.filter((category) => grainOf(plan, category) !== 'institution');
    if (!random.chance(0.15)) continue;
    const extra = lineOf(random, plan, random.pick(people), '', 800);
    add(unit, extra);
    absent.push({ unit: unit.code, name: nameOf(extra) });
  }
  grid.tableTop = 1;
  grid.tableColumns = [0, 4];
  return { grids: [grid], absent, left };
}

function spotOf(sent: readonly Sent[], line: Line): Spot | null {
  for (const { made } of sent)
    for (const home of made.placed) {
      const row = home.rowOf.get(line);
      if (row !== undefined)
        return {
          file: made.file,
          sheet: made.truth.sheets.length === 1 ? (made.truth.sheets[0]?.sheet ?? '') : home.draft.name,
          row: row + 1,
        };
    }
  return null;
}

/** What a line is worth: its amount; without an amount column the category's one standard, or else the written standard; goods nothing. */
function worthFen(plan: Plan, columns: ReadonlyMap<string, number>, line: Line): number {
  const known = !line.unchecked.has('categories');
  if (known && line.category.standard.kind === 'goods') return 0;
  if (columns.has('amount')) return Math.max(line.amountFen ?? 0, 0);
  const standards = known ? standardFen(line.category.standard) : [];
  if (standards.length === 1) return standards[0] ?? 0;
  return plan.payment.method !== 'goods' && columns.has('standard') ? (line.standardFen ?? 0) : 0;
}

function truthOf(
  plan: Plan,
  sent: readonly Sent[],
  missing: readonly Unit[],
  late: readonly Unit[],
  pairs: readonly { original: Line; copy: Line }[],
  base: Base,
): CountyTruth {
  const reported = { households: 0, persons: 0, institutions: 0, amountFen: 0 };
  const byUnit: Record<string, { entries: number; amountFen: number }> = {};
  for (const { unit, made, superseded } of sent) {
    if (superseded) continue;
    const own = (byUnit[unit.code] ??= { entries: 0, amountFen: 0 });
    for (const home of made.placed)
      for (const line of home.draft.lines) {
        const fen = worthFen(plan, home.columnOf, line) * (home.draft.scaleOff ? 10000 : 1);
        const grain = line.unchecked.has('categories') ? plan.grain : line.grain;
        reported[grain === 'household' ? 'households' : grain === 'person' ? 'persons' : 'institutions'] += 1;
        reported.amountFen += fen;
        own.entries += 1;
        own.amountFen += fen;
      }
  }
  const spots = (lines: readonly Line[]): Spot[] => lines.flatMap((line) => spotOf(sent, line) ?? []);
  return {
    plan: plan.id,
    entries: sent.reduce((sum, { made }) => sum + made.placed.reduce((lines, home) => lines + home.draft.lines.length, 0), 0),
    missingUnits: missing.map((unit) => unit.code),
    lateUnits: late.map((unit) => unit.code),
    supersededFiles: sent.filter((item) => item.superseded).map((item) => item.made.file),
    duplicatesAcrossUnits: pairs.map(({ original, copy }) => spots([original, copy])),
    missingFromRosters: base.absent,
    notInBaseList: spots([...base.left]),
    reported,
    reportedByUnit: byUnit,
  };
}
