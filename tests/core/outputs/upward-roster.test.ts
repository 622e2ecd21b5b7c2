/** The merged roster that goes up reads back as what was granted: on the sample counties, and on entries with every field there is. */
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalLines, parseCanonical, type CanonicalEntry } from '../../../core/merge/canonical';
import { mergeCounty } from '../../../core/merge';
import { readRoster } from '../../../core/intake';
import { fieldKeys, fieldKinds, type FieldKey } from '../../../core/model/field';
import type { Entry } from '../../../core/model/roster';
import type { Plan } from '../../../core/model/plan';
import { upwardRoster } from '../../../core/outputs/upward-roster';
import { samplePlans } from '../../../core/plans';
import { inputsOf } from '../../../samples/generate/judge-county';
import { samplesAsOf } from '../../../samples/generate/judge';
import { planOf } from '../../support/plan-builder';
import { idOf } from '../../support/synthetic-id';

const samples = join(__dirname, '../../../samples');
const unit = { code: 'X1', name: '平川县' };
/** The plan above: the same words under other codes, counties for units. */
const planAbove = (plan: Plan): Plan => ({
  ...plan,
  id: 'above',
  categories: plan.categories.map((category) => ({
    ...category,
    code: `UP-${category.code}`,
    ...(category.parent === undefined ? {} : { parent: `UP-${category.parent}` }),
  })),
  quotas: [],
  units: [{ ...unit, aliases: [], type: '县' }],
});

const readBack = (entries: readonly CanonicalEntry[], plan: Plan) => {
  const upward = upwardRoster(entries, plan, unit.name);
  const roster = readRoster({ file: '上报.xlsx', sheets: [upward.sheet] }, planAbove(plan), { unit });
  return { upward, sheet: roster.sheets[0]!, entries: roster.sheets.flatMap((sheet) => sheet.entries) };
};

const facts = ({ readings }: Entry): unknown[] => [
  readings.name?.value ?? '',
  readings.idNumber?.value ?? readings.idNumber?.text ?? '',
  readings.category?.value?.map((code) => code.replace(/^UP-/, '')) ?? [],
  readings.amount?.value ?? 0,
  readings.unit?.text,
  readings.bankAccount?.value ?? '',
];

describe.each(samplePlans.map((plan) => [plan.id, plan] as const))('the merged county of the plan %s', (id, plan) => {
  it('reads back with the same people, numbers, categories, amounts, accounts and units, each once', async () => {
    const folder = join(samples, id, 'rosters');
    const rosters = readdirSync(folder).map((file) => ({ file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
    const submissions = JSON.parse(readFileSync(join(samples, id, 'submissions.json'), 'utf8'));
    const base = new Uint8Array(readFileSync(join(samples, id, '底册.xlsx')));
    const result = mergeCounty(await inputsOf({ rosters, submissions, base }, plan), plan, { asOf: samplesAsOf });
    const { entries } = parseCanonical([...canonicalLines(result)].join(''));
    const granted = entries.filter(({ standing }) => standing === 'granted');
    const { upward, entries: read } = readBack(entries, plan);
    expect(granted.length).toBeGreaterThan(50);
    expect(upward).toMatchObject({ entries: granted.length, amountFen: result.totals.granted.amountFen });
    expect(upward.leftOut.reduce((sum, { places }) => sum + places.length, 0)).toBe(entries.length - granted.length);
    const text = (value: unknown): unknown =>
      typeof value === 'object' && value !== null ? (value as { unread: string }).unread : (value ?? '');
    const expected = granted.map(({ values, category, grantedFen, unitName }) => [
      text(values['name']),
      text(values['idNumber']),
      Array.isArray(values['category']) ? values['category'] : category === null ? [] : [category],
      grantedFen > 0 ? grantedFen : typeof values['amount'] === 'number' ? values['amount'] : 0,
      unitName,
      text(values['bankAccount']),
    ]);
    expect(read.map(facts)).toEqual(expected);
  });
});

/** Fields that go up by another column, or not at all. */
const notAlone: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'serial',
  'unit',
  'amount',
  'amountUpper',
  'signature',
  'goods',
  'goodsQty',
  'materials',
]);

const everyField = (index: number): CanonicalEntry => {
  const byKind: Readonly<Record<string, unknown>> = {
    text: `文字${index}`,
    name: ['王建国', '李秀英', '张卫东', '赵敏'][index],
    integer: 3 + index,
    gender: '男',
    idNumber: idOf({ sequence: 21 + 2 * index }),
    date: `196${index}-01-02`,
    phone: `1380000000${index}`,
    category: ['G-MERIT'],
    money: 12_345,
    account: `622848000000000001${index}`,
  };
  const fields = fieldKeys.filter((field) => !notAlone.has(field));
  const place = { unit: 'T1', unitName: '西河镇', file: '名册.xlsx', sheet: '表一', row: 5 + index, lastRow: 5 + index };
  return {
    ...place,
    ...{ category: 'G-MERIT', grain: 'person', standing: 'granted', standingReason: null, grantedFen: 10_000, findings: [] },
    values: Object.fromEntries(fields.map((field) => [field, byKind[fieldKinds[field]]])),
    periods: { perCapitaIncome: 'year', householdIncome: 'year', personalIncome: 'month' },
    ...(index === 1 ? { members: [{ name: '李四', idNumber: idOf({ sequence: 44 }), relation: '妻子' }] } : {}),
  };
};

describe('a merge with every field there is', () => {
  const entries = [0, 1, 2, 3].map(everyField);

  it('reads back field by field; what the vocabulary has no field for stays as columns beside', () => {
    const { sheet, entries: read } = readBack(entries, planOf());
    const canonical = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'iso' in value ? value.iso : value);
    read.forEach(({ readings }, index) => {
      const expected = { ...entries[index]?.values, category: ['UP-G-MERIT'], unit: '西河镇', amount: 10_000, serial: index + 1 };
      expect(Object.fromEntries(Object.entries(readings).map(([field, reading]) => [field, canonical(reading.value)]))).toEqual(expected);
    });
    expect(read[1]?.members).toMatchObject([
      { name: { value: '李四' }, idNumber: { value: idOf({ sequence: 44 }) }, relation: { value: '妻子' } },
    ]);
    expect(sheet.layout?.unknown.map(({ header }) => header)).toEqual(['来源文件', '来源工作表', '来源行号']);
    expect(sheet.layout?.columns.filter(({ period }) => period !== undefined).map(({ field, period }) => [field, period])).toEqual([
      ['perCapitaIncome', 'year'],
      ['householdIncome', 'year'],
      ['personalIncome', 'month'],
    ]);
  });

  it('incomes of another period are reckoned over to that of most; a cell that could not be read goes up as it is', () => {
    const odd = {
      ...everyField(3),
      values: { ...everyField(3).values, phone: { unread: '见附件' } },
      periods: { perCapitaIncome: 'month' as const },
    };
    const { entries: read } = readBack([...entries.slice(0, 3), odd], planOf());
    expect(read[3]?.readings.perCapitaIncome?.value).toBe(12 * 12_345);
    expect(read[3]?.readings.phone?.text).toBe('见附件');
  });

  it('what is not granted is listed by its standing, what can still be settled first', () => {
    const others = (['yielded', 'blocked', 'overQuota'] as const).map((standing, index) => ({
      ...everyField(index),
      standing,
      grantedFen: 0,
    }));
    const { leftOut, entries: count } = upwardRoster([...others, everyField(3)], planOf(), unit.name);
    expect(count).toBe(1);
    expect(leftOut.map(({ standing, open, places }) => [standing, open, places.length])).toEqual([
      ['blocked', true, 1],
      ['yielded', false, 1],
      ['overQuota', false, 1],
    ]);
  });
});

