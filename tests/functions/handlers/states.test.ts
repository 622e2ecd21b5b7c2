/** The life of a submission as a matrix: every step from every state, by the newest version only. */
import type { Client } from '../../../addin/api-client';
import { rosterContentOf } from '../../support/office/content';
import { clerk, codeOf, type OfficeHarness } from '../../support/office/harness';
import { campaign, openCampaign, send, wang } from '../../support/office/open-campaign';

interface Desk {
  readonly county: Client;
  readonly town: Client;
}
const target = { campaign, unit: 'T1', version: 1 };
const steps = {
  accept: ({ county }: Desk, version = 1) => county.submission.accept({ ...target, version }),
  return: ({ county }: Desk, version = 1) => county.submission.return({ ...target, version, reason: '核对', rows: [] }),
  exclude: ({ county }: Desk, version = 1) => county.submission.exclude({ ...target, version, reason: '重复' }),
  restore: ({ county }: Desk, version = 1) => county.submission.restore({ ...target, version }),
  withdraw: ({ town }: Desk, version = 1) => town.roster.withdraw({ ...target, version }),
} as const;
type Step = keyof typeof steps;
const stepNames = Object.keys(steps) as readonly Step[];

/** How a state is reached from `submitted`, and where each step leads from it; a step that is not named is refused. */
const life: readonly (readonly [state: string, path: readonly Step[], leads: Partial<Record<Step, string>>])[] = [
  ['submitted', [], { accept: 'accepted', return: 'returned', exclude: 'excluded', withdraw: 'withdrawn' }],
  ['accepted', ['accept'], { return: 'returned', exclude: 'excluded' }],
  ['returned', ['return'], { withdraw: 'withdrawn' }],
  ['excluded', ['exclude'], { restore: 'submitted' }],
  ['withdrawn', ['withdraw'], {}],
];

let office: OfficeHarness;
let desk: Desk;
beforeEach(async () => {
  const opened = await openCampaign();
  office = opened.office;
  desk = { county: opened.county, town: office.clientOf(clerk('T1')) };
  await send(desk.town);
});
afterEach(() => office.close());

describe.each(life)('%s', (state, path, leads) => {
  it.each(stepNames)('%s', async (step) => {
    for (const before of path) await steps[before](desk);
    const next = leads[step];
    if (next === undefined) expect(await codeOf(steps[step](desk))).toBe('wrong-state');
    else expect((await steps[step](desk)).submission.state).toBe(next);
    expect((await desk.county.submission.list({ campaign })).submissions[0]?.state).toBe(next ?? state);
  });
});

it.each(stepNames)('%s of a version that has been replaced is stale, of one that is not there unknown', async (step) => {
  await send(desk.town, { content: rosterContentOf([wang]), expectedVersion: 1 });
  expect(await codeOf(steps[step](desk, 1))).toBe('stale-version');
  expect(await codeOf(steps[step](desk, 3))).toBe('no-such-submission');
});

it('once the merge is locked no step is taken any more, and it is not merged anew', async () => {
  const { merge } = await desk.county.merge.run({ campaign });
  await desk.county.merge.lock({ campaign, digest: merge.digest });
  for (const step of stepNames) expect(await codeOf(steps[step](desk))).toBe(step === 'withdraw' ? 'campaign-not-open' : 'campaign-locked');
  expect(await codeOf(desk.county.merge.run({ campaign }))).toBe('campaign-locked');
  expect((await desk.county.merge.get({ campaign })).merge).toEqual(merge);
});
