/** Planted faults of single cells: what stands in the cell, and the one code it must raise. */
import { standardFen, toFen } from '../../core/model/plan';
import { isText } from './assemble';
import type { Line } from './entry';
import { cellFault, spot, take, type Fault } from './fault';
import { capitalMoney, noMarks, writeDate } from './forms';
import { checkCharacter, fifteenDigits, spoiledCard } from './numbers';
import { ageAt, person, personName } from './people';
import { alarmingRemarks, publicEmployers, unknownCategories } from './words';

const idOf = (line: Line): string => line.person?.id ?? '';
const spoiltId = { spoils: ['id'] as const };
const isMoney = (line: Line): boolean => standardFen(line.category.standard).length > 0;
const bank = (ctx: { plan: { payment: { method: string } } }): boolean => ctx.plan.payment.method === 'bank';
const wrongCheck = (id: string): string => id.slice(0, 17) + '0123456789'[(Number(id[17] === 'X' ? 10 : id[17]) + 3) % 10];
const shiftDay = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

export const idFaults: readonly Fault[] = [
  cellFault('id-missing', 'idNumber', (_line, { random }) => random.pick([null, null, '无', '/', '——', '暂无']), spoiltId),
  cellFault(
    'id-length',
    'idNumber',
    (line, { random }) =>
      random.pick([idOf(line).slice(0, 17), `${idOf(line).slice(0, 10)}${idOf(line).slice(11)}`, `${idOf(line)}${random.int(0, 9)}`]),
    spoiltId,
  ),
  cellFault(
    'id-character',
    'idNumber',
    (line, { random }) => idOf(line).slice(0, 9) + random.pick(['O', 'l', 'I', 'o', '?', 'Z']) + idOf(line).slice(10),
    spoiltId,
  ),
  cellFault(
    'id-checksum',
    'idNumber',
    (line, { random }) => (random.chance(0.5) ? wrongCheck(idOf(line)) : changedDigit(idOf(line))),
    spoiltId,
  ),
  {
    code: 'id-birthdate',
    plant: (ctx) => {
      const place = take(ctx, ['idNumber'], (line) => line.person !== null);
      if (place === null) return null;
      const id = idOf(place.line);
      const day = ctx.random.pick(['19810231', '19750431', '19690229', '20281011', '19801302']);
      const body = id.slice(0, 6) + day + id.slice(14, 17);
      place.line.cells.set('idNumber', body + checkCharacter(body));
      for (const key of ['birthDate', 'age']) place.line.cells.set(key, null);
      place.line.unchecked.add('id');
      return { code: 'id-birthdate', spots: [spot(place, 'idNumber')], allowed: [{ code: 'category-age', spot: spot(place, null) }] };
    },
  },
  cellFault('id-stored-as-number', 'idNumber', (line) => Number(idOf(line)), {
    ...spoiltId,
    when: (ctx) => !isText(ctx.format),
    fits: (line) => !idOf(line).endsWith('X'),
  }),
  cellFault('id-15-digit', 'idNumber', (line) => fifteenDigits(idOf(line)), {
    ...spoiltId,
    fits: (line) => /^[1-6]/.test(idOf(line)) && (line.person?.birth.startsWith('19') ?? false),
  }),
  cellFault('id-gender-mismatch', 'gender', (line) => (line.person?.gender === '男' ? '女' : '男'), { beside: ['idNumber'] }),
  cellFault(
    'id-birth-mismatch',
    'birthDate',
    (line, { random }) => writeDate(random, shiftDay(line.person?.birth ?? '', random.pick([400, -731, 800])), 'iso'),
    { beside: ['idNumber'], fits: (line) => line.person !== null },
  ),
  cellFault(
    'id-age-mismatch',
    'age',
    (line, { plan, random }) => ageAt(line.person?.birth ?? '', plan.ageAsOf) + random.pick([5, 10, 20]),
    { beside: ['idNumber'], fits: (line) => line.person !== null },
  ),
  cellFault('ditto-in-person-field', 'idNumber', () => '同上', { spoils: ['id'], allow: ['id-missing', 'id-length', 'id-character'] }),
  {
    code: 'many-in-one-cell',
    plant: (ctx) => {
      const place = take(ctx, ['idNumber'], (line) => line.person !== null);
      if (place === null) return null;
      const other = person(ctx.random, ctx.plan.ageAsOf, 30, 60);
      place.line.cells.set('idNumber', `${idOf(place.line)}${ctx.random.pick(['；', '、', '\n', ' / ', ';'])}${other.id}`);
      place.line.unchecked.add('id');
      return { code: 'many-in-one-cell', spots: [spot(place, 'idNumber')] };
    },
  },
];

