/** The role matrix, made from the API table: a new operation does not compile here before it has a request, and is then tried by everybody. */
import { gzipSync } from 'node:zlib';
import { contentText } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import { apiTable, operationNames, type Operation, type OperationName, type RequestOf } from '../../../core/api/table';
import type { Caller } from '../../../core/ports/identity';
import type { AccountService } from '../../../functions/deps';
import { officePlan, rosterContentOf } from '../../support/office/content';
import { admin, clerk, officer, tokenOf, type OfficeHarness } from '../../support/office/harness';
import { campaign, openCampaign, send, wang } from '../../support/office/open-campaign';

const session = (caller: Caller) => ({ token: 't', expiresAt: '2027-01-11T00:00:00+08:00', caller: { ...caller } });
const accounts: AccountService = {
  signIn: async () => session(clerk('T1')),
  redeem: async () => session(clerk('T1')),
  changePassword: async (caller) => session(caller),
  signOut: async () => undefined,
  invite: async () => ({ code: 'ABCD-EFGH', expiresAt: '2027-01-11T00:00:00+08:00' }),
  revoke: async () => undefined,
  uninvite: async () => undefined,
  list: async () => ({ accounts: [], invitations: [] }),
};

const target = { campaign, unit: 'T1', version: 1 };
const plain = Buffer.from(contentText(rosterContentOf([wang], '二')));
const digest = sha256Hex(plain);
const data = gzipSync(plain).toString('base64');
const place = { unit: 'T1', sheet: 'Sheet1', row: 3 };

const requests: { readonly [N in OperationName]: RequestOf<N> } = {
  'session.whoAmI': {},
  'session.signIn': { account: 'a', password: 'p' },
  'session.redeem': { code: 'ABCDEFGH', account: 'ab', password: 'p' },
  'session.changePassword': { password: 'p', newPassword: 'q' },
  'session.signOut': {},
  'campaign.list': {},
  'campaign.get': { campaign },
  'campaign.save': { plan: officePlan({ id: 'autumn-2027' }), expectedRevision: 0 },
  'campaign.open': { campaign },
  'campaign.close': { campaign },
  'campaign.purge': { campaign, reason: '期满' },
  'unit.invite': { role: 'clerk', unit: 'T1', days: 7 },
  'unit.revoke': { account: 'ab' },
  'unit.uninvite': { invitation: 'a' },
  'account.list': {},
  'roster.upload': { campaign, unit: 'T1', digest, index: 0, count: 1, data },
  'roster.submit': { campaign, unit: 'T1', digest, count: 1, expectedVersion: 1, fileName: 'b.xlsx', confirmErrors: true },
  'roster.withdraw': target,
  'roster.content': { ...target, index: 0 },
  'submission.list': { campaign },
  'submission.get': { campaign, unit: 'T1' },
  'submission.return': { ...target, reason: '核对', rows: [] },
  'submission.accept': target,
  'submission.exclude': { ...target, reason: '重复' },
  'submission.restore': target,
  'base.save': { campaign, digest, data },
  'merge.run': { campaign },
  'merge.get': { campaign },
  'merge.content': { campaign, index: 0 },
  'merge.decide': { campaign, decision: { ...place, decide: 'keep', reason: '核实' } },
  'merge.undecide': { campaign, ...place, version: 1 },
  'merge.lock': { campaign, digest },
  'merge.unlock': { campaign, reason: '更正' },
  'visit.record': { campaign, ...place, visitedOn: '2027-01-20', met: true, note: '' },
  'visit.list': { campaign, unit: 'T1' },
  'audit.list': { after: 0, limit: 10 },
};

const callers: readonly (readonly [string, Caller | null])[] = [
  ['nobody', null],
  ['the clerk of the unit', clerk('T1')],
  ['a clerk of another unit', clerk('T2')],
  ['an officer of the county', officer()],
  ['an officer of another county', officer('officer-9', 'elsewhere')],
  ['an admin', admin],
];

/** What the table promises: the refusal, or null when the call goes through to the operation's own checks. */
function refusalOf(name: OperationName, caller: Caller | null): string | null {
  const { roles }: Operation = apiTable[name];
  if (roles.length === 0) return null;
  if (caller === null) return 'not-signed-in';
  if (!roles.includes(caller.role)) return 'not-allowed';
  const request = requests[name] as { readonly campaign?: string; readonly unit?: string };
  if (caller.role === 'clerk' && request.unit !== undefined && request.unit !== caller.unit) return 'not-your-unit';
  if (caller.office !== 'county' && request.campaign !== undefined) return 'no-such-campaign';
  return null;
}

const gates = ['not-signed-in', 'not-allowed', 'not-your-unit', 'no-such-campaign', 'unknown-operation', 'bad-request', 'internal'];

describe.each(operationNames)('%s', (name) => {
  let office: OfficeHarness;
  beforeEach(async () => {
    const opened = await openCampaign({}, { accounts });
    office = opened.office;
    await send(office.clientOf(clerk('T1')));
  });
  afterEach(() => office.close());

  it.each(callers)('is open to %s exactly as the table says', async (_who, caller) => {
    const answer = await office.dispatch({ operation: name, body: requests[name], token: caller === null ? null : tokenOf(caller) });
    const refusal = refusalOf(name, caller);
    if (refusal !== null) expect(answer).toMatchObject({ ok: false, problem: { code: refusal } });
    else if (!answer.ok) {
      expect(gates).not.toContain(answer.problem.code);
      expect((apiTable[name] as Operation).problems).toContain(answer.problem.code);
    }
    expect(office.logged).toEqual([]);
  });

  it('leaves a line in the audit when it writes, and none when it reads or is refused', async () => {
    const sequence = async () => (await office.deps.store.transact((tx) => tx.lastAudit('county')))?.sequence ?? 0;
    const before = await sequence();
    const { access, roles }: Operation = apiTable[name];
    const caller = roles.includes('officer') || roles.length === 0 ? officer() : admin;
    const answer = await office.dispatch({ operation: name, body: requests[name], token: tokenOf(caller) });
    const isNoted = answer.ok && access === 'write' && name !== 'roster.upload';
    expect((await sequence()) - before).toBe(isNoted ? 1 : 0);
  });
});
