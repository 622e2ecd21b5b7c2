/**
 * What runs in the page: the client and the scenario, bundled for browsers (bundle.ts). The test outside calls `songnuan.run` for each step and
 * answers `admission` (browser.ts), which makes accounts; signing in is done here, as a pane does it.
 */
import { createClient, createFetchTransport, type Client, type Transport } from '../../../addin/api-client';
import { scenarioSteps, type ScenarioAccount, type ScenarioData, type Step } from '../../contract/api-scenario-steps';
import { pageExpect } from './page-expect';

/** How a person gets in: by an invitation code on the county server, with an account of Firebase Auth under the emulators. */
export type Admission = { readonly code: string } | { readonly auth: string; readonly email: string; readonly password: string };

/** What merges streamed, as it came in. */
export interface Streamed {
  readonly messages: number;
  /** Pieces that the network handed over; with one, everything came at once. */
  readonly pieces: number;
}

interface PageProgram {
  start(base: string): Promise<void>;
  run(step: number): Promise<void>;
  streamed(): Streamed;
  /** Of the Content-Security-Policy. */
  readonly violations: readonly string[];
}

declare global {
  interface Window {
    songnuan: PageProgram;
    /** Bound by browser.ts. */
    admission(account: ScenarioAccount): Promise<Admission>;
    /** Bound by browser.ts: told about every message of progress as it comes in. */
    sawProgress(): Promise<void>;
  }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${String(event.lineNumber)}`);
});

let steps: readonly Step[] = [];
let messages = 0;
let pieces = 0;

/** Counts the pieces in which streams arrive, without changing them. */
const countingFetch: typeof fetch = async (...request) => {
  const response = await fetch(...request);
  if (response.headers.get('Content-Type')?.startsWith('text/event-stream') !== true || response.body === null) return response;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      pieces += 1;
      controller.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(counter), { status: response.status, headers: response.headers });
};

const watched =
  (transport: Transport): Transport =>
  (call) => {
    const { onProgress } = call;
    if (onProgress === undefined) return transport(call);
    const watch = (progress: unknown): void => {
      messages += 1;
      void window.sawProgress();
      onProgress(progress);
    };
    return transport({ ...call, onProgress: watch });
  };

async function tokenFor(base: string, { name }: ScenarioAccount, admission: Admission): Promise<string> {
  if ('code' in admission) {
    const visitor = createClient(createFetchTransport({ base, token: () => null }));
    const password = `correct horse of ${name}`;
    await visitor.session.redeem({ code: admission.code, account: name, password });
    return (await visitor.session.signIn({ account: name, password })).token;
  }
  const { auth, email, password } = admission;
  const answer = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password, returnSecureToken: true }),
  });
  return ((await answer.json()) as { readonly idToken: string }).idToken;
}

window.songnuan = {
  violations,
  async start(base) {
    const data = (await (await fetch('/scenario.json')).json()) as ScenarioData;
    const clients = new Map<string, Promise<Client>>();
    const enter = async (account: ScenarioAccount): Promise<Client> => {
      const token = await tokenFor(base, account, await window.admission(account));
      return createClient(watched(createFetchTransport({ base, token: () => token, fetch: countingFetch })));
    };
    const clientFor = (account: ScenarioAccount): Promise<Client> => {
      const client = clients.get(account.name) ?? enter(account);
      clients.set(account.name, client);
      return client;
    };
    steps = scenarioSteps(data, clientFor, pageExpect);
  },
  run: (step) => steps[step]?.run() ?? Promise.reject(new Error(`no step ${String(step)}`)),
  streamed: () => ({ messages, pieces }),
};