/** Another digit of the region code: keeps birth date and gender, spoils the check. */
const changedDigit = (id: string): string => id.slice(0, 4) + String((Number(id[4]) + 1) % 10) + id.slice(5);

export const personFaults: readonly Fault[] = [
  cellFault('name-missing', 'name', () => null, {
    spoils: ['name'],
    fits: (line, draft) =>
      line.institution === null && line.members.length === 0 && draft.columns.some((column) => column.key === 'idNumber'),
  }),
  cellFault(
    'many-in-one-cell',
    'name',
    (line, { random }) => `${line.person?.name}${random.pick(['、', '，', '/'])}${personName(random, '男')}`,
    {
      spoils: ['name'],
      fits: (line, draft) =>
        line.person !== null && !line.person.name.includes('·') && !draft.columns.some((column) => column.key === 'accountHolder'),
    },
  ),
  cellFault('remark-attention', 'remark', (_line, { random }) => random.pick(alarmingRemarks), {
    fits: (line) => !line.category.name.includes('矫正'),
  }),
  cellFault('formula-text', 'remark', (_line, { random }) => random.pick(['=SUM(A1:A9)', '@提醒', '+HYPERLINK("x")', '=1+1']), {
    when: (ctx) => ctx.format !== 'xls' && ctx.format !== 'et',
  }),
  cellFault('phone-format', 'phone', (_line, { random }) => random.pick(['1380013', '12345678901', '138001380001', '23800138000'])),
  cellFault('category-missing', 'category', () => null, {
    spoils: ['categories'],
    fits: (line, draft, ctx) =>
      line.person !== null &&
      line.category.payTo === 'person' &&
      draft.style.categoryForm === 'each' &&
      draft.style.sections !== 'category' &&
      !ctx.plan.categories.some((category) => [draft.name, ...draft.style.titles].some((text) => text.includes(category.name))),
  }),
  cellFault('category-unknown', 'category', (_line, { random }) => random.pick(unknownCategories), {
    spoils: ['categories'],
    fits: (line, draft) => line.person !== null && line.category.payTo === 'person' && draft.style.categoryForm === 'each',
    allow: ['amount-missing'],
  }),
  {
    code: 'two-categories',
    plant: (ctx) => {
      if (ctx.plan.overlap === 'each') return null;
      const place = take(ctx, ['category'], (line, draft) => draft.style.categoryForm === 'each' && line.grain !== 'institution');
      if (place === null) return null;
      const own = place.line.category;
      const others = ctx.plan.categories.filter(
        (other) =>
          other !== own &&
          other.parent !== own.code &&
          own.parent !== other.code &&
          !other.age &&
          (other.grain ?? ctx.plan.grain) === place.line.grain &&
          other.standard.kind === own.standard.kind,
      );
      if (others.length === 0) {
        place.line.faulty = false;
        return null;
      }
      const other = ctx.random.pick(others);
      place.line.cells.set('category', `${own.name}${ctx.random.pick(['、', '/', '；', '+'])}${other.name}`);
      place.line.categories = [own.code, other.code];
      return { code: 'two-categories', spots: [spot(place, 'category')] };
    },
  },
  {
    code: 'category-age',
    plant: (ctx) => {
      const place = take(ctx, ['idNumber'], (line) => line.category.age !== undefined && line.person !== null);
      if (place === null) return null;
      const { line } = place;
      const { min } = line.category.age ?? {};
      const year = Number(ctx.plan.ageAsOf.slice(0, 4)) - (min === undefined ? 30 : min - 8);
      const id = idOf(line);
      const birth = `${year}-05-17`;
      const body = `${id.slice(0, 6)}${birth.replaceAll('-', '')}${id.slice(14, 17)}`;
      line.cells.set('idNumber', body + checkCharacter(body));
      line.cells.set('birthDate', birth);
      line.cells.set('age', ageAt(birth, ctx.plan.ageAsOf));
      line.unchecked.add('id');
      const spots = ['category', 'idNumber', 'age', 'birthDate', null].filter(
        (key) => key === null || place.draft.columns.some((column) => column.key === key),
      );
      return { code: 'category-age', spots: spots.map((key) => spot(place, key)) };
    },
  },
];

