/** One office's workbook from one seed: grids to be written in some format, and the truth about them. */
import { standardFen, type Plan, type Unit } from '../../core/model/plan';
import { draftsOf, isCsv, isText, linesOf, shapeOf, type Format, type Setting } from './assemble';
import type { Planted, Spot } from './draft';
import type { Line } from './entry';
import {
  archiveSheet,
  arrangementSheet,
  bankSheet,
  emptySheet,
  instructionSheet,
  lastYearSheet,
  publicNotice,
  signingSheet,
  summarySheet,
  villageSummary,
  type Extra,
} from './extras';
import type { Fault, FaultContext } from './fault';
import { campaignFaults, dittoFaults, idFaults, moneyFaults, personFaults } from './faults-row';
import { rosterFaults } from './faults-roster';
import { plantInnocents } from './innocents';
import { letters, type Grid } from './grid';
import { layOut, type Placed } from './layout';
import type { Random } from './random';
import { sharedTruths, shareSheets } from './share-sheet';
import type { FileTruth, FindingTruth } from './truth';

export const faults: readonly Fault[] = [...idFaults, ...dittoFaults, ...personFaults, ...moneyFaults, ...campaignFaults, ...rosterFaults];

export interface WorkbookOptions {
  readonly random: Random;
  readonly plan: Plan;
  readonly unit: Unit;
  readonly format: Format;
  readonly size: number;
  readonly faultCount: number;
  readonly given?: readonly Line[];
  /** Codes to plant first, in this order, as far as there is a place for them. */
  readonly wanted?: readonly string[];
  /** File names of the county so far: a second 附件3.xlsx becomes 附件3(2).xlsx. */
  readonly taken?: Set<string>;
}

export interface Made {
  readonly file: string;
  readonly format: Format;
  readonly grids: readonly Grid[];
  readonly truth: FileTruth;
  readonly placed: readonly Placed[];
}

export function makeWorkbook(options: WorkbookOptions): Made {
  const { random, plan, unit, format } = options;
  const setting: Setting = {
    random: random.fork('lines'),
    plan,
    unit,
    format,
    size: options.size,
    ...(options.given ? { given: options.given } : {}),
  };
  const lines = linesOf(setting);
  const shape = shapeOf(random.fork('shape'), plan, format, lines);
  // Somewhere the unit must be named: in the file name, or else in the meta line and the title.
  const named = random.chance(0.7);
  const drafts = draftsOf({ ...setting, random: random.fork('drafts') }, shape, lines, !named);
  shareSheets(random.fork('share'), drafts, shape, format);
  const ctx: FaultContext = { random: random.fork('faults'), plan, unit, format, drafts };
  plantInnocents(ctx);
  const planted = plant(ctx, options);
  const placed: Placed[] = [];
  for (const [index, draft] of drafts.entries()) {
    const home = placed.find((other) => other.draft === (draft.under ?? draft.beside));
    placed.push(layOut(random.fork(`layout${index}`), draft, plan.ageAsOf, home));
  }
  const extras = isText(format)
    ? []
    : extraSheets(random.fork('extras'), plan, lines, new Set(drafts.map((draft) => draft.name)), options.faultCount > 0);
  const order = arrange(random.fork('order'), placed, extras);
  const truth: FileTruth = {
    file: unused(fileName(random.fork('name'), plan, unit, format, named), options.taken),
    plan: plan.id,
    unit: unit.code,
    unitName: unit.name,
    ...(planted.some((fault) => fault.code === 'unit-line-mismatch') ? { unitGiven: true as const } : {}),
    sheets: order.map((part) => part.truth),
    findings: [
      ...planted.map((fault) => resolve(fault, placed)),
      ...overQuota(plan, unit, placed),
      ...extras.flatMap((extra) => extra.findings),
    ],
    allowed: planted.flatMap((fault) =>
      (fault.allowed ?? []).map((other) => ({ code: other.code, sheet: other.spot.draft.name, row: place(other.spot, placed).row })),
    ),
  };
  const name = isText(format) ? truth.file.replace(/\.[^.]+$/, '') : null;
  return { file: truth.file, format, grids: order.map((part) => part.grid), truth: name === null ? truth : renamed(truth, name), placed };
}

/** A csv or HTML file has one sheet, which bears the file's name. */
function renamed(truth: FileTruth, name: string): FileTruth {
  return {
    ...truth,
    sheets: truth.sheets.map((sheet) => ({ ...sheet, sheet: name })),
    findings: truth.findings.map((finding) => ({
      ...finding,
      sheet: name,
      ...(finding.also ? { also: finding.also.map((other) => ({ ...other, sheet: name })) } : {}),
    })),
    allowed: truth.allowed.map((other) => ({ ...other, sheet: name })),
  };
}

export const wholeSheet: ReadonlySet<string> = new Set(['columns-missing', 'unit-scale-suspicious']);

