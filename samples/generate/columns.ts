/** The columns of one sheet: which fields an office keeps, what it calls them, and how it fills them in. */
import type { FieldKey } from '../../core/model/field';
import type { Plan } from '../../core/model/plan';
import { nameOf, type Line } from './entry';
import {
  dateStyles,
  moneyStyles,
  visitGroupForms,
  writeAccount,
  writeDate,
  writeId,
  writeMoney,
  writeMonth,
  writeName,
  writePhone,
  writeVisitDate,
  capitalMoney,
  yesMarks,
  type DateStyle,
  type MoneyStyle,
} from './forms';
import type { Content } from './grid';
import { dressHeader, headerTexts, toTraditional } from './headers';
import { certNumber } from './numbers';
import { ageAt } from './people';
import type { Random } from './random';

export interface Column {
  readonly key: string;
  /** Null: a column the vocabulary has no field for. */
  readonly field: FieldKey | null;
  /** Bindings that are right as well. */
  readonly accept?: readonly (FieldKey | null)[];
  readonly item?: string;
  header: string;
  group?: string;
  readonly unitRow?: string;
  readonly multiplier?: 10000;
  readonly member?: { readonly number: number; readonly part: 'name' | 'idNumber' | 'relation' };
  readonly write: (line: Line, index: number) => Content;
}

/** What one clerk does all through a sheet. */
export interface Habits {
  readonly noise: number;
  readonly headerNoise: number;
  readonly birthStyle: DateStyle;
  readonly visitStyle: DateStyle | 'short';
  readonly moneyStyle: MoneyStyle;
  readonly mixedMoney: boolean;
  readonly mark: string;
  /** Headers in traditional characters. */
  readonly traditional: boolean;
  readonly genderForm: 'plain' | 'letters' | 'numbers';
  /** Only in csv. */
  idGuard: 'none' | 'tab' | 'formula';
  /** Amounts as formulas. */
  readonly moneyFormula: boolean;
}

export const habitsOf = (random: Random): Habits => ({
  noise: random.pick([0, 0.05, 0.15, 0.4]),
  headerNoise: random.pick([0, 0.2, 0.5]),
  birthStyle: random.pick(dateStyles),
  visitStyle: random.chance(0.4) ? 'short' : random.pick(dateStyles),
  moneyStyle: random.chance(0.6) ? 'number' : random.pick(moneyStyles),
  mixedMoney: random.chance(0.2),
  mark: random.pick(yesMarks),
  traditional: random.chance(0.015),
  genderForm: random.weighted([
    ['plain', 30],
    ['letters', 1],
    ['numbers', 1],
  ] as const),
  idGuard: 'none',
  moneyFormula: random.chance(0.04),
});

export interface ColumnContext {
  readonly random: Random;
  readonly plan: Plan;
  readonly habits: Habits;
  readonly wanyuan: boolean;
  /** 万元 stands in a line of its own above the table, not in the header. */
  readonly measured: boolean;
  readonly unitName: string;
  /** No merged cells: a csv. */
  readonly flat: boolean;
  /** Only institutions on this sheet: nobody would head their column 姓名. */
  readonly bodies: boolean;
}

export function column(
  ctx: ColumnContext,
  field: FieldKey,
  write: Column['write'],
  extra: Partial<Column> = {},
  texts = headerTexts(field),
): Column {
  const dressed = dressHeader(ctx.random, extra.header ?? ctx.random.pick(texts), ctx.habits.headerNoise);
  const header = ctx.habits.traditional ? toTraditional(dressed) : dressed;
  return { key: field, field, write, ...extra, header };
}

const text =
  (read: (line: Line) => Content) =>
  (line: Line): Content =>
    read(line);

