/** The certificate of docs/INSTALL-ADDIN.md, made by the very commands printed there, on the county server's https. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeHttp, createHttp } from '../../functions/http/server';
import { deriveManifest, readDeployment } from '../../scripts/manifest-derive';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
const file = (name: string): string => join(folder, name);
let server: ReturnType<typeof createHttp>;
let port: number;

beforeAll(async () => {
  const commands = /<!-- certificate:[^>]*-->\s*```sh\n([\s\S]*?)```/.exec(readFileSync('docs/INSTALL-ADDIN.md', 'utf8'))?.[1] ?? '';
  expect(commands).toContain('openssl verify');
  execFileSync('bash', ['-e', '-c', commands], { cwd: folder, stdio: 'ignore' });
  server = createHttp({
    clock: { now: Date.now },
    log: { write: () => undefined },
    pane: 'addin/public',
    dispatch: () => Promise.reject(new Error('no calls here')),
    tls: { cert: readFileSync(file('server.crt')), key: readFileSync(file('server.key')) },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
}, 60_000);
afterAll(async () => {
  await closeHttp(server, 500);
  rmSync(folder, { recursive: true, force: true });
});

/** Status of pane.html as a client sees it that takes 127.0.0.1 for this server name; or the code of the error. */
const ask = (servername: string, ca?: string): Promise<unknown> =>
  new Promise((done) => {
    const options = { host: '127.0.0.1', port, path: '/pane.html', servername, headers: { Host: servername }, agent: false };
    get(ca === undefined ? options : { ...options, ca: readFileSync(file(ca)) }, (response) => {
      response.resume();
      done(response.statusCode);
    }).on('error', (error: NodeJS.ErrnoException) => {
      done(error.code);
    });
  });

describe('the certificate of the installation guide', () => {
  it.each(['songnuan.county.lan', 'localhost'])('opens the pane as %s for a computer that trusts the CA', async (name) => {
    expect(await ask(name, 'ca.crt')).toBe(200);
  });

  it('is refused under another name, and where the CA is not trusted', async () => {
    expect(await ask('other.county.lan', 'ca.crt')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await ask('localhost')).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  it('cannot be stretched: the CA does not vouch for other names', () => {
    const sign = `umask 077
openssl req -newkey rsa:2048 -nodes -sha256 -keyout evil.key -out evil.csr -subj /CN=bank.example
printf 'subjectAltName=DNS:bank.example' > evil.ext
openssl x509 -req -in evil.csr -sha256 -days 30 -CA ca.crt -CAkey ca.key -extfile evil.ext -out evil.crt`;
    execFileSync('bash', ['-e', '-c', sign], { cwd: folder, stdio: 'ignore' });
    expect(() => execFileSync('openssl', ['verify', '-CAfile', file('ca.crt'), file('evil.crt')], { stdio: 'pipe' })).toThrow(
      /permitted subtree violation/,
    );
  });

  it('leaves keys that only their owner can read', () => {
    expect(['ca.key', 'server.key'].map((name) => statSync(file(name)).mode & 0o077)).toEqual([0, 0]);
  });

  it('satisfies npm run sideload with the CA, and not without', async () => {
    const deployment = readDeployment(`https://localhost:${String(port)}`);
    if (typeof deployment === 'string') throw new Error(deployment);
    writeFileSync(file('songnuan.xml'), deriveManifest(readFileSync('manifest.xml', 'utf8'), deployment));
    const sideload = async (...more: string[]): Promise<{ code: number; said: string }> => {
      const child = spawn(process.execPath, ['scripts/sideload.mjs', '--dry-run', '--manifest', file('songnuan.xml'), ...more]);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString('utf8')));
      const [code] = (await once(child, 'close')) as [number];
      return { code, said };
    };
    const trusted = await sideload('--ca', file('ca.crt'));
    expect(trusted.said).toContain('服务器正常');
    expect(trusted.code).toBe(0);
    const stranger = await sideload();
    expect(stranger.said).toContain('--ca');
    expect(stranger.code).toBe(1);
  }, 60_000);
});
