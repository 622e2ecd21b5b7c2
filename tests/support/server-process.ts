/** The built county server as a process of its own, on a free port of 127.0.0.1, ended by the test that started it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createClient, createFetchTransport, type Client } from '../../addin/api-client';

const root = join(__dirname, '../..');

export function buildServer(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', 'cli', 'server'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`build failed: ${stderr}`);
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

export interface LaunchedServer {
  readonly child: ChildProcess;
  /** The address without the slash at its end; rejects when the process ends before it is ready. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  /** What it has said on the standard output so far. */
  readonly output: () => string;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>;
}

export interface LaunchOptions {
  readonly data: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** dist/server.mjs when absent. */
  readonly program?: string;
}

export function launchServer({ data, args = [], env = {}, program = 'dist/server.mjs' }: LaunchOptions): LaunchedServer {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA: data, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = `${errors}${text}`.slice(-8_000);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal, output, errors });
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const url = /county server: (\S+)\/\n/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    void ended.then(({ code, signal }) => {
      reject(new Error(`ended before it was ready (${String(code ?? signal)}): ${errors}`));
    });
  });
  // Who waits for the end only need not know of it.
  ready.catch(() => undefined);
  return {
    child,
    ready,
    ended,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

export const clientAt = (base: string, token: string | null): Client =>
  createClient(createFetchTransport({ base, token: () => token }), { pauseMs: 20 });