/** A header such as 惠农卡号 or 存折账号 says that the numbers follow no card's pattern. */
const cardsOnly = (
  _line: Line,
  draft: { readonly columns: readonly { readonly key: string; readonly header: string; readonly group?: string }[] },
): boolean =>
  !draft.columns.some(
    (column) => column.key === 'bankAccount' && /折|通|社保|惠农|粮补/.test(`${column.group ?? ''}${column.header}`.replace(/\s/g, '')),
  );

export const moneyFaults: readonly Fault[] = [
  cellFault('amount-missing', 'amount', (_line, { random }) => random.pick([null, null, '/', '——']), {
    spoils: ['amountFen'],
    fits: (line, draft) => isMoney(line) && !noWords(draft) && draft.totalOff === undefined,
    after: (line) => (line.amountFen = null),
  }),
  cellFault('amount-unreadable', 'amount', (_line, { random }) => random.pick(['见附表', '按上年', '若干', '面议']), {
    spoils: ['amountFen'],
    fits: (line, draft) => isMoney(line) && !noWords(draft) && draft.totalOff === undefined,
    after: (line) => (line.amountFen = null),
  }),
  cellFault('amount-negative', 'amount', (line) => -(line.amountFen ?? 0) / 100, {
    fits: (line, draft) => line.amountFen !== null && !draft.wanyuan && !noWords(draft),
    after: (line) => (line.amountFen = -(line.amountFen ?? 0)),
    allow: ['amount-not-standard'],
  }),
  {
    code: 'amount-not-standard',
    plant: (ctx) => {
      const place = take(
        ctx,
        ['amount'],
        (line, draft) => isMoney(line) && !noWords(draft) && !draft.columns.some((column) => column.key === 'standard'),
      );
      if (place === null) return null;
      const off = toFen(ctx.random.pick([50, 200, 800, 1]));
      place.line.amountFen = (standardFen(place.line.category.standard).at(-1) ?? 0) + off;
      return { code: 'amount-not-standard', spots: [spot(place, 'amount')] };
    },
  },
  cellFault('amount-words-mismatch', 'amountUpper', (line) => capitalMoney((line.amountFen ?? 0) + 10000), {
    beside: ['amount'],
    fits: (line) => line.amountFen !== null,
  }),
  cellFault('account-missing', 'bankAccount', (_line, { random }) => random.pick([null, null, '无', '/']), { when: bank }),
  cellFault('account-stored-as-number', 'bankAccount', (line) => Number(line.account), {
    when: (ctx) => !isText(ctx.format),
    fits: (line) => line.account.length >= 16,
  }),
  cellFault(
    'account-length',
    'bankAccount',
    (line, { random }) =>
      random.pick([`${line.account.slice(0, 8)}AB${line.account.slice(10)}`, '12345', `${line.account}${line.account}`]),
    { when: bank, fits: cardsOnly, allow: ['account-check-digit'] },
  ),
  cellFault('account-check-digit', 'bankAccount', (line) => spoiledCard(line.account), {
    when: bank,
    fits: (line, draft) => cardsOnly(line, draft) && line.account.startsWith('62') && line.account.length === 19,
  }),
  cellFault('account-holder-mismatch', 'accountHolder', (_line, { random }) => personName(random, '女'), {
    when: bank,
    fits: (line) => line.person !== null && line.category.payTo === 'person',
  }),
];

const noWords = (draft: { readonly columns: readonly { readonly key: string }[] }): boolean =>
  draft.columns.some((column) => column.key === 'amountUpper');

/** 同上 in other fields of one person. */
export const dittoFaults: readonly Fault[] = [
  cellFault('ditto-in-person-field', 'name', () => '同上', {
    spoils: ['name'],
    fits: (line) => line.person !== null && line.members.length === 0,
    allow: ['name-missing'],
  }),
  cellFault('ditto-in-person-field', 'bankAccount', (_line, { random }) => random.pick(['同上', '〃']), { allow: ['account-missing'] }),
];

