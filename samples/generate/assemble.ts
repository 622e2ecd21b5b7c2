/** Puts an office's workbook together: lines to sheets, sheets to columns and style, extra sheets beside them. */
import type { Category, Plan, Unit } from '../../core/model/plan';
import { habitsOf, makers, type Column, type ColumnContext, type Habits } from './columns';
import { goodsColumns, materialColumns, memberColumns, strangerColumns } from './columns-special';
import type { Draft } from './draft';
import { lineOf, type Line } from './entry';
import type { Random } from './random';
import { styleOf } from './style';
import { villages } from './words';

export type Format = 'xlsx' | 'xls' | 'et' | 'csv' | 'csv-bom' | 'csv-gbk' | 'csv-tab' | 'csv-semicolon' | 'html';
export const isCsv = (format: Format): boolean => format.startsWith('csv');
/** One table without sheets of its own, and without numbers: every cell is text. */
export const isText = (format: Format): boolean => isCsv(format) || format === 'html';

export interface Shape {
  readonly split: 'one' | 'byVillage' | 'byCategory';
  /** Where the category is written. */
  readonly categoryIn: 'column' | 'section' | 'sheet' | 'title';
}

export interface Setting {
  readonly random: Random;
  readonly plan: Plan;
  readonly unit: Unit;
  readonly format: Format;
  readonly size: number;
  /** Lines given from outside (people whom another unit reports too), placed among the others. */
  readonly given?: readonly Line[];
}

export function linesOf(setting: Setting): Line[] {
  const { random, plan, size } = setting;
  const usable = plan.categories.filter((category) => category.grain !== 'institution' || random.chance(0.5));
  const few = random.chance(0.3) ? random.shuffle(usable).slice(0, random.int(1, 3)) : usable;
  const places = random.shuffle(villages).slice(0, random.int(2, 5));
  const lines = Array.from({ length: size }, (_, index) => lineOf(random, plan, random.pick(few), random.pick(places), index + 1));
  for (const line of setting.given ?? []) {
    line.village = random.pick(places);
    lines.splice(random.int(0, lines.length), 0, line);
  }
  return lines;
}

/** Some lines are meant for a tier that uses up no quota; only a sheet with a tier column can say so. */
function giveTiers(random: Random, plan: Plan, lines: readonly Line[]): void {
  const main = plan.tiers.find((candidate) => candidate.isDefault) ?? plan.tiers[0];
  const lower = plan.tiers.find((candidate) => !candidate.countsTowardsQuota);
  for (const line of lines) {
    const tier = lower && random.chance(0.25) ? lower : main;
    if (tier !== undefined)
      Object.assign(line, { tier: random.pick([tier.name, ...tier.aliases.slice(0, 2)]), countsTowardsQuota: tier.countsTowardsQuota });
  }
}

export function shapeOf(random: Random, plan: Plan, format: Format, lines: readonly Line[]): Shape {
  const single = new Set(lines.map((line) => line.category)).size === 1;
  const titled = single && plan.categories.length > 1;
  if (isCsv(format)) return { split: 'one', categoryIn: titled && random.chance(0.3) ? 'title' : 'column' };
  if (format === 'html') return { split: 'one', categoryIn: 'column' };
  const split = random.weighted([
    ['one', 7],
    ['byVillage', 2],
    ['byCategory', 2],
  ] as const);
  if (split === 'byCategory') return { split, categoryIn: random.chance(0.6) ? 'sheet' : 'column' };
  if (titled && random.chance(0.4)) return { split, categoryIn: 'title' };
  return { split, categoryIn: random.chance(0.25) ? 'section' : 'column' };
}

/** The drafts of the workbook's roster sheets. */
export function draftsOf(setting: Setting, shape: Shape, lines: Line[], unitShown: boolean): Draft[] {
  const { random } = setting;
  const groups =
    shape.split === 'one'
      ? [{ label: null, lines }]
      : groupBy(lines, shape.split === 'byVillage' ? (line) => line.village : (line) => line.category.name);
  const habits = habitsOf(random);
  if (isCsv(setting.format) && random.chance(0.15)) habits.idGuard = random.pick(['tab', 'formula']);
  const wanyuan = random.chance(0.05);
  return groups.map((group, index) => draftOf(setting, shape, group, habits, wanyuan, unitShown || index > 0, groups.length));
}

function groupBy(lines: readonly Line[], label: (line: Line) => string): { label: string; lines: Line[] }[] {
  const groups: { label: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const own = groups.find((group) => group.label === label(line));
    if (own) own.lines.push(line);
    else groups.push({ label: label(line), lines: [line] });
  }
  return groups;
}

