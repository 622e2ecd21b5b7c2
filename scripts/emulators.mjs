/* global clearTimeout, setInterval */
/**
 * `npm run emulators`: the callable functions and Firebase Auth on this machine, under a demo project that needs no account anywhere.
 *
 * The Firestore emulator is a Java program of its own. When FIRESTORE_EMULATOR_HOST names a running one, it is used; otherwise the functions
 * keep their data in memory (@firebase-bridge/firestore-admin), all of them in one process, and forget it at the end.
 *
 * With --piped, for other programs: ports that nobody uses, one line of JSON on the standard output when ready, and the end comes with the
 * end of the standard input, however the program that started this has ended.
 *
 * The emulators check no signatures of tokens: never serve anybody with them.
 */
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { createAccount, signIn } from './emulator-accounts.mjs';
import { emulatorFolder } from './emulators-folder.mjs';
import { firebaseTools } from './firebase-tools.mjs';

const ready = /All emulators ready/;
const patienceMs = 15_000;
const ownGroup = process.platform !== 'win32';

/** To all processes of the emulators: the functions run in processes of their own. */
function signalAll(leader, signal) {
  try {
    if (ownGroup) process.kill(-leader.pid, signal);
    else leader.kill(signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Builds the functions and starts the emulators.
 * @param onOutput called with everything they print
 * @param usualPorts use the ports of firebase.json where they are free
 * @param stopping resolves when they shall end, ready or not
 * @returns where functions and accounts answer, `ended` (resolves when the emulators end, with their exit code) and `stop` (resolves when no
 *   process of theirs is left); rejects when they end before they are ready
 */
export async function startEmulators({ onOutput, usualPorts = true, stopping }) {
  const tools = firebaseTools();
  const built = spawnSync(process.execPath, ['scripts/build.mjs', 'functions'], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) throw new Error('the functions could not be built');
  const { folder, ports } = await emulatorFolder({ usualPorts });
  const inMemory = process.env.FIRESTORE_EMULATOR_HOST === undefined;
  // Runs beside each other must not find each other: the tools look for their kind by the project.
  const project = usualPorts ? 'demo-songnuan' : `demo-songnuan-${ports.functions}`;
  // --inspect-functions keeps every function in one process, which is how they share a database in memory.
  const inspect = inMemory ? ['--inspect-functions', String(ports.inspector)] : [];
  const emulators = spawn(process.execPath, [tools, 'emulators:start', '--project', project, '--only', 'auth,functions', ...inspect], {
    cwd: folder,
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', NO_UPDATE_NOTIFIER: '1', METADATA_SERVER_DETECTION: 'none' },
  });
  const ended = new Promise((done) => {
    emulators.once('exit', (code) => {
      signalAll(emulators, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      done(code);
    });
  });
  const stop = async () => {
    if (emulators.exitCode === null && emulators.signalCode === null) emulators.kill('SIGINT');
    const impatient = setTimeout(() => signalAll(emulators, 'SIGKILL'), patienceMs);
    await ended;
    clearTimeout(impatient);
  };
  void stopping.then(stop);
  let printed = '';
  await new Promise((done, reject) => {
    const take = (text) => {
      onOutput(text);
      printed += text;
      if (ready.test(printed)) done();
    };
    emulators.stdout.setEncoding('utf8').on('data', take);
    emulators.stderr.setEncoding('utf8').on('data', onOutput);
    void ended.then((code) => reject(new Error(`the emulators ended (${code}) before they were ready`)));
  });
  const region = process.env.SONGNUAN_REGION ?? 'asia-east2';
  const base = `http://127.0.0.1:${ports.functions}/${project}/${region}`;
  return { base, auth: `127.0.0.1:${ports.auth}`, project, inMemory, ended, stop };
}

const databaseOf = (inMemory) =>
  inMemory
    ? 'in the memory of the functions (not the official Firestore emulator); it is gone when this ends'
    : `the Firestore emulator at ${process.env.FIRESTORE_EMULATOR_HOST}`;

/** scripts/emulators-demo.ts, bundled beside the worker that reads unfamiliar files. */
async function loadDemo() {
  const cli = spawnSync(process.execPath, ['scripts/build.mjs', 'cli'], { stdio: ['ignore', 2, 2] });
  if (cli.status !== 0) throw new Error('the reader of files could not be built');
  const outfile = resolve('dist/scripts/emulators-demo.mjs');
  const node = { bundle: true, platform: 'node', target: 'node22', format: 'esm', packages: 'external', logLevel: 'warning' };
  await build({ ...node, entryPoints: ['scripts/emulators-demo.ts'], outfile });
  return import(pathToFileURL(outfile));
}

async function forDevelopers(stopping) {
  const running = await startEmulators({ onOutput: (text) => process.stdout.write(text), stopping });
  try {
    await introduce(running);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return untilEnd(running, stopping);
}

/** Makes accounts and a campaign to try, and says where everything is. */
async function introduce(running) {
  const account = async (role, unit = null) => {
    const made = { email: `${role}-${randomBytes(3).toString('hex')}@example.cn`, password: randomBytes(9).toString('base64url') };
    await createAccount(running, made, { role, office: 'demo', ...(unit === null ? {} : { unit }) });
    return made;
  };
  const [officer, admin] = [await account('officer'), await account('admin')];
  const { fillDemo } = await loadDemo();
  const demo = await fillDemo(running.base, await signIn(running, officer));
  console.log(`\nDatabase: ${databaseOf(running.inMemory)}.`);
  console.log(`Operations: POST ${running.base}/campaign_list and so on (docs/API.md).`);
  if (demo !== null) console.log(`Campaign ${demo.campaign}: invented rosters of ${demo.sent} units.`);
  console.log(`Accounts made for this run, which sign in at http://${running.auth}:`);
  const print = (who, { email, password }) => console.log(`  ${who}: ${email}  ${password}`);
  print('officer', officer);
  print('admin', admin);
  if (demo !== null) print(`clerk of ${demo.waiting.name}, who has not submitted`, await account('clerk', demo.waiting.code));
  console.log('Ctrl+C ends everything.');
}

async function piped(stopping) {
  const running = await startEmulators({ onOutput: (text) => process.stderr.write(text), usualPorts: false, stopping });
  const { base, auth, project, inMemory } = running;
  console.log(JSON.stringify({ base, auth, project, inMemory }));
  return untilEnd(running, stopping);
}

/** @returns the exit code: none of our own asking is a failure */
async function untilEnd({ ended, stop }, stopping) {
  const unasked = await Promise.race([ended, stopping.then(() => null)]);
  await stop();
  return unasked ?? 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const forPrograms = process.argv.includes('--piped');
  let asked = false;
  const stopping = new Promise((done) => {
    const stop = () => {
      asked = true;
      done();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    // npm passes SIGTERM to the shell between only, which ends without a word to us.
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop(), 1_000).unref();
    if (forPrograms) process.stdin.resume().once('close', stop);
  });
  try {
    process.exitCode = await (forPrograms ? piped(stopping) : forDevelopers(stopping));
  } catch (error) {
    if (!asked) console.error(error.message);
    process.exitCode = asked ? 0 : 2;
  }
  process.stdin.destroy();
}
