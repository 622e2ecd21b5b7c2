/**
 * Composition root of the county server: settings, clock, streams and signals are bound here and nowhere else. Words for people go to the
 * standard output, one line of JSON per request to the standard error. Exit codes: 0 stopped, 1 a fault of the program, 2 settings or files.
 */
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Log } from './deps';
import { openCounty, type County } from './county/county';
import { greeting } from './county/greeting';
import { readSettings, type Settings } from './county/settings';
import { startProblem } from './county/start-problem';
import { createJsonLog } from './http/log';

/** The project's folder, seen from here as from the bundle (dist/server.mjs). */
const root = new URL('../', import.meta.url);
const clock = { now: Date.now };
const log: Log = createJsonLog((line) => process.stderr.write(line), clock);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Ctrl+C reaches us twice at once under npm: from the terminal, and handed on. A person who asks again does so later. */
const secondAskMs = 1_000;

async function start(): Promise<void> {
  // What is made from here on is for this user alone.
  process.umask(0o077);
  let settings: Settings | null = null;
  let county: County | null = null;
  let stoppingSince: number | null = null;
  const stop = (signal: NodeJS.Signals): void => {
    const now = clock.now();
    // Before there is anything to close, or asked a second time: at once. What is on the disk is whole at any moment.
    if (county === null || (stoppingSince !== null && now - stoppingSince > secondAskMs)) process.exit(128 + constants.signals[signal]);
    if (stoppingSince !== null) return;
    stoppingSince = now;
    say('正在停止…… / Stopping…');
    county.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, settings),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    settings = readSettings(process.argv.slice(2), process.env, process.cwd());
    county = await openCounty({
      settings,
      clock,
      log,
      pane: fileURLToPath(new URL('dist/addin', root)),
      makeDemo: async (office, accountsFile) => {
        const { makeDemo } = await import('./county/demo/make-demo');
        const worker = new URL('dist/files-read-worker.mjs', root);
        await makeDemo(office, { samples: fileURLToPath(new URL('samples/civil', root)), worker, accountsFile, clock, say });
      },
    });
    say(greeting(county, settings));
  } catch (error) {
    fail(error, settings);
  }
}

function fail(error: unknown, settings: Settings | null): never {
  const problem = startProblem(error, settings);
  if (problem === null) log.write('start-failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  else process.stderr.write(`${problem}\n`);
  process.exit(problem === null ? 1 : 2);
}

await start();