function draftOf(
  setting: Setting,
  shape: Shape,
  group: { label: string | null; lines: Line[] },
  habits: Habits,
  wanyuan: boolean,
  unitShown: boolean,
  sheets: number,
): Draft {
  const { random, plan, unit, format } = setting;
  const merges = !isCsv(format);
  const institutions = group.lines.some((line) => line.institution !== null);
  const household =
    merges && plan.grain === 'household' && !institutions && random.chance(0.25)
      ? random.pick(['merged', 'blank', 'beside'] as const)
      : 'none';
  const sections =
    shape.categoryIn === 'section'
      ? 'category'
      : shape.split !== 'byVillage' && random.chance(0.2) && plan.kind !== 'quota'
        ? 'village'
        : 'none';
  const ordered = orderLines(group.lines, sections, random.chance(0.7));
  const style = styleOf(random, plan, {
    unitName: unit.name,
    unitShown,
    subject: shape.categoryIn === 'title' ? categoryWords(random, (ordered[0] as Line).category) : null,
    sections,
    sectionRows: sections === 'category' || random.chance(0.6),
    household,
    merges,
    noun: random.pick(['花名册', '名单', '登记表', '汇总表', '花名册', '人员名册', '发放表', '情况登记表']),
  });
  const ctx: ColumnContext = {
    random,
    plan,
    habits,
    wanyuan,
    measured: wanyuan && random.chance(0.4),
    unitName: unit.name,
    flat: !merges,
    bodies: ordered.every((line) => line.institution !== null),
  };
  const columns = chooseColumns(
    ctx,
    shape,
    ordered,
    sections,
    household,
    merges && household === 'none' && plan.grain === 'household' && random.chance(0.12),
  );
  if (wanyuan)
    style.measure = columns.some((column) => column.multiplier !== undefined && !column.header.includes('万')) ? '单位：万元' : null;
  if (columns.some((column) => column.key === 'tier')) giveTiers(random, plan, ordered);
  return {
    name: sheetName(random, plan, shape, group, sheets),
    visibility: 'visible',
    roles: ['roster'],
    lines: ordered,
    columns,
    style,
    habits,
    wanyuan: wanyuan && columns.some((column) => column.key === 'amount'),
    ...(merges && random.chance(0.1)
      ? { hiddenColumns: columns.filter((column) => column.key.startsWith('other:')).map((column) => column.key) }
      : {}),
  };
}

function orderLines(lines: readonly Line[], sections: string, byVillage: boolean): Line[] {
  const grouped = (list: readonly Line[], key: (line: Line) => string): Line[] =>
    [...new Set(list.map(key))].flatMap((own) => list.filter((line) => key(line) === own));
  const villages = sections === 'village' || byVillage ? grouped(lines, (line) => line.village) : [...lines];
  return sections === 'category' ? grouped(villages, (line) => line.category.code) : villages;
}

function sheetName(random: Random, plan: Plan, shape: Shape, group: { label: string | null; lines: Line[] }, sheets: number): string {
  if (group.label === null || sheets === 1) {
    const plain = [
      'Sheet1',
      '花名册',
      '名单',
      `${plan.year}年春节`,
      '慰问名单',
      ...(plan.kind === 'quota' ? ['附件3汇总表', '汇总表'] : []),
    ];
    return shape.categoryIn === 'sheet' ? categoryWords(random, (group.lines[0] as Line).category) : random.pick(plain);
  }
  return group.label.slice(0, 31);
}

/** A sheet or a title often bears the category's short name. */
const categoryWords = (random: Random, category: Category): string =>
  random.chance(0.3) && category.aliases.length > 0 ? random.pick(category.aliases).slice(0, 31) : category.name;

const always = ['name', 'idNumber'];

