/**
 * `npm run emulators`: the callable functions and Firebase Auth on this machine, under a demo project that needs no account anywhere.
 *
 * The Firestore emulator is a Java program of its own. When FIRESTORE_EMULATOR_HOST names a running one, it is used; otherwise the functions
 * keep their data in memory (@firebase-bridge/firestore-admin), all of them in one process, and forget it at the end.
 *
 * The emulators check no signatures of tokens: never serve anybody with them.
 */
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createAccount } from './emulator-accounts.mjs';
import { firebaseTools } from './firebase-tools.mjs';

export const project = 'demo-songnuan';
const secretFile = 'functions/.secret.local';
const ready = /All emulators ready/;

/** A key of its own for the emulated functions, where the emulator looks for secrets; kept, so that a kept database stays readable. */
function provideKeys() {
  if (existsSync(secretFile)) return;
  const key = randomBytes(32);
  const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const ring = JSON.stringify({ format: 'songnuan-keys-1', keys: [{ id, key: key.toString('base64') }] });
  writeFileSync(secretFile, `SONGNUAN_KEYS='${ring}'\n`, { mode: 0o600 });
}

/**
 * Builds the functions and starts the emulators.
 * @param onOutput called with everything they print
 * @returns the process and where the functions answer; rejects when they end before they are ready
 */
export async function startEmulators({ onOutput }) {
  const tools = firebaseTools();
  const build = spawnSync(process.execPath, ['scripts/build.mjs', 'functions'], { stdio: 'inherit' });
  if (build.status !== 0) throw new Error('the functions could not be built');
  provideKeys();
  const inMemory = process.env.FIRESTORE_EMULATOR_HOST === undefined;
  // --inspect-functions keeps every function in one process, which is how they share a database in memory.
  const args = ['emulators:start', '--project', project, '--only', 'auth,functions', ...(inMemory ? ['--inspect-functions', '9229'] : [])];
  const emulators = spawn(process.execPath, [tools, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', NO_UPDATE_NOTIFIER: '1', METADATA_SERVER_DETECTION: 'none' },
  });
  await new Promise((resolve, reject) => {
    const take = (text) => {
      onOutput(text);
      if (ready.test(text)) resolve();
    };
    emulators.stdout.setEncoding('utf8').on('data', take);
    emulators.stderr.setEncoding('utf8').on('data', onOutput);
    emulators.once('exit', (code) => reject(new Error(`the emulators ended (${code}) before they were ready`)));
  });
  const region = process.env.SONGNUAN_REGION ?? 'asia-east2';
  return { emulators, inMemory, base: `http://127.0.0.1:5001/${project}/${region}` };
}

async function main() {
  const { emulators, inMemory, base } = await startEmulators({ onOutput: (text) => process.stdout.write(text) });
  console.log(
    inMemory
      ? '\nDatabase: in the memory of the functions (not the official Firestore emulator); it is gone when this ends.'
      : `\nDatabase: the Firestore emulator at ${process.env.FIRESTORE_EMULATOR_HOST}.`,
  );
  console.log(`Operations: POST ${base}/campaign_list and so on (docs/API.md). Accounts made for this run:`);
  for (const role of ['officer', 'admin']) {
    const account = { email: `${role}-${randomBytes(3).toString('hex')}@example.cn`, password: randomBytes(9).toString('base64url') };
    await createAccount(project, account, { role, office: 'demo' });
    console.log(`  ${role}: ${account.email}  ${account.password}`);
  }
  console.log('Ctrl+C ends everything.');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => emulators.kill(signal));
  process.exitCode = await new Promise((resolve) => emulators.once('exit', (code) => resolve(code ?? 0)));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
