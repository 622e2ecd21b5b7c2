import { arrivals, awaited, boardRows, boardTotals, shownRows, type SubmissionHead } from '../../../addin/flows/desk/board';
import { changesBetween, isUnchanged, type MergeSummary } from '../../../addin/flows/desk/changes';
import { planFrom, readPastedUnits, type PlanDraft } from '../../../addin/flows/desk/plan-draft';
import { mostReasons, reasonsFrom, type SubmittedFinding } from '../../../addin/flows/desk/reasons';
import { planSchema } from '../../../core/model/plan';
import { samplePlans } from '../../../core/plans';
import { planOf } from '../../support/plan-builder';

const plan = planOf({
  deadline: { at: '2027-01-15T18:00:00+08:00', late: 'flag' },
  units: [
    { code: 'T1', name: '东岗镇', type: '镇' },
    { code: 'T2', name: '西河镇', type: '镇' },
    { code: 'S1', name: '城东街道', type: '街道' },
    { code: 'S2', name: '城西街道', type: '街道' },
  ],
  quotas: [
    { by: 'eachUnit', count: 5 },
    { by: 'unitType', unitType: '街道', count: 8 },
    { by: 'unit', unit: 'T2', count: 3 },
  ],
});
const headOf = (unit: string, parts: Partial<SubmissionHead> = {}): SubmissionHead => ({
  ...{ unit, version: 1, state: 'submitted', digest: '0'.repeat(64), fileName: 'x.xlsx', submittedBy: 'u', onBehalf: false, late: false },
  ...{ submittedAt: '2027-01-10T09:00:00+08:00', receivedAt: '2027-01-10T09:00:00+08:00', entries: 4, amountFen: 40_000, overQuota: 0 },
  ...{ counts: { error: 0, warning: 0, info: 0 }, reason: null, rowReasons: [] },
  ...parts,
});
const before = '2027-01-15T18:00:30+08:00';
const after = '2027-01-15T18:01:00+08:00';

describe('board', () => {
  it.each([
    ['nothing came, in time', null, before, 'missing'],
    ['nothing came by the end of the minute of the deadline', null, after, 'overdue'],
    ['taken back counts as nothing', 'withdrawn', before, 'missing'],
    ['with the county', 'submitted', after, 'submitted'],
    ['sent back', 'returned', after, 'returned'],
    ['accepted', 'accepted', after, 'accepted'],
    ['left out', 'excluded', after, 'excluded'],
  ] as const)('a unit of which %s', (_name, state, now, status) => {
    expect(boardRows(plan, state === null ? [] : [headOf('T1', { state })], now)[0]).toMatchObject({ code: 'T1', status });
  });

  it('the nearest quota by number is the unit’s', () => {
    expect(boardRows(plan, [], before).map(({ quota }) => quota)).toEqual([5, 3, 8, 8]);
  });

  it('totals count what goes into a merge', () => {
    const heads = [headOf('T1'), headOf('T2', { state: 'accepted' }), headOf('S1', { state: 'returned' })];
    const rows = boardRows(plan, heads, before);
    expect(boardTotals(rows)).toMatchObject({ units: 4, sent: 2, entries: 8, amountFen: 80_000, byStatus: { missing: 1, returned: 1 } });
    expect(awaited(rows).map(({ code }) => code)).toEqual(['S1', 'S2']);
  });

  it('is filtered by status and text, sorted both ways, in the plan’s order among equals', () => {
    const heads = [headOf('T1', { entries: 2 }), headOf('S1', { entries: 9 }), headOf('S2', { entries: 9 })];
    const rows = boardRows(plan, heads, before);
    const codes = (part: Partial<Parameters<typeof shownRows>[1]>): readonly string[] =>
      shownRows(rows, { text: '', status: 'all', sort: 'plan', down: false, ...part }).map(({ code }) => code);
    expect(codes({})).toEqual(['T1', 'T2', 'S1', 'S2']);
    expect(codes({ text: ' 街道 ' })).toEqual(['S1', 'S2']);
    expect(codes({ status: 'missing' })).toEqual(['T2']);
    expect(codes({ sort: 'entries' })).toEqual(['T2', 'T1', 'S1', 'S2']);
    expect(codes({ sort: 'entries', down: true })).toEqual(['S2', 'S1', 'T1', 'T2']);
  });

  it('submissions are counted day by day; what was taken back is not', () => {
    const at = (day: string): Partial<SubmissionHead> => ({ receivedAt: `${day}T10:00:00+08:00` });
    const heads = [
      headOf('T1', at('2027-01-12')),
      headOf('T2', at('2027-01-10')),
      headOf('S1', { ...at('2027-01-12'), state: 'withdrawn' }),
    ];
    expect(arrivals(heads)).toEqual([
      { day: '2027-01-10', units: 1 },
      { day: '2027-01-12', units: 2 },
    ]);
  });
});