function plant(ctx: FaultContext, options: WorkbookOptions): Planted[] {
  const planted: Planted[] = [];
  const attempt = (fault: Fault): void => {
    const done = fault.plant(ctx);
    if (done !== null) planted.push(done);
  };
  const wanted = options.wanted ?? [];
  for (const code of wanted) {
    if (planted.length >= options.faultCount) break;
    for (const fault of ctx.random.shuffle(faults.filter((candidate) => candidate.code === code)).slice(0, 1)) attempt(fault);
  }
  const others = ctx.random.shuffle(faults.filter((fault) => !wanted.includes(fault.code)));
  // Whole-sheet faults go first: they must not take a column away from a fault that sits in it. They leave little room for others.
  const early = others.filter((fault) => wholeSheet.has(fault.code) && ctx.random.chance(0.1));
  const late = others.filter((fault) => !wholeSheet.has(fault.code));
  for (const fault of [...(planted.length === 0 ? early : []), ...late]) {
    if (planted.length >= options.faultCount) break;
    attempt(fault);
  }
  return planted;
}

function extraSheets(random: Random, plan: Plan, lines: readonly Line[], taken: Set<string>, faulty: boolean): Extra[] {
  const makers: readonly (readonly [number, () => Extra])[] = [
    [0.15, () => instructionSheet(random)],
    [
      lines.some((line) => standardFen(line.category.standard).length > 0) ? 0.15 : 0,
      () => summarySheet(random, plan, lines, faulty && random.chance(0.4)),
    ],
    [0.08, () => villageSummary(random, lines)],
    [0.12, () => lastYearSheet(random, plan, true)],
    [0.06, () => lastYearSheet(random, plan, false)],
    [0.05, () => archiveSheet(random, plan)],
    [0.05, () => publicNotice(random, plan, lines)],
    [0.03, () => signingSheet(random, plan, lines)],
    [0.03, () => bankSheet(random, lines)],
    [0.03, () => arrangementSheet(random, plan)],
    [0.15, () => emptySheet('Sheet2')],
    [0.1, () => emptySheet('Sheet3')],
  ];
  const extras: Extra[] = [];
  for (const [chance, make] of makers) {
    if (!random.chance(chance)) continue;
    const extra = make();
    if (taken.has(extra.grid.name)) continue;
    taken.add(extra.grid.name);
    extras.push(extra);
  }
  return extras;
}

/** Roster sheets keep their order; the others come before or after. */
function arrange(random: Random, placed: readonly Placed[], extras: readonly Extra[]): readonly { grid: Grid; truth: Placed['truth'] }[] {
  const before = extras.filter((extra) => extra.grid.visibility === 'visible' && random.chance(0.4));
  return [...before, ...sharedTruths(placed), ...extras.filter((extra) => !before.includes(extra))];
}

function place(spot: Spot, placed: readonly Placed[]): { sheet: string; row: number | null; cell: string | null } {
  const home = placed.find((candidate) => candidate.draft === spot.draft) as Placed;
  const at = (row: number | undefined, column: number | undefined): ReturnType<typeof place> => ({
    sheet: spot.draft.name,
    row: row === undefined ? null : row + 1,
    cell: row === undefined || column === undefined ? null : `${letters(column)}${row + 1}`,
  });
  if ('line' in spot) return at(home.rowOf.get(spot.line), spot.key === null ? undefined : home.columnOf.get(spot.key));
  if (spot.part === 'meta') return at(home.metaCell?.row, home.metaCell?.column);
  if (spot.part === 'sheet') return at(undefined, undefined);
  return at(home.totalRows.find((row) => row.kind === spot.part)?.row, home.columnOf.get(spot.key));
}

function resolve(fault: Planted, placed: readonly Placed[]): FindingTruth {
  const [first, ...others] = fault.spots.map((spot) => place(spot, placed));
  return { code: fault.code, ...(first as ReturnType<typeof place>), ...(others.length > 0 ? { also: others } : {}) };
}

/** The lines beyond the unit's quota, in the order of the sheets. */
function overQuota(plan: Plan, unit: Unit, placed: readonly Placed[]): FindingTruth[] {
  const quota = plan.quotas.find((candidate) => candidate.by === 'unitType' && candidate.unitType === unit.type)?.count;
  if (quota === undefined) return [];
  const lines = placed.flatMap((home) => home.draft.lines.filter((line) => line.countsTowardsQuota).map((line) => ({ home, line })));
  return lines
    .slice(quota)
    .map(({ home, line }) => ({ code: 'over-quota', sheet: home.draft.name, row: (home.rowOf.get(line) as number) + 1, cell: null }));
}

function unused(file: string, taken: Set<string> | undefined): string {
  const [, stem, extension] = /^(.*)(\.[^.]+)$/.exec(file) as unknown as [string, string, string];
  let name = file;
  for (let number = 2; taken?.has(name); number += 1) name = `${stem}(${number})${extension}`;
  taken?.add(name);
  return name;
}

function fileName(random: Random, plan: Plan, unit: Unit, format: Format, named: boolean): string {
  const extension = isCsv(format) ? 'csv' : format === 'html' ? 'xls' : format;
  const what = random.pick(['慰问花名册', '春节慰问名单', '困难群众花名册', '慰问汇总表', '上报名单', '花名册(定稿)', '花名册最终版']);
  const place = unit.name;
  const name = named
    ? random.pick([
        `${place}${plan.year}年${what}`,
        `${what}（${place}）`,
        `${place}-${what}`,
        `附件2：${place}${what}`.replace('：', '-'),
        `2-0${plan.year - 1}.12.20-${place}${what}`,
        `${what}_${place}`,
        place,
      ])
    : random.pick([what, `附件3`, `新建 Microsoft Excel 工作表`, `${plan.year}年${what}`, `副本${what}`]);
  return `${name}.${extension}`;
}
