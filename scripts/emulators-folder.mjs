/**
 * What one run of the emulators works in: a folder of its own under .cache/ with a firebase.json that names the ports of this run and a copy
 * of the built functions, so that runs do not meet and a build beside them changes nothing. Node finds the packages of this repository
 * from there.
 */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const secretFile = 'functions/.secret.local';
const host = '127.0.0.1';
/** Those that firebase-tools starts for functions and accounts; the last is where Node's inspector listens. */
const emulatorNames = ['functions', 'auth', 'hub', 'logging', 'eventarc', 'tasks', 'inspector'];

/** A key of its own for the emulated functions, where the emulator looks for secrets; kept, so that a kept database stays readable. */
function provideKeys() {
  if (existsSync(secretFile)) return;
  const key = randomBytes(32);
  const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const ring = JSON.stringify({ format: 'songnuan-keys-1', keys: [{ id, key: key.toString('base64') }] });
  writeFileSync(secretFile, `SONGNUAN_KEYS='${ring}'\n`, { mode: 0o600 });
}

const listen = (port) =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(port, host, () => done(server));
  });

/** A port for each emulator: the wanted one where it is free, else any. All are held until all are known, so that none comes twice. */
async function choosePorts(wanted) {
  const held = [];
  for (const name of emulatorNames) held.push([name, await listen(wanted[name] ?? 0).catch(() => listen(0))]);
  const ports = Object.fromEntries(held.map(([name, server]) => [name, server.address().port]));
  await Promise.all(held.map(([, server]) => new Promise((done) => server.close(done))));
  return ports;
}

/**
 * @param usualPorts prefer the ports of firebase.json
 * @returns {Promise<{folder: string, ports: Record<string, number>}>} the folder is the caller's to remove
 */
export async function emulatorFolder({ usualPorts }) {
  const config = JSON.parse(readFileSync('firebase.json', 'utf8'));
  const usual = Object.fromEntries(Object.entries(config.emulators).map(([name, { port }]) => [name, port]));
  const ports = await choosePorts(usualPorts ? usual : {});
  provideKeys();
  mkdirSync('.cache/emulators', { recursive: true });
  const folder = mkdtempSync(resolve('.cache/emulators/run-'));
  for (const name of ['package.json', 'lib', '.secret.local']) {
    cpSync(join('functions', name), join(folder, 'functions', name), { recursive: true });
  }
  const { inspector: _inspector, ...listening } = ports;
  const emulators = Object.fromEntries(Object.entries(listening).map(([name, port]) => [name, { host, port }]));
  const functions = config.functions.map(({ codebase, runtime }) => ({ source: 'functions', codebase, runtime }));
  writeFileSync(
    join(folder, 'firebase.json'),
    JSON.stringify({ functions, emulators: { singleProjectMode: true, ui: { enabled: false }, ...emulators } }, null, 2),
  );
  return { folder, ports };
}