describe('reasons prepared from findings', () => {
  const at = (row: number | null, severity: SubmittedFinding['severity'], code = 'c'): SubmittedFinding => ({
    ...{ code, severity, related: [], params: {} },
    where: { file: null, sheet: '表', row, cell: null, column: null, header: null, field: null },
  });
  const say = ({ code }: SubmittedFinding) => ({ what: `${code}。`, todo: '请改。' });

  it('the first error of each row, no warnings, nothing about whole sheets', () => {
    expect(reasonsFrom([at(null, 'error'), at(3, 'warning'), at(4, 'error', 'a'), at(4, 'error', 'b'), at(7, 'error')], say)).toEqual([
      { sheet: '表', row: 4, reason: 'a。请改。' },
      { sheet: '表', row: 7, reason: 'c。请改。' },
    ]);
  });

  it('no more rows and no longer texts than the operation takes', () => {
    const many = Array.from({ length: mostReasons + 5 }, (_, index) => at(index + 1, 'error'));
    const reasons = reasonsFrom(many, () => ({ what: '长'.repeat(400), todo: '长'.repeat(400) }));
    expect(reasons).toHaveLength(mostReasons);
    expect(reasons[0]?.reason).toHaveLength(500);
  });
});

describe('changes between two merges', () => {
  const tally = (amountFen: number, persons: number) => ({ households: 0, persons, institutions: 0, amountFen });
  const summary = (granted: ReturnType<typeof tally>, standings: Record<string, number>, used: Record<string, number>): MergeSummary => ({
    ...{ number: 1, mergedAt: '2027-01-10T09:00:00+08:00', mergedBy: 'u', stale: false, digest: '0'.repeat(64), units: [], duplicates: 0 },
    ...{ missingUnits: [], findings: { error: 0, warning: 0, info: 0 }, standings, used, totals: { reported: granted, granted } },
  });

  it('money, people, standings and versions, each only where it changed', () => {
    const one = summary(tally(1_000, 3), { granted: 3, undecided: 2 }, { T1: 1, T2: 1 });
    const two = summary(tally(1_500, 4), { granted: 4, excluded: 1 }, { T1: 2, S1: 1 });
    expect(changesBetween(one, two)).toEqual({
      ...{ amountFen: 500, households: 0, persons: 1, institutions: 0 },
      standings: [
        { standing: 'excluded', by: 1 },
        { standing: 'granted', by: 1 },
        { standing: 'undecided', by: -2 },
      ],
      versions: [
        { unit: 'S1', from: null, to: 1 },
        { unit: 'T1', from: 1, to: 2 },
        { unit: 'T2', from: 1, to: null },
      ],
    });
    expect(isUnchanged(changesBetween(one, one))).toBe(true);
    expect(isUnchanged(changesBetween(one, two))).toBe(false);
  });
});

describe('units pasted from Excel', () => {
  it.each([
    ['three columns', '001\t东岗镇\t镇\r\n002\t城东街道\t街道', ['001 东岗镇 镇', '002 城东街道 街道']],
    ['a line of headers', '代码\t名称\t类型\n001\t东岗镇\t镇', ['001 东岗镇 镇']],
    ['names alone', '东岗镇\n城东街道\n县人民医院', ['U01 东岗镇 镇', 'U02 城东街道 街道', 'U03 县人民医院 单位']],
    ['name and type', '东岗镇\t乡镇', ['U01 东岗镇 乡镇']],
    ['commas and blank lines', '\nA1，东岗镇，镇\n\n', ['A1 东岗镇 镇']],
  ])('%s', (_name, text, expected) => {
    const { units, bad } = readPastedUnits(text);
    expect(units.map(({ code, name, type }) => `${code} ${name} ${type}`)).toEqual(expected);
    expect(bad).toEqual([]);
  });

  it('what cannot be used is named by its line', () => {
    const { units, bad } = readPastedUnits('001\t东岗镇\n001\t西河镇\n003\t东岗镇\n004\t\n-5\t北塘镇');
    expect(units).toHaveLength(1);
    expect(bad).toEqual([
      { line: 2, why: 'twice' },
      { line: 3, why: 'twice' },
      { line: 4, why: 'no-name' },
      { line: 5, why: 'bad-code' },
    ]);
  });
});

describe('a campaign from a sample plan', () => {
  it.each(samplePlans.map((sample) => [sample.id, sample] as const))(
    '%s: valid, with the county’s own units, dates and quotas',
    (_id, sample) => {
      const draft: PlanDraft = {
        ...{ id: 'own-2028', title: '本县慰问', year: 2028, hostOffice: '县民政局', deadline: '2028-01-15T18:00', late: 'refuse' },
        units: readPastedUnits('001\t东岗镇\t镇\n002\t城东街道\t街道').units,
        quotaByType: { 镇: 12, 没有的类型: 3 },
      };
      const made = planSchema.parse(planFrom(draft, sample));
      expect(made).toMatchObject({
        id: 'own-2028',
        title: '本县慰问',
        year: 2028,
        deadline: { at: '2028-01-15T18:00:00+08:00', late: 'refuse' },
      });
      expect(made.units.map(({ code }) => code)).toEqual(['001', '002']);
      expect(made.categories).toEqual(sample.categories);
      expect(made.quotas.filter(({ by }) => by === 'unitType')).toEqual([{ by: 'unitType', unitType: '镇', count: 12 }]);
      expect(made.quotas.filter(({ by }) => by === 'unit')).toEqual([]);
      expect(made.ageAsOf.slice(0, 4)).toBe(String(Number(sample.ageAsOf.slice(0, 4)) + 2028 - sample.year));
    },
  );
});
