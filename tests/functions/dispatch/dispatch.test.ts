import { ApiProblem } from '../../../core/api/problems';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import { bodyLimits } from '../../../functions/guard';
import { officePlan } from '../../support/office/content';
import { clerk, officer, openOffice, tokenOf, type OfficeHarness } from '../../support/office/harness';

let office: OfficeHarness;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const ask = (operation: string, body: unknown, token: string | null = tokenOf(officer())) => office.dispatch({ operation, body, token });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('who may not pass', () => {
  it.each([
    ['an operation that is not in the table', 'campaign.steal', {}, 'unknown-operation'],
    ['a name that every object has', 'constructor', {}, 'unknown-operation'],
    ['an account operation where accounts are not ours', 'session.signIn', { account: 'a', password: 'p' }, 'unknown-operation'],
  ])('%s', async (_what, operation, body, code) => {
    expect(await ask(operation, body)).toMatchObject({ ok: false, problem: { code } });
  });

  it('an expired token, with advice to sign in again; whoAmI tells of it as well', async () => {
    const problem = { code: 'token-expired', status: 'unauthenticated', retry: 'afterSignIn' };
    expect(await ask('campaign.list', {}, 'expired')).toMatchObject({ ok: false, problem });
    expect(await ask('session.whoAmI', {}, 'expired')).toMatchObject({ ok: false, problem });
  });
});

describe('bad requests say where, and never what', () => {
  const secret = '320123197003150219';
  it.each([
    ['a wrong type', 'campaign.get', { campaign: [secret] }, 'campaign'],
    ['an unknown field', 'campaign.get', { campaign: 'a', [secret]: secret }, ''],
    ['a negative size', 'audit.list', { after: -5, limit: 10 }, 'after'],
    ['a text for a number', 'audit.list', { after: 0, limit: secret }, 'limit'],
    ['no body', 'campaign.get', null, 'campaign'],
    ['a list as body', 'campaign.list', [secret], ''],
    ['__proto__ as a key', 'campaign.get', JSON.parse(`{"campaign":"a","__proto__":{"role":"${secret}"}}`), '?'],
    ['constructor as a key', 'campaign.save', { plan: { constructor: { prototype: secret } }, expectedRevision: 0 }, 'plan.constructor'],
    ['deep nesting', 'campaign.save', { plan: { a: nested(5_000) }, expectedRevision: 0 }, 'plan.a.0.0.0.0.0.0.0.0.0.0'],
    ['objects that no JSON holds', 'campaign.save', { plan: { a: new Map([[secret, 1]]) }, expectedRevision: 0 }, 'plan.a'],
  ])('%s', async (_what, operation, body, path) => {
    const answer = await ask(operation, body);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-request', params: { path } } });
    expect(JSON.stringify([answer, office.logged])).not.toContain(secret);
  });

  it('too many members or characters are too large before a schema sees them', async () => {
    const many = { plan: { list: new Array(bodyLimits.members + 1).fill(0) }, expectedRevision: 0 };
    const long = { plan: { text: 'x'.repeat(bodyLimits.characters + 1) }, expectedRevision: 0 };
    for (const body of [many, long]) expect(await ask('campaign.save', body)).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  });
});

describe('failures of ours', () => {
  const secret = '王建国 320123197003150219';
  const broken = (fail: () => never): CampaignStore => ({
    transact: async () => fail(),
    usage: () => ({ reads: 0, writes: 0 }),
    close: async () => undefined,
  });

  it('become "internal" and are logged by kind and place, without the message, which may quote data', async () => {
    const failing = openOffice({
      store: broken(() => {
        throw new SyntaxError(secret);
      }),
    });
    const answer = await failing.dispatch({ operation: 'campaign.list', body: {}, token: tokenOf(officer()) });
    expect(answer).toEqual({ ok: false, problem: { code: 'internal', params: {}, status: 'internal', retry: 'later' } });
    expect(failing.logged).toHaveLength(1);
    expect(failing.logged[0]).toMatchObject({ event: 'internal-error', fields: { operation: 'campaign.list', kind: 'SyntaxError' } });
    expect(String(failing.logged[0]?.fields['at'])).toContain('dispatch.test.ts');
    expect(JSON.stringify([answer, failing.logged])).not.toMatch(/王建国|32012319|\/tmp|\/home/);
  });

  it('problems of the store pass through; one that the table does not list is told and logged', async () => {
    const full = openOffice({
      store: broken(() => {
        throw new ApiProblem('storage-full');
      }),
    });
    expect(await full.dispatch({ operation: 'campaign.list', body: {}, token: tokenOf(officer()) })).toMatchObject({
      problem: { code: 'storage-full', status: 'unavailable', retry: 'later' },
    });
    expect(full.logged).toEqual([]);
    const odd = openOffice({
      store: broken(() => {
        throw new ApiProblem('no-merge');
      }),
    });
    expect(await odd.dispatch({ operation: 'campaign.list', body: {}, token: tokenOf(officer()) })).toMatchObject({
      problem: { code: 'no-merge' },
    });
    expect(odd.logged).toEqual([{ event: 'problem-not-in-table', fields: { operation: 'campaign.list', code: 'no-merge' } }]);
  });
});

it('a refused write leaves nothing: no campaign and no line in the audit', async () => {
  expect(await ask('campaign.save', { plan: { ...officePlan(), categories: [] }, expectedRevision: 0 })).toMatchObject({
    problem: { code: 'bad-plan', params: { issues: ['categories: range'] } },
  });
  expect(await ask('campaign.list', {})).toEqual({ ok: true, result: { campaigns: [] } });
  expect(await ask('audit.list', { after: 0, limit: 10 })).toEqual({ ok: true, result: { lines: [], intact: true } });
});

it('whoAmI answers with the caller, or null without a token', async () => {
  expect(await ask('session.whoAmI', {}, tokenOf(clerk('T1')))).toEqual({ ok: true, result: { caller: clerk('T1') } });
  expect(await ask('session.whoAmI', {}, null)).toEqual({ ok: true, result: { caller: null } });
});
