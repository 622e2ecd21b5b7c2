/** Accounts of the county server on a real database (in memory) with a clock that the test moves. */
import { ApiProblem } from '../../../core/api/problems';
import { apiTable } from '../../../core/api/table';
import type { Caller } from '../../../core/ports/identity';
import { createLocalIdentity, sessionLasts, type LocalIdentity } from '../../../functions/identity/local';
import { openAccounts, type AccountsDatabase } from '../../../functions/store/sqlite-accounts';

/** Other work may keep the machine busy; each password takes a while by design. */
jest.setTimeout(120_000);

const good = 'correct horse 9';
const minute = 60_000;
const day = 24 * 60 * minute;

let now: number;
let from: string;
let database: AccountsDatabase;
let identity: LocalIdentity;

const setUp = () => {
  now = Date.parse('2027-01-15T09:00:00+08:00');
  from = '10.0.0.1';
  database = openAccounts(':memory:');
  identity = createLocalIdentity({ database, clock: { now: () => now }, address: () => from });
};
const problemOf = async (work: Promise<unknown>) => {
  const caught: unknown = await work.then(
    () => 'no problem',
    (problem: unknown) => problem,
  );
  return caught instanceof ApiProblem ? { code: caught.code, ...caught.params } : caught;
};
const firstAdmin = async (office = 'county') => identity.redeem(identity.firstInvitation(office)!.code, `admin-${office}`, good);
const join = async (by: Caller, role: 'clerk' | 'officer' | 'admin', unit: string | null, account: string) =>
  identity.redeem((await identity.invite(by, { role, unit, days: 7 })).code, account, good);

