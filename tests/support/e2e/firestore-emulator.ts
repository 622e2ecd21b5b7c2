/**
 * The official Firestore emulator, a Java program that nothing here fetches: a running one that FIRESTORE_EMULATOR_HOST names, or one that is
 * installed (a component of the Google Cloud CLI, or where firebase-tools keeps its own), started on a port of its own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export type FirestoreEmulator = { readonly host: string } | { readonly jar: string };

export function findFirestoreEmulator(): FirestoreEmulator | null {
  const host = process.env['FIRESTORE_EMULATOR_HOST'];
  if (host !== undefined) return { host };
  const jar = jarCandidates().find((path) => existsSync(path));
  return jar === undefined || spawnSync('java', ['-version']).status !== 0 ? null : { jar };
}

function jarCandidates(): readonly string[] {
  const gcloud = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'gcloud'))
    .find((path) => existsSync(path));
  const component = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';
  const fetched = join(homedir(), '.cache/firebase/emulators');
  return [
    ...(gcloud === undefined ? [] : [join(dirname(realpathSync(gcloud)), '..', component)]),
    ...(existsSync(fetched) ? readdirSync(fetched) : [])
      .filter((name) => /^cloud-firestore-emulator-v[\d.]+\.jar$/.test(name))
      .map((name) => join(fetched, name)),
  ];
}

/** Starts Java and ends it with the end of its input, however the process that started this has ended. */
const guard = `
  const { spawn } = require('node:child_process');
  const java = spawn('java', process.argv.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] });
  java.once('exit', (code) => process.exit(code ?? 0));
  process.stdin.resume().once('close', () => java.kill('SIGKILL'));`;

export interface RunningFirestore {
  readonly host: string;
  /** Leaves alone what was running before. */
  readonly stop: () => Promise<void>;
}

/** @throws Error with what it printed, when it ends before it is ready */
export async function startFirestore(emulator: FirestoreEmulator): Promise<RunningFirestore> {
  if ('host' in emulator) return { host: emulator.host, stop: () => Promise.resolve() };
  const port = await freePort();
  const program = ['-cp', emulator.jar, 'com.google.cloud.datastore.emulator.firestore.CloudFirestore'];
  const java = ['-Duser.language=en', ...program, '--host=127.0.0.1', `--port=${String(port)}`];
  const started = spawn(process.execPath, ['-e', guard, '--', ...java], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(started, 'exit');
  let printed = '';
  const ready = new Promise<boolean>((resolve) => {
    const take = (text: string): void => {
      printed = (printed + text).slice(-4_000);
      if (printed.includes('Dev App Server is now running')) resolve(true);
    };
    started.stdout.setEncoding('utf8').on('data', take);
    started.stderr.setEncoding('utf8').on('data', take);
  });
  if (!(await Promise.race([ready, ended.then(() => false)]))) throw new Error(`the Firestore emulator did not start:\n${printed}`);
  return {
    host: `127.0.0.1:${String(port)}`,
    stop: async () => {
      started.stdin.end();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