/** Every column this generator can write, by key; a function per field. */
export function makers(ctx: ColumnContext): Readonly<Record<string, () => Column>> {
  const { random, plan, habits } = ctx;
  const plain = (field: FieldKey, read: (line: Line) => Content) => (): Column => column(ctx, field, text(read));
  return {
    serial: () => column(ctx, 'serial', (_line, index) => index),
    unit: plain('unit', () => ctx.unitName),
    village: plain('village', (line) => line.village),
    name: () =>
      column(
        ctx,
        'name',
        (line) => (line.person ? writeName(random, line.person.name, habits.noise) : nameOf(line)),
        {},
        ctx.bodies ? ['慰问对象'] : nameTexts(plan),
      ),
    gender: plain('gender', (line) => (line.person ? writeGender(random, line.person.gender, habits) : null)),
    idNumber: plain('idNumber', (line) => (line.person ? guarded(writeId(random, line.person.id, habits.noise), habits.idGuard) : null)),
    birthDate: () => birthColumn(ctx),
    age: plain('age', (line) => (line.person ? writeAge(random, ageAt(line.person.birth, plan.ageAsOf), habits.noise) : null)),
    ethnicity: plain('ethnicity', (line) =>
      line.person?.name.includes('·') ? random.pick(['维吾尔族', '哈萨克族', '藏族']) : random.pick(['汉', '汉族', '汉族']),
    ),
    phone: plain('phone', (line) => writePhone(random, line.phone, habits.noise)),
    address: plain('address', (line) => `${line.village}${random.int(1, 12)}组${random.int(1, 99)}号`),
    category: plain('category', (line) => writeCategory(random, line, habits.noise)),
    hardshipReason: plain('hardshipReason', (line) => line.reason),
    householdSize: plain('householdSize', (line) =>
      line.institution ? null : random.chance(habits.noise / 2) ? `${line.members.length + 1}人` : line.members.length + 1,
    ),
    coveredSize: plain('coveredSize', (line) => (line.institution ? null : line.members.length + 1)),
    perCapitaIncome: () => incomeColumn(ctx),
    employer: plain('employer', (line) => line.employer),
    employerNature: plain('employerNature', (line) => line.nature),
    jobStatus: plain('jobStatus', () => random.pick(['在岗', '下岗', '退休', '农民工', '在岗'])),
    health: plain('health', () => random.pick(['良好', '一般', '患病', '高血压', '残疾'])),
    marital: plain('marital', () => random.pick(['已婚', '未婚', '丧偶', '离异'])),
    political: plain('political', () => random.pick(['群众', '中共党员', '群众'])),
    hukou: plain('hukou', () => random.pick(['农业', '非农业', '城镇'])),
    certNo: plain('certNo', () => certNumber(random)),
    bankName: plain('bankName', (line) => line.bank),
    bankAccount: () =>
      random.chance(0.04)
        ? column(ctx, 'bankAccount', (line) => `${line.bank}${random.pick([' ', '', '：', '\n'])}${line.account}`, {}, [
            '开户行及账号',
            '开户银行及账号',
            '银行及账号',
          ])
        : column(ctx, 'bankAccount', (line) => writeAccount(random, line.account, line.bank, habits.noise)),
    accountHolder: plain('accountHolder', (line) => line.holder),
    standard: () => moneyColumn(ctx, 'standard'),
    amount: () => moneyColumn(ctx, 'amount'),
    amountUpper: plain('amountUpper', (line) => (line.amountFen === null ? null : capitalMoney(line.amountFen))),
    signature: plain('signature', () => null),
    receiveDate: plain('receiveDate', () => null),
    payee: plain('payee', () => null),
    guardian: plain('guardian', (line) => (line.category.payTo === 'guardian' ? line.holder : null)),
    visitLeader: plain('visitLeader', (line) => `副局长${'赵钱孙李周吴郑王'[line.visitGroup - 1] ?? '冯'}建平`),
    visitGroup: plain('visitGroup', (line) =>
      random.chance(habits.noise) ? random.pick(visitGroupForms(line.visitGroup)) : `第${'零一二三四五六七八九'[line.visitGroup]}组`,
    ),
    visitDate: () => {
      // A date cell typed without a year takes the year of the day it was typed; these clerks were careful.
      return column(ctx, 'visitDate', (line) => writeVisitDate(random, line.visitDate, habits.visitStyle));
    },
    responsibleUnit: plain('responsibleUnit', (line) =>
      random.chance(0.15) && plan.offices.length > 1
        ? `${line.responsible}、${plan.offices.find((office) => office !== line.responsible) ?? ''}`
        : line.responsible,
    ),
    tier: () => column(ctx, 'tier', (line) => line.tier, { header: random.pick(['慰问层级', '慰问级别', '层级', '上报层级']) }, []),
    publicity: plain('publicity', () =>
      random.pick([
        '是',
        '已公示',
        '已公示，无异议',
        `公示${plan.publicity?.days ?? 5}天无异议`,
        `公示${(plan.publicity?.days ?? 5) + 2}天`,
        `已公示${plan.publicity?.days ?? 5}天`,
      ]),
    ),
    review: plain('review', () => random.pick(['同意', '通过', null])),
    remark: plain('remark', (line) => line.remark || null),
    headName: plain('headName', (line) => nameOf(line)),
    householdNo: plain('householdNo', (line) => line.householdNo),
    relation: plain('relation', (line) => (line.person ? random.pick(['户主', '本人']) : null)),
  };
}