describe('one county with an admin, an officer and a clerk', () => {
  let admin: Caller;
  let officer: Caller;
  let clerk: Caller;
  beforeAll(async () => {
    setUp();
    admin = (await firstAdmin()).caller;
    officer = (await join(admin, 'officer', null, '科长')).caller;
    clerk = (await join(officer, 'clerk', 'Z01', 'Dongg.Gang')).caller;
  });
  afterAll(() => {
    database.close();
  });

  it('the first invitation makes an admin, codes have 100 random bits, and there is no further one afterwards', () => {
    expect(admin).toMatchObject({ role: 'admin', office: 'county', unit: null });
    expect(identity.firstInvitation('county')).toBeNull();
    expect(identity.firstInvitation('other')?.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('the list of accounts and open invitations says who may end what, and nothing that could be replayed', async () => {
    const open = await identity.invite(officer, { role: 'clerk', unit: 'Z02', days: 7 });
    const answer = await identity.list(officer);
    expect(apiTable['account.list'].response.parse(answer)).toEqual(answer);
    const joined = '2027-01-15T09:00:00+08:00';
    expect(answer.accounts).toEqual([
      { account: 'admin-county', role: 'admin', unit: null, revoked: false, createdAt: joined, lastSignInAt: joined, mayRevoke: false },
      { account: '科长', role: 'officer', unit: null, revoked: false, createdAt: joined, lastSignInAt: joined, mayRevoke: false },
      { account: 'dongg.gang', role: 'clerk', unit: 'Z01', revoked: false, createdAt: joined, lastSignInAt: joined, mayRevoke: true },
    ]);
    expect(answer.invitations).toMatchObject([{ role: 'clerk', unit: 'Z02', madeBy: '科长', expiresAt: open.expiresAt, mayRevoke: true }]);
    for (const secret of [open.code, open.code.replaceAll('-', ''), 'scrypt']) expect(JSON.stringify(answer)).not.toContain(secret);
    const { invitations } = await identity.list({ ...admin, uid: 'other', office: 'elsewhere' });
    expect(invitations).toEqual([]);
  });

  it('an open invitation is cancelled by those who may end such an account, once, and its code is then unknown', async () => {
    const mine = await identity.invite(officer, { role: 'clerk', unit: 'Z03', days: 7 });
    const higher = await identity.invite(admin, { role: 'officer', unit: null, days: 7 });
    const idOf = async (role: string, unit: string | null) =>
      (await identity.list(admin)).invitations.find((one) => one.role === role && one.unit === unit)?.id ?? '';
    const [clerkId, officerId] = [await idOf('clerk', 'Z03'), await idOf('officer', null)];
    expect(await problemOf(identity.uninvite({ ...officer, office: 'elsewhere' }, clerkId))).toEqual({ code: 'invitation-unknown' });
    expect(await problemOf(identity.uninvite(officer, officerId))).toEqual({ code: 'not-allowed' });
    await identity.uninvite(officer, clerkId);
    expect(await problemOf(identity.uninvite(officer, clerkId))).toEqual({ code: 'invitation-unknown' });
    expect(await problemOf(identity.redeem(mine.code, '新人', good))).toEqual({ code: 'invitation-unknown' });
    await identity.uninvite(admin, officerId);
    expect(await problemOf(identity.redeem(higher.code, '新人', good))).toEqual({ code: 'invitation-unknown' });
  });

  it('sign-in answers what the API table says, and its token is verified to the caller', async () => {
    const session = await identity.signIn('  dongg.gang ', good);
    expect(apiTable['session.signIn'].response.parse(session)).toEqual(session);
    expect(session.caller).toEqual({ uid: clerk.uid, role: 'clerk', office: 'county', unit: 'Z01' });
    expect(await identity.verify(session.token)).toEqual(clerk);
    expect(await identity.verify(null)).toBeNull();
  });

  it('an altered, invented, foreign, signed-out or expired token is refused, each with its code', async () => {
    const { token } = await identity.signIn('科长', good);
    const middle = token[20] === 'A' ? 'B' : 'A';
    const elsewhere = openAccounts(':memory:');
    const foreign = createLocalIdentity({ database: elsewhere, clock: { now: () => now }, address: () => from });
    const theirs = await foreign.redeem(foreign.firstInvitation('county')!.code, 'admin', good);
    const bad = [
      `${token.slice(0, 20)}${middle}${token.slice(21)}`,
      token.slice(0, -1),
      `${token}A`,
      'sn_',
      '',
      theirs.token,
      'eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.',
    ];
    for (const one of bad) expect(await problemOf(identity.verify(one))).toEqual({ code: 'token-invalid' });
    elsewhere.close();

    now += sessionLasts - 1;
    expect(await identity.verify(token)).toEqual(officer);
    now += 1;
    expect(await problemOf(identity.verify(token))).toEqual({ code: 'token-expired' });
    const { token: second } = await identity.signIn('科长', good);
    await identity.signOut(second);
    expect(await problemOf(identity.verify(second))).toEqual({ code: 'token-revoked' });
  });

  it.each<[string, 'admin' | 'officer' | 'clerk', { role: 'clerk' | 'officer' | 'admin'; unit: string | null }, object]>([
    ['a clerk invites nobody', 'clerk', { role: 'clerk', unit: 'Z01' }, { code: 'not-allowed' }],
    ['an officer makes no admins', 'officer', { role: 'admin', unit: null }, { code: 'not-allowed' }],
    ['a clerk needs a unit', 'admin', { role: 'clerk', unit: null }, { code: 'no-such-unit' }],
    ['an officer has none', 'admin', { role: 'officer', unit: 'Z01' }, { code: 'bad-request', path: 'unit' }],
  ])('invitations: %s', async (_what, by, wanted, expected) => {
    expect(await problemOf(identity.invite({ admin, officer, clerk }[by], { ...wanted, days: 1 }))).toEqual(expected);
  });

  it('a code works once, until its day, however it was typed; afterwards it says why not', async () => {
    const { code } = await identity.invite(officer, { role: 'clerk', unit: 'Z02', days: 3 });
    now += 3 * day - minute;
    const typed = code.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await identity.redeem(typed, 'z02', good)).caller).toMatchObject({ role: 'clerk', unit: 'Z02', office: 'county' });
    expect(await problemOf(identity.redeem(code, 'z02-again', good))).toEqual({ code: 'invitation-used' });
    const late = await identity.invite(officer, { role: 'clerk', unit: 'Z03', days: 3 });
    now += 3 * day;
    expect(await problemOf(identity.redeem(late.code, 'z03', good))).toEqual({ code: 'invitation-expired' });
    expect(await problemOf(identity.redeem('00000-00000-00000-00000', 'z03', good))).toEqual({ code: 'invitation-unknown' });
  });

  it('two who redeem one code at the same moment: one account', async () => {
    const { code } = await identity.invite(officer, { role: 'clerk', unit: 'Z04', days: 3 });
    const outcomes = await Promise.allSettled([identity.redeem(code, 'z04-a', good), identity.redeem(code, 'z04-b', good)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses weak passwords, odd account names and taken names, and the code stays usable', async () => {
    from = '10.0.0.7';
    const { code } = await identity.invite(officer, { role: 'clerk', unit: 'Z05', days: 3 });
    const weak = ['short 9', '1234567890', 'Password123', 'aaaaaaaaaaaa', 'township-z05', 'township-z0512', '１２３４５６７８９０'];
    for (const one of weak) {
      expect([one, await problemOf(identity.redeem(code, 'township-z05', one))]).toEqual([one, { code: 'weak-password', atLeast: 10 }]);
    }
    for (const name of ['a\u0000b', '-x', 'a b', '<b>x', 'x'.repeat(61), 'a\u202eb']) {
      expect(await problemOf(identity.redeem(code, name, good))).toEqual({ code: 'bad-request', path: 'account' });
    }
    expect(await problemOf(identity.redeem(code, 'DONGG.gang', good))).toEqual({ code: 'account-exists' });
    expect((await identity.redeem(code, 'township-z05', '十个汉字以上的长口令啊')).caller.unit).toBe('Z05');
  });

  it('a new password ends every other session and the old password', async () => {
    from = '10.0.0.8';
    const before = [await identity.signIn('科长', good), await identity.signIn('科长', good)];
    expect(await problemOf(identity.changePassword(officer, 'not this one', 'another horse 7'))).toEqual({ code: 'wrong-password' });
    expect(await problemOf(identity.changePassword(officer, good, 'too short'))).toEqual({ code: 'weak-password', atLeast: 10 });
    const after = await identity.changePassword(officer, good, 'another horse 7');
    for (const { token } of before) expect(await problemOf(identity.verify(token))).toEqual({ code: 'token-revoked' });
    expect(await identity.verify(after.token)).toEqual(officer);
    expect(await problemOf(identity.signIn('科长', good))).toEqual({ code: 'wrong-password' });
    await identity.changePassword(officer, 'another horse 7', good);
  });

  it('revoking: officers end clerks of their office, admins anyone but themselves; the account may be invited back', async () => {
    from = '10.0.0.9';
    const stranger = (await firstAdmin('elsewhere')).caller;
    for (const [by, account] of [
      [officer, 'admin-county'],
      [officer, '科长'],
      [admin, 'admin-county'],
      [clerk, 'z02'],
      [stranger, 'z02'],
      [admin, 'nobody'],
    ] as const) {
      expect(await problemOf(identity.revoke(by, account))).toEqual({ code: 'not-allowed' });
    }
    const { token, caller } = await identity.signIn('z02', good);
    await identity.revoke(officer, 'Z02');
    expect(await problemOf(identity.verify(token))).toEqual({ code: 'token-revoked' });
    expect(await problemOf(identity.signIn('z02', good))).toEqual({ code: 'wrong-password' });
    expect(await problemOf(join(officer, 'clerk', 'Z09', 'z02'))).toEqual({ code: 'account-exists' });
    const back = await join(officer, 'clerk', 'Z02', 'z02');
    expect(back.caller).toEqual(caller);
  });
});

describe('repeated failures', () => {
  beforeEach(setUp);
  afterEach(() => {
    database.close();
  });
  const fail = async (account: string, times: number) => {
    for (let time = 0; time < times; time += 1)
      expect(await problemOf(identity.signIn(account, 'wrong wrong'))).toEqual({ code: 'wrong-password' });
  };
  const minutesOf = async (account: string, password = good) =>
    ((await problemOf(identity.signIn(account, password))) as { minutes?: number }).minutes;

  it('lock the account after five, from any address and with the right password, for 1, 2, 4 … minutes; a success starts anew', async () => {
    await firstAdmin();
    for (let time = 0; time < 5; time += 1) {
      from = `10.0.1.${String(time)}`;
      await fail('admin-county', 1);
    }
    from = '10.0.2.1';
    expect(await minutesOf('admin-county')).toBe(1);
    for (const [index, minutes] of [2, 4, 8].entries()) {
      now += 2 ** index * minute;
      from = `10.0.3.${String(index)}`;
      await fail('admin-county', 1);
      expect(await minutesOf('admin-county')).toBe(minutes);
    }
    now += 8 * minute;
    expect((await identity.signIn('admin-county', good)).caller.role).toBe('admin');
    from = '10.0.4.1';
    await fail('admin-county', 4);
    expect((await identity.signIn('admin-county', good)).caller.role).toBe('admin');
  });

  const guessCodes = async (times: number) => {
    for (let time = 0; time < times; time += 1)
      expect(await problemOf(identity.redeem('99999-99999-99999-99999', 'x1', good))).toEqual({ code: 'invitation-unknown' });
  };

  it('lock the address after twenty at different accounts and codes; others are not held up, a success there clears nothing', async () => {
    await firstAdmin();
    await fail('a', 1);
    await fail('b', 2);
    await guessCodes(16);
    await identity.signIn('admin-county', good);
    await fail('c', 1);
    expect(await minutesOf('admin-county')).toBe(1);
    expect(await problemOf(identity.redeem('99999-99999-99999-99999', 'x1', good))).toEqual({ code: 'locked-out', minutes: 1 });
    from = '10.0.0.2';
    expect((await identity.signIn('admin-county', good)).caller.role).toBe('admin');
  });

  it('of an address are forgotten after an hour without one, so that the slips of a town hall do not add up from day to day', async () => {
    await firstAdmin();
    for (let times = 0; times < 3; times += 1) {
      await guessCodes(19);
      now += 60 * minute;
    }
    await guessCodes(19);
    now += 59 * minute;
    await guessCodes(1);
    expect(await minutesOf('admin-county')).toBe(1);
    now += minute;
    expect((await identity.signIn('admin-county', good)).caller.role).toBe('admin');
    await guessCodes(1);
    expect(await minutesOf('admin-county')).toBe(2);
  });

  it('treat an account that does not exist as one that does: same answers, same lock-out, like time', async () => {
    await firstAdmin();
    const took = async (account: string) => {
      const started = process.cpuUsage();
      for (let time = 0; time < 4; time += 1) {
        from = `${account}-${String(time)}`;
        await fail(account, 1);
      }
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    const [known, unknown] = [await took('admin-county'), await took('nobody-here')];
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.5);
    for (const account of ['admin-county', 'nobody-here']) {
      await fail(account, 1);
      expect(await minutesOf(account)).toBe(1);
      from = '10.0.9.1';
    }
  });

  it('count in a burst as well: of twenty at once five are tried', async () => {
    await firstAdmin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => problemOf(identity.signIn('admin-county', 'wrong wrong'))));
    const codes = answers.map((answer) => (answer as { code: string }).code);
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'locked-out')).toHaveLength(15);
  });
});
