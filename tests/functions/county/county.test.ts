/** The county server on a folder of its own: first start and the next, demo or not, what keeps it from starting, how it ends. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planSchema } from '../../../core/model/plan';
import { FolderInUse } from '../../../functions/county/folder-lock';
import { startProblem } from '../../../functions/county/start-problem';
import { openTestCounty, passwordsIn, type TestCounty } from '../../support/county';
import { codeOf } from '../../support/office/harness';

let folder: string;
const open: TestCounty[] = [];
const start = async (
  ...[options]: Parameters<typeof openTestCounty> extends [string, ...infer Rest] ? Rest : never
): Promise<TestCounty> => {
  const county = await openTestCounty(folder, options);
  open.push(county);
  return county;
};
const stop = async (county: TestCounty): Promise<void> => {
  open.splice(open.indexOf(county), 1);
  await county.close();
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'county-'));
});
afterEach(async () => {
  for (const county of [...open]) await stop(county);
  rmSync(folder, { recursive: true });
});

describe('demo county', () => {
  it('is a campaign in the middle of the work, made once', async () => {
    const first = await start({ demo: true });
    const passwords = passwordsIn(first.demoAccounts);
    expect(Object.keys(passwords)).toEqual(['admin', 'officer', 'clerk1', 'clerk2']);
    expect(new Set(Object.values(passwords)).size).toBe(4);
    expect(statSync(join(folder, 'demo-accounts.txt')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('demo.'))).toEqual([]);

    const officer = await first.signIn('officer', passwords['officer']!);
    const { campaigns } = await officer.campaign.list({});
    expect(campaigns).toMatchObject([{ status: 'open', title: expect.stringContaining('演示') }]);
    const [{ id: campaign, units, submitted, deadline }] = campaigns as [(typeof campaigns)[0]];
    expect(Date.parse(deadline!)).toBeGreaterThan(Date.now());
    expect([units, submitted]).toEqual([30, 18]);
    const { submissions } = await officer.submission.list({ campaign });
    expect(submissions.filter(({ state }) => state === 'accepted')).toHaveLength(1);
    const returned = submissions.filter(({ state }) => state === 'returned');
    expect(returned).toMatchObject([{ onBehalf: false, late: false, reason: expect.any(String) }]);
    expect(returned[0]?.rowReasons.length).toBeGreaterThan(0);
    const merged = await officer.merge.run({ campaign });
    expect(Object.keys(merged.merge.used)).toHaveLength(18);
    // There is something to decide: people whom two units reported.
    expect(merged.merge.standings['undecided']).toBeGreaterThan(3);
    expect((await officer.audit.list({ after: 0, limit: 200 })).intact).toBe(true);

    // Its clerks: the unit that got its roster back, and one that is still awaited.
    const clerks = await Promise.all(['clerk1', 'clerk2'].map((name) => first.signIn(name, passwords[name]!)));
    const lists = await Promise.all(clerks.map((clerk) => clerk.submission.list({ campaign })));
    expect(lists.map(({ submissions: own }) => own.map(({ state }) => state))).toEqual([['returned'], []]);
    expect(planSchema.safeParse((await clerks[0]!.campaign.get({ campaign })).plan).success).toBe(true);
    await stop(first);

    const second = await start({ demo: true });
    expect([second.said, second.demoAccounts, second.invitation]).toEqual([[], first.demoAccounts, null]);
    const again = await second.signIn('officer', passwords['officer']!);
    expect((await again.campaign.list({})).campaigns).toHaveLength(1);
    await stop(second);

    rmSync(join(folder, 'demo-accounts.txt'));
    expect((await start({ demo: true })).demoAccounts).toBeNull();
  }, 60_000);

  it('that failed in the middle leaves nothing; the next start makes it whole', async () => {
    const failing = start({
      demo: true,
      makeDemo: async ({ accounts }, accountsFile) => {
        expect(accounts.firstInvitation('county')).not.toBeNull();
        writeFileSync(accountsFile, 'half');
        throw new Error('ended in the middle');
      },
    });
    await expect(failing).rejects.toThrow('ended in the middle');
    const county = await start({ demo: true });
    const officer = await county.signIn('officer', passwordsIn(county.demoAccounts)['officer']!);
    expect((await officer.campaign.list({})).campaigns).toMatchObject([{ submitted: 18 }]);
  }, 60_000);
});

describe('without a demo', () => {
  it('an invitation for the first admin is made anew at each start until one was used', async () => {
    const first = await start();
    const before = first.invitation!.code;
    await stop(first);
    const second = await start({ demo: true }); // The folder is no longer new.
    const { code } = second.invitation!;
    const redeem = (with_: string) => second.clientOf(null).session.redeem({ code: with_, account: 'head', password: 'correct horse 9' });
    expect(await codeOf(redeem(before))).toBe('invitation-unknown');
    expect((await redeem(code)).caller).toMatchObject({ role: 'admin', office: 'county' });
    expect(await codeOf(redeem(code))).toBe('invitation-used');
    await stop(second);
    const third = await start();
    expect([third.invitation, third.demoAccounts]).toEqual([null, null]);
    expect((await (await third.signIn('head', 'correct horse 9')).campaign.list({})).campaigns).toEqual([]);
  });
});

describe('what keeps it from starting is said in one line of both languages', () => {
  const problemOf = async (env: Record<string, string> = {}): Promise<string | null> => {
    const settings = { data: env['DATA'] ?? folder, host: env['HOST'] ?? '127.0.0.1', port: Number(env['PORT'] ?? 0) };
    return start({ env }).then(
      () => 'started',
      (error: unknown) => startProblem(error, settings),
    );
  };

  it('another server on the same folder; the folder is free again when that one ends', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(FolderInUse);
    expect(await problemOf()).toMatch(/^已有一个服务器.+another server/);
    await stop(first);
    expect(await problemOf()).toBe('started');
  });

  it('a port that is taken, and the folder is left free', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      expect(await problemOf({ PORT: String(port) })).toContain(`port ${String(port)} is in use`);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
    expect(await problemOf({ PORT: String(port) })).toBe('started');
  });

  it('a folder that cannot be one, an address of another machine, a certificate that is none', async () => {
    writeFileSync(join(folder, 'file'), 'no certificate');
    const file = join(folder, 'file');
    expect(await problemOf({ DATA: join(file, 'data') })).toContain('cannot be written');
    expect(await problemOf({ HOST: '192.0.2.1' })).toContain('no address of this machine');
    expect(await problemOf({ TLS_CERT: file, TLS_KEY: file })).toContain('no usable PEM');
    expect(await problemOf({ TLS_CERT: `${file}.gone`, TLS_KEY: file })).toContain('TLS_CERT=');
  });

  it('keys that are gone, open to others or no keys; a database that is none', async () => {
    await stop(await start());
    const keys = join(folder, 'keys.json');
    const text = readFileSync(keys);
    rmSync(keys);
    expect(await problemOf()).toContain('is gone');
    writeFileSync(keys, text, { mode: 0o644 });
    expect(await problemOf()).toContain('others can read');
    writeFileSync(keys, 'x');
    expect(statSync(keys).mode & 0o777).toBe(0o644);
    rmSync(keys);
    writeFileSync(keys, 'x', { mode: 0o600 });
    expect(await problemOf()).toContain('is no key file');
    writeFileSync(keys, text);
    writeFileSync(join(folder, 'campaigns.db'), 'this is no database, whatever its name says '.repeat(40));
    expect(await problemOf()).toContain('damaged');
  });

  it('a fault of the program is none of these', () => {
    expect(startProblem(new TypeError('undefined is not a function'), null)).toBeNull();
  });
});

it('a call that runs when the server is asked to stop gets its answer', async () => {
  const county = await start({ demo: true });
  const officer = await county.signIn('officer', passwordsIn(county.demoAccounts)['officer']!);
  let ended: Promise<void> | null = null;
  const merge = officer.merge.run(
    { campaign: 'demo' },
    {
      onProgress: () => {
        ended ??= stop(county);
      },
    },
  );
  expect((await merge).merge.number).toBe(1);
  expect(ended).not.toBeNull();
  await ended;
  await expect(fetch(`${county.base}/healthz`)).rejects.toThrow();
}, 60_000);

it.each([
  [['pane.html'], 'pane.html'],
  [['pane.html', 'index.html'], 'index.html'],
])('of %j the address shows %s', async (files, shown) => {
  const pane = join(folder, 'pane');
  mkdirSync(pane);
  for (const name of files) writeFileSync(join(pane, name), `<!doctype html><title>${name}</title>`);
  folder = join(folder, 'data');
  const county = await start({ pane });
  expect(await (await fetch(county.url)).text()).toContain(`<title>${shown}</title>`);
  await stop(county);
  folder = join(folder, '..');
});
