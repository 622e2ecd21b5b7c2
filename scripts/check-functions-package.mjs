/* global fetch */
/**
 * Proves that the folder which `firebase deploy` uploads stands on its own: copies functions/package.json and the bundle somewhere outside this
 * repository, installs its own dependencies there, runs the SDK's own discovery and compares the endpoints with the API table. One call
 * of the discovered code shows that its backend loads without anything else, too. Ends with 1 and the reason when something differs.
 *
 * node scripts/check-functions-package.mjs [FOLDER]: without a folder, functions/ is built and checked.
 */
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};

async function operationsOfTable(folder) {
  const outfile = join(folder, 'table.mjs');
  const stdin = { contents: "export { apiTable } from './core/api/table'", resolveDir: process.cwd(), loader: 'ts' };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  const { apiTable } = await import(outfile);
  return Object.entries(apiTable)
    .filter(([, operation]) => operation.localOnly !== true)
    .map(([name]) => name.replace('.', '_'));
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Runs the SDK's `firebase-functions` program in the folder, as firebase-tools does, and reads what it found. */
async function discovered(folder) {
  const port = await freePort();
  const program = join(folder, 'node_modules/firebase-functions/lib/bin/firebase-functions.js');
  const env = { PATH: process.env.PATH, PORT: String(port), FUNCTIONS_CONTROL_API: 'true', GCLOUD_PROJECT: 'demo-songnuan' };
  const server = spawn(process.execPath, [program, folder], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/__/functions.yaml`).catch(() => null);
      if (answer?.ok) return await answer.text();
      if (answer !== null || tries > 100) throw new Error(`discovery failed: ${answer === null ? 'no answer' : await answer.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    server.kill();
  }
}

/** Calls one function in the folder, with a key ring: everything behind it must load, and an unsigned caller must be turned away. */
function callOnce(folder) {
  const script = `
    const { createHash, randomBytes } = require('node:crypto');
    const key = randomBytes(32);
    const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
    process.env.SONGNUAN_KEYS = JSON.stringify({ format: 'songnuan-keys-1', keys: [{ id, key: key.toString('base64') }] });
    process.env.GCLOUD_PROJECT = 'demo-songnuan';
    require(${JSON.stringify(folder)}).campaign_list.run({ data: {}, rawRequest: { headers: {} } }).then(
      () => { console.error('a caller without a token was let in'); process.exit(1); },
      (error) => { if (error.message !== 'not-signed-in') { console.error(error); process.exit(1); } process.exit(0); },
    );`;
  run(process.execPath, ['-e', script], { cwd: folder, shell: false, env: { PATH: process.env.PATH } });
}

/** @throws Error with both lists' differences */
function compare(wanted, found) {
  const missing = wanted.filter((name) => !found.includes(name));
  const unknown = found.filter((name) => !wanted.includes(name));
  if (missing.length + unknown.length === 0) return;
  const list = (names) => names.join(' ') || 'none';
  throw new Error(`the endpoints are not those of the API table: missing ${list(missing)}; not in the table ${list(unknown)}`);
}

async function check(from, folder) {
  for (const name of ['package.json', 'lib']) cpSync(join(from, name), join(folder, name), { recursive: true });
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  const text = await discovered(folder);
  const found = [...text.matchAll(/entryPoint:\s*"?(\w+)"?|"entryPoint":\s*"(\w+)"/g)].map((match) => match[1] ?? match[2]);
  compare(await operationsOfTable(folder), found);
  if (!text.includes('SONGNUAN_KEYS')) throw new Error('the endpoints do not ask for the secret SONGNUAN_KEYS');
  callOnce(folder);
  console.log(`The functions folder stands on its own: ${found.length} endpoints, as in the API table.`);
}

const folder = mkdtempSync(join(tmpdir(), 'songnuan-functions-'));
try {
  const [given] = process.argv.slice(2);
  if (given === undefined) run(process.execPath, ['scripts/build.mjs', 'functions']);
  await check(given ?? 'functions', folder);
} catch (error) {
  console.error(`The functions folder is not fit to deploy: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