export const campaignFaults: readonly Fault[] = [
  {
    code: 'goods-missing',
    plant: (ctx) => {
      const kits = ctx.plan.categories.flatMap((category) => (category.standard.kind === 'goods' ? category.standard.kit : []));
      if (kits.length === 0) return null;
      const item = ctx.random.pick(kits);
      const key = `goods:${item.code}`;
      const place = take(ctx, [key], (line) => line.goods[item.code] !== undefined);
      if (place === null) return null;
      place.line.cells.set(key, ctx.random.pick([null, 0, '无']));
      return { code: 'goods-missing', spots: [spot(place, key)] };
    },
  },
  cellFault(
    'income-above-line',
    'perCapitaIncome',
    (_line, { plan, random }) => (plan.eligibility.incomeLine?.amountYuan ?? 0) + random.pick([1, 2, 100, 902]),
    { when: (ctx) => ctx.plan.eligibility.incomeLine !== undefined },
  ),
  cellFault('enterprise-only', 'employer', (_line, { random }) => random.pick(publicEmployers), {
    when: (ctx) => ctx.plan.eligibility.enterpriseOnly,
    fits: (_line, draft) => !draft.columns.some((column) => column.key === 'employerNature'),
    allow: ['public-payroll'],
  }),
  cellFault('public-payroll', 'employer', (_line, { random }) => random.pick(publicEmployers), {
    when: (ctx) => !ctx.plan.eligibility.enterpriseOnly && ctx.plan.eligibility.warnPublicPayroll,
    fits: (_line, draft) => !draft.columns.some((column) => column.key === 'employerNature'),
  }),
  {
    code: 'material-missing',
    plant: (ctx) => {
      const material = ctx.plan.materials.length > 0 ? ctx.random.pick(ctx.plan.materials.filter((candidate) => candidate.required)) : null;
      if (material === null) return null;
      const alternatives = (material.anyOf ?? []).map((_, index) => `material:${material.code}:${index}`);
      const single = `material:${material.code}`;
      const split = ctx.drafts.some((draft) => draft.columns.some((column) => column.key === alternatives[0]));
      const keys = split ? alternatives : [single];
      const place = take(ctx, keys);
      if (place === null) return null;
      for (const key of keys) place.line.cells.set(key, ctx.random.pick(split ? [null, '×'] : noMarks));
      return { code: 'material-missing', spots: keys.map((key) => spot(place, key)) };
    },
  },
  cellFault(
    'publicity-missing',
    'publicity',
    (_line, { plan, random }) => random.pick(['否', '未公示', `公示${Math.max((plan.publicity?.days ?? 5) - 2, 1)}天`, null]),
    { when: (ctx) => ctx.plan.publicity?.required === true },
  ),
  cellFault(
    'visit-date-outside-window',
    'visitDate',
    (_line, { plan, random }) =>
      writeDate(
        random,
        random.chance(0.5)
          ? shiftDay(plan.visitWindow?.to ?? '', random.int(1, 4))
          : shiftDay(plan.visitWindow?.from ?? '', -random.int(1, 4)),
        random.pick(['dot', 'cell', 'chinese']),
      ),
    { when: (ctx) => ctx.plan.visitWindow !== undefined },
  ),
  cellFault('visit-date-outside-window', 'visitDate', (_line, { random }) => random.pick(['腊月二十五', '元月中旬', '1月下旬']), {
    when: (ctx) => ctx.plan.visitWindow !== undefined,
  }),
  cellFault('visit-date-unreadable', 'visitDate', (_line, { random }) => random.pick(['择日', '2027.1.35', '2月30日', '看情况']), {
    when: (ctx) => ctx.plan.visitWindow !== undefined,
  }),
  cellFault(
    'visit-group-invalid',
    'visitGroup',
    (_line, { plan, random }) =>
      random.pick([`第${plan.visitGroups.length + 1}组`, `${plan.visitGroups.length + 4}组`, null, '第一组、第二组']),
    { when: (ctx) => ctx.plan.visitGroups.length > 0 },
  ),
  cellFault('responsible-unit-missing', 'responsibleUnit', () => null, { when: (ctx) => ctx.plan.kind === 'tasks' }),
  cellFault('responsible-unit-unknown', 'responsibleUnit', (_line, { random }) => random.pick(['区气象站', '某某公司', '县地震台']), {
    when: (ctx) => ctx.plan.kind === 'tasks',
  }),
  {
    code: 'payee-incomplete',
    plant: (ctx) => {
      const place = take(ctx, ['payee'], (line) => line.person !== null);
      if (place === null) return null;
      place.line.cells.set('payee', personName(ctx.random, '男'));
      if (place.draft.columns.some((column) => column.key === 'remark')) place.line.cells.set('remark', null);
      return { code: 'payee-incomplete', spots: [spot(place, 'payee')] };
    },
  },
];