describe('any merge', () => {
  const surname = fc.constantFrom('王', '李', '张', '欧阳', '买买提·', '高', '计');
  const given = fc.constantFrom('建国', '秀英', '伟', '合计', '小计', '明', '阿不都', '户主', '无');
  const person = fc.record({
    name: fc.tuple(surname, given).map((parts) => parts.join('')),
    sequence: fc.nat({ max: 990 }),
    category: fc.constantFrom('D-RURAL', 'G-MERIT'),
    fen: fc.integer({ min: 1, max: 5_000_000 }),
    account: fc.option(fc.stringMatching(/^[0-9]{16,19}$/), { nil: null }),
    village: fc.option(fc.constantFrom('一组', '东街社区', '合计村', '5'), { nil: null }),
    remark: fc.option(fc.constantFrom('共3人', '合计', '=1+1', '同上', '2026年已享受'), { nil: null }),
    unitName: fc.constantFrom('东岗镇', '西河镇', '合兴街道'),
    members: fc.nat({ max: 3 }),
  });
  it('reads back the same, whoever is in it', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), (people) => {
        const entries = people.map((one, index): CanonicalEntry => {
          const optional = { bankAccount: one.account, village: one.village, remark: one.remark };
          const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
          const place = { unit: 'T1', unitName: one.unitName, file: '名册.xlsx', sheet: '表一', row: 3 + index, lastRow: 3 + index };
          const members = Array.from({ length: one.members }, (_, at) => ({
            name: `子${'一二三'[at] ?? ''}`,
            idNumber: '',
            relation: '子',
          }));
          return {
            ...place,
            ...{ category: one.category, grain: 'household', standing: 'granted', standingReason: null, grantedFen: one.fen, findings: [] },
            values: { name: one.name, idNumber: idOf({ sequence: one.sequence }), category: [one.category], amount: one.fen, ...given },
            ...(members.length === 0 ? {} : { members }),
          };
        });
        const { entries: read } = readBack(entries, planOf());
        expect(read.map(facts)).toEqual(
          people.map((one) => [one.name, idOf({ sequence: one.sequence }), [one.category], one.fen, one.unitName, one.account ?? '']),
        );
        // A blank would be read as the village above.
        const none = people.some(({ village }) => village !== null) ? '—' : undefined;
        expect(read.map(({ readings }) => readings.village?.value)).toEqual(people.map(({ village }) => village ?? none));
        expect(read.map(({ members }) => members.length)).toEqual(people.map(({ members }) => members));
      }),
      { numRuns: 200 },
    );
  });
});
