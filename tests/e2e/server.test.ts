/** `npm start` as a person does it, and the built server with settings that cannot be used. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordsIn } from '../support/county';
import { buildServer, clientAt, launchServer, type LaunchedServer } from '../support/server-process';

let folder: string;
const running: LaunchedServer[] = [];
const launch = (...[options]: [Partial<Parameters<typeof launchServer>[0]>?]): LaunchedServer => {
  const server = launchServer({ data: join(folder, 'data'), ...options });
  running.push(server);
  return server;
};
beforeAll(buildServer);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'songnuan-server-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

it('npm start: a demo county, signing in with what is printed, a merge with progress, the end on SIGTERM', async () => {
  const server = launch({ program: 'scripts/start.mjs' });
  const base = await server.ready;
  const passwords = await printedPasswords(server);
  const page = await fetch(`${base}/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('送暖');

  const { token } = await clientAt(base, null).session.signIn({ account: 'officer', password: passwords['officer'] ?? '' });
  const officer = clientAt(base, token);
  const { campaigns } = await officer.campaign.list({});
  expect(campaigns).toMatchObject([{ id: 'demo', status: 'open' }]);
  const done: number[] = [];
  const { merge } = await officer.merge.run({ campaign: 'demo' }, { onProgress: (progress) => done.push(progress.done) });
  expect(merge.number).toBe(1);
  expect(done.length).toBeGreaterThan(10);
  expect(await server.end('SIGTERM')).toMatchObject({ code: 0, signal: null });

  const data = join(folder, 'data');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);
  const again = launch();
  const { token: next } = await clientAt(await again.ready, null).session.signIn({
    account: 'officer',
    password: passwords['officer'] ?? '',
  });
  expect((await clientAt(await again.ready, next).merge.get({ campaign: 'demo' })).merge.digest).toBe(merge.digest);
  // Ctrl+C arrives twice under npm.
  again.child.kill('SIGINT');
  expect(await again.end('SIGINT')).toMatchObject({ code: 0, signal: null });
});

/** They follow the address, perhaps in another piece of output. */
async function printedPasswords(server: LaunchedServer): Promise<Readonly<Record<string, string>>> {
  while (passwordsIn(server.output())['clerk2'] === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  return passwordsIn(server.output());
}

it('--no-demo: nothing but an invitation for the first admin, which opens the account', async () => {
  const server = launch({ args: ['--no-demo'] });
  const base = await server.ready;
  const code = async (): Promise<string> => {
    for (;;) {
      const found = /^ {2}((?:[0-9A-Z]{5}-){3}[0-9A-Z]{5})$/m.exec(server.output())?.[1];
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const { token } = await clientAt(base, null).session.redeem({ code: await code(), account: 'head', password: 'correct horse 9' });
  expect((await clientAt(base, token).campaign.list({})).campaigns).toEqual([]);
});

it.each<[string, Partial<Parameters<typeof launchServer>[0]>, RegExp]>([
  ['a port that is none', { env: { PORT: 'web' } }, /PORT=web/],
  ['an unknown argument', { args: ['--force'] }, /argument=--force/],
  ['an address of another machine', { env: { HOST: '192.0.2.1' } }, /HOST=192\.0\.2\.1/],
  ['a certificate that is not there', { env: { TLS_CERT: '/nonexistent.pem', TLS_KEY: '/nonexistent.pem' } }, /TLS_CERT=/],
])('%s: one line in both languages, exit code 2', async (_what, options, line) => {
  const { code, output, errors } = await launch({ args: ['--no-demo'], ...options }).ended;
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(line);
  expect(errors.trimEnd().split('\n')).toHaveLength(1);
  expect(errors).toMatch(/。 \/ .+\.\n$/);
});

it('a folder that is a file, a folder in use, a port in use: exit code 2, and the server that runs goes on', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await launch({ data: join(folder, 'file') }).ended).toMatchObject({
    code: 2,
    errors: expect.stringContaining('cannot be written'),
  });
  const first = launch({ args: ['--no-demo'] });
  const base = await first.ready;
  expect(await launch({ args: ['--no-demo'] }).ended).toMatchObject({ code: 2, errors: expect.stringContaining('another server') });
  const taken = { data: join(folder, 'other'), args: ['--no-demo'], env: { PORT: new URL(base).port } };
  expect(await launch(taken).ended).toMatchObject({ code: 2, errors: expect.stringContaining('is in use') });
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
});