/** Which fields this office keeps, in groups that keep their order among themselves. */
function chooseColumns(
  ctx: ColumnContext,
  shape: Shape,
  lines: readonly Line[],
  sections: string,
  household: string,
  membersBeside: boolean,
): Column[] {
  const { random, plan } = ctx;
  const make = makers(ctx);
  const maybe = (key: string, chance: number): string[] => (random.chance(chance) ? [key] : []);
  const must = (key: string, chance: number): string[] => maybe(key, plan.requiredFields.includes(key as never) ? 1 : chance);
  const money = plan.payment.method === 'goods' ? 0.4 : 0.85;
  const mixed = new Set(lines.map((line) => line.category)).size > 1;
  const needsCategory = shape.categoryIn === 'column' && (mixed || plan.categories.length > 1);
  const bank = must('bankAccount', plan.payment.method === 'bank' ? 0.8 : 0.1);
  const union = plan.kind === 'quota';
  const bodies = lines.every((line) => line.institution !== null);
  const groups: string[][] = [
    bodies ? [] : [...maybe('age', 0.3), ...maybe('birthDate', 0.25), ...maybe('ethnicity', 0.15)],
    needsCategory ? ['category'] : [],
    [...must('employer', union ? 1 : 0.15), ...maybe('employerNature', union ? 0.5 : 0), ...maybe('jobStatus', union ? 0.4 : 0)],
    [
      ...must('hardshipReason', 0.3),
      ...must('perCapitaIncome', 0.1),
      ...maybe('householdSize', 0.4),
      ...maybe('coveredSize', 0.08),
      ...maybe('health', 0.15),
      ...maybe('certNo', 0.12),
      ...maybe('marital', 0.08),
      ...maybe('political', 0.06),
      ...maybe('hukou', 0.06),
    ],
    [...maybe('address', 0.35), ...maybe('phone', 0.6)],
    [...maybe('standard', 0.15), ...must('amount', money), ...maybe('amountUpper', 0.08)],
    bank.length > 0 ? [...maybe('bankName', 0.6), ...bank, ...maybe('accountHolder', 0.35)] : [],
    plan.visitGroups.length > 0
      ? [...maybe('visitGroup', 0.6), ...maybe('visitLeader', 0.3), ...maybe('visitDate', 0.6)]
      : plan.visitWindow
        ? maybe('visitDate', 0.1)
        : [],
    plan.offices.length > 1 && plan.kind === 'tasks' ? maybe('responsibleUnit', 0.6) : [],
    plan.tiers.length > 0 ? maybe('tier', 0.4) : [],
    plan.publicity ? maybe('publicity', 0.5) : [],
  ];
  const relation = household === 'merged' || household === 'blank' ? ['relation'] : maybe('relation', 0.05);
  const front = [
    ...maybe('serial', 0.9),
    ...maybe('unit', 0.12),
    ...(shape.split === 'byVillage' && random.chance(0.5) ? [] : maybe('village', sections === 'village' ? 0.2 : 0.6)),
  ];
  const who = bodies ? ['name'] : [...always.slice(0, 1), ...relation, ...maybe('gender', 0.55), ...always.slice(1)];
  const tail = [...maybe('payee', 0.12), ...maybe('signature', 0.25), ...maybe('receiveDate', 0.05), ...maybe('remark', 0.7)];
  const head = random.chance(0.12) && household === 'none' ? ['householdNo'] : [];
  const middle = random.chance(0.6) ? groups : random.shuffle(groups);
  const keys = [...front, ...head, ...who, ...middle.flat(), ...tail];
  const columns = keys.map((key) => (make[key] as () => Column)());
  const inner = [...goodsColumns(ctx, lines), ...(plan.materials.length > 0 && random.chance(0.85) ? materialColumns(ctx) : [])];
  const beside = membersBeside || household === 'beside' ? memberColumns(ctx, lines, household === 'beside') : [];
  const strangers = strangerColumns(ctx);
  const at = columns.findIndex((column) => tail.includes(column.key));
  const cut = at < 0 ? columns.length : at;
  return group([...columns.slice(0, cut), ...inner, ...beside, ...strangers, ...columns.slice(cut)], random);
}

const groupNames: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(name|gender|idNumber|age|birthDate|ethnicity|relation)$/, ['基本情况', '慰问对象基本情况', '个人信息', '人员信息']],
  [/^(bankName|bankAccount|accountHolder)$/, ['开户信息', '银行账户', '发放账户信息', '一卡通信息']],
  [/^(visitGroup|visitLeader|visitDate)$/, ['走访安排', '走访慰问情况']],
  [/^(employer|employerNature|jobStatus)$/, ['工作情况', '就业情况']],
];

/** Names the groups above neighbouring columns, for headers of two levels. */
function group(columns: Column[], random: Random): Column[] {
  for (const [pattern, names] of groupNames) {
    if (!random.chance(0.6)) continue;
    const name = random.pick(names);
    const own = columns.filter((column) => pattern.test(column.key));
    if (own.length > 1) for (const column of own) column.group = name;
  }
  return columns;
}

export const categoriesOf = (lines: readonly Line[]): readonly Category[] => [...new Set(lines.map((line) => line.category))];