/** How people keep a spreadsheet from eating the number when it opens a csv. */
const guarded = (id: string, guard: Habits['idGuard']): string => (guard === 'none' ? id : guard === 'tab' ? `\t${id}` : `="${id}"`);

function writeGender(random: Random, gender: '男' | '女', habits: Habits): Content {
  if (habits.genderForm === 'letters') return gender === '男' ? 'M' : 'F';
  if (habits.genderForm === 'numbers') return gender === '男' ? 1 : 2;
  return random.chance(habits.noise) ? random.pick([`${gender}性`, `${gender} `]) : gender;
}

/** In a plan by households the head's name is the beneficiary's where it is the only name column. */
const nameTexts = (plan: Plan): readonly string[] => [
  ...headerTexts('name').filter((text) => !/职工/.test(text) || /[员职]工/.test(plan.title)),
  ...(plan.grain === 'household' ? ['户主姓名'] : []),
];

function writeAge(random: Random, age: number, noise: number): Content {
  // One year more is 虚岁, and right as well.
  const years = random.chance(0.15) ? age + 1 : age;
  return random.chance(noise / 2) ? random.pick([`${years}岁`, `${years}周岁`, String(years)]) : years;
}

export function writeCategory(random: Random, line: Line, noise: number): string {
  const { category } = line;
  if (!random.chance(Math.max(noise, 0.1))) return category.name;
  const spaced = [...category.name].join(' ');
  return random.pick([...category.aliases, ...category.aliases, spaced, `${category.name} `]);
}

function birthColumn(ctx: ColumnContext): Column {
  const { random, habits } = ctx;
  const texts = headerTexts('birthDate');
  const header = random.pick(texts);
  const monthly = header === '出生年月' && random.chance(0.6);
  return column(
    ctx,
    'birthDate',
    (line) =>
      line.person ? (monthly ? writeMonth(random, line.person.birth) : writeDate(random, line.person.birth, habits.birthStyle)) : null,
    { header },
  );
}

function incomeColumn(ctx: ColumnContext): Column {
  const { random, habits } = ctx;
  const yearly =
    ctx.plan.eligibility.incomeLine?.period === 'year' || (ctx.plan.eligibility.incomeLine === undefined && random.chance(0.3));
  const texts = yearly
    ? ['家庭年人均收入', '年人均收入', '家庭人均年收入']
    : ['家庭月人均收入', '人均月收入', '月人均收入', '家庭人均月收入', '家庭人均月收入(元)'];
  return column(
    ctx,
    'perCapitaIncome',
    (line) => {
      const value = yearly ? line.income * 12 : line.income;
      return random.chance(habits.noise / 2) ? random.pick([`${value}元`, `${value}.00`, String(value)]) : value;
    },
    {},
    texts,
  );
}

function moneyColumn(ctx: ColumnContext, field: 'amount' | 'standard'): Column {
  const { random, habits, wanyuan } = ctx;
  const perHead = (line: Line): string => (line.grain === 'household' ? 'household' : 'person');
  const base = random.pick(headerTexts(field));
  const bare = base.replace(/\(.*\)$/, '');
  const unit = wanyuan
    ? ctx.measured
      ? ''
      : '(万元)'
    : random.chance(0.4)
      ? random.pick(['(元)', '（元）', '(单位：元)', ''])
      : base.slice(bare.length);
  const perfect = random.chance(0.2) && field === 'standard' && !wanyuan ? random.pick(['(元/户)', '(元/人)']) : unit;
  return column(
    ctx,
    field,
    (line) => {
      const fen = field === 'amount' ? line.amountFen : line.standardFen;
      if (fen === null) return null;
      if (wanyuan) return fen / 1000000;
      if (habits.moneyFormula && field === 'amount') return { formula: `${fen / 100}*1`, value: fen / 100 };
      const style = habits.mixedMoney && random.chance(0.3) ? random.pick(moneyStyles) : habits.moneyStyle;
      return writeMoney(random, fen, style, perHead(line));
    },
    {
      ...(bare === base && random.chance(0.1) && field === 'amount' && !wanyuan && !ctx.flat
        ? { header: '元', group: random.pick(['慰问金', '慰问金额', '发放金额']) }
        : { header: bare + perfect }),
      ...(wanyuan ? { multiplier: 10000 as const } : {}),
      unitRow: wanyuan ? '万元' : '元',
    },
  );
}
