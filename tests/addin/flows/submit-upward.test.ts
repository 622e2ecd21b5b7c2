/** Two offices, one above the other: the county's merge becomes the county's roster in the city's campaign. */
import { readMerge } from '../../../addin/api/read-merge';
import { webContentTools, webReadTools } from '../../../addin/api/web-tools';
import { prepareUpward, submitUpward } from '../../../addin/flows/submit-upward';
import type { PlanInput } from '../../../core/model/plan';
import { officePlan, rosterContentOf } from '../../support/office/content';
import { clerk, codeOf, officer, type OfficeHarness } from '../../support/office/harness';
import { campaign, li, openCampaign, send, wang, zhang } from '../../support/office/open-campaign';

const tools = { ...webContentTools, ...webReadTools };
const above = 'city-2027';
const cityPlan = (parts: Partial<PlanInput> = {}): Record<string, unknown> =>
  officePlan({
    id: above,
    hostOffice: '市民政局',
    // The same people under codes of the city's own.
    categories: [
      { code: 'C1', name: '农村低保', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
      { code: 'C2', name: '重点优抚对象', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
    ],
    units: [
      { code: 'X1', name: '东岗县', type: '县' },
      { code: 'X2', name: '西河县', type: '县' },
    ],
    ...parts,
  });

let office: OfficeHarness;
afterEach(() => office.close());

const opened = async (parts: Partial<PlanInput> = {}) => {
  const made = await openCampaign(parts);
  office = made.office;
  const city = office.clientOf(officer('city-officer', 'city'));
  await city.campaign.save({ plan: cityPlan(), expectedRevision: 0 });
  await city.campaign.open({ campaign: above });
  const [t1, t2] = ['T1', 'T2'].map((unit) => office.clientOf(clerk(unit)));
  return { ...made, city, x1: office.clientOf(clerk('X1', 'city')), t1: t1 as typeof city, t2: t2 as typeof city };
};

it('every granted entry goes up once, as it was granted; the rest is named with its reasons', async () => {
  const { county, city, x1, t1, t2 } = await opened();
  await send(t1, { content: rosterContentOf([wang, li]) });
  await send(t2, { unit: 'T2', content: rosterContentOf([zhang, wang]), fileName: '西河.xlsx' });
  await county.merge.run({ campaign });
  const prepared = await prepareUpward(county, x1, campaign, { campaign: above }, { tools });
  expect(prepared).toMatchObject({
    entries: 2,
    amountFen: 20_000,
    target: { unit: 'X1', version: 0 },
    merge: { number: 1, locked: false },
  });
  expect(prepared.leftOut).toMatchObject([
    {
      standing: 'undecided',
      open: true,
      places: [
        { unit: '东岗镇', file: '名册.xlsx', sheet: 'Sheet1', row: 3 },
        { unit: '西河镇', file: '西河.xlsx', sheet: 'Sheet1', row: 4 },
      ],
    },
  ]);
  const head = await submitUpward(x1, prepared, { tools, confirmErrors: false });
  expect(head).toMatchObject({ unit: 'X1', version: 1, entries: 2, amountFen: 20_000, onBehalf: false });

  await city.merge.run({ campaign: above });
  const { entries } = await readMerge(city, above, webReadTools);
  expect(
    entries.map(({ unit, category, standing, grantedFen, values }) => [
      unit,
      category,
      standing,
      grantedFen,
      values['unit'],
      values['name'],
    ]),
  ).toEqual([
    ['X1', 'C1', 'granted', 10_000, '东岗镇', '李秀英'],
    ['X1', 'C1', 'granted', 10_000, '西河镇', '张卫东'],
  ]);
  expect(entries.map(({ values }) => values['idNumber'])).toEqual([li[1], zhang[1]]);

  // Settled below, it is sent up again as the next version.
  await county.merge.decide({ campaign, decision: { unit: 'T2', sheet: 'Sheet1', row: 4, decide: 'keep', reason: '户籍在西河镇' } });
  expect(await codeOf(prepareUpward(county, x1, campaign, { campaign: above }, { tools }))).toBe('merge-stale');
  const { merge } = await county.merge.run({ campaign });
  await county.merge.lock({ campaign, digest: merge.digest });
  const settled = await prepareUpward(county, x1, campaign, { campaign: above }, { tools });
  expect(settled).toMatchObject({
    entries: 3,
    target: { version: 1 },
    merge: { locked: true },
    leftOut: [{ standing: 'yielded', open: false }],
  });
  expect(await submitUpward(x1, settled, { tools, confirmErrors: false })).toMatchObject({ version: 2, entries: 3, amountFen: 30_000 });
});

it('the city enters it for a county where the unit is named; nobody else, and nothing without a merge or without anybody granted', async () => {
  const { county, city, x1, t1 } = await opened();
  const prepare = (client: typeof city, unit?: string) =>
    prepareUpward(county, client, campaign, { campaign: above, ...(unit === undefined ? {} : { unit }) }, { tools });
  expect(await codeOf(prepare(x1))).toBe('no-merge');
  await county.merge.run({ campaign });
  expect(await codeOf(prepare(x1))).toBe('no-roster');
  await send(t1);
  await county.merge.run({ campaign });
  expect(await codeOf(prepare(city))).toBe('no-such-unit');
  expect(await submitUpward(city, await prepare(city, 'X2'), { tools, confirmErrors: false })).toMatchObject({
    unit: 'X2',
    onBehalf: true,
  });
  const foreign = await prepare(x1, 'X2');
  expect(await codeOf(submitUpward(x1, foreign, { tools, confirmErrors: false }))).toBe('not-your-unit');
  expect(await codeOf(prepareUpward(t1, x1, campaign, { campaign: above }, { tools }))).toBe('not-allowed');
});
