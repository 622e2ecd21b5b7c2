/** The emulators of Firebase in a process of their own, and people with custom claims in them. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { createClient, createFetchTransport, type Client } from '../../../addin/api-client';
import { assignClaims, type AccountClaims } from '../../../functions/identity/claims';
import type { ScenarioAccount } from '../../contract/api-scenario-steps';

/** What scripts/emulators.mjs says when it is ready. */
interface Ready {
  /** Where the callable functions answer. */
  readonly base: string;
  /** host:port of the Auth emulator */
  readonly auth: string;
  readonly project: string;
  readonly inMemory: boolean;
}
export interface Emulators extends Ready {
  /** firebase-admin's Auth of the emulator. */
  readonly accounts: Auth;
  /** Of its processes: the one started here, which leads the others. */
  readonly pid: number;
  /** Resolves with the exit code when no process of theirs is left. */
  readonly stop: () => Promise<number | null>;
}

/** Which database the functions will have; for the names of tests. */
export const databaseOfEmulators = (): string =>
  process.env['FIRESTORE_EMULATOR_HOST'] === undefined
    ? 'database in the memory of the functions, not the Firestore emulator'
    : `Firestore emulator at ${process.env['FIRESTORE_EMULATOR_HOST']}`;

/** @throws Error with what the emulators printed last, when they end before they are ready */
export async function startEmulators(): Promise<Emulators> {
  const started = spawn(process.execPath, ['scripts/emulators.mjs', '--piped'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
  let printed = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-4_000);
  });
  const line = new Promise<string>((resolve) => createInterface(started.stdout).once('line', resolve));
  const first = await Promise.race([line, ended]);
  if (typeof first !== 'string') throw new Error(`the emulators did not start (${String(first)}):\n${printed}`);
  const ready = JSON.parse(first) as Ready;
  // Read by firebase-admin when it is called; this process talks to one emulator only.
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = ready.auth;
  const app = initializeApp({ projectId: ready.project }, ready.project);
  return {
    ...ready,
    accounts: getAuth(app),
    pid: started.pid as number,
    stop: async () => {
      delete process.env['FIREBASE_AUTH_EMULATOR_HOST'];
      await deleteApp(app);
      started.stdin.end();
      return ended;
    },
  };
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** An account with these claims, given in the way that scripts/claims.mjs gives them; null: without any. */
export async function createAccount({ accounts }: Emulators, name: string, claims: AccountClaims | null): Promise<Account> {
  const account = { email: `${name.toLowerCase()}@example.cn`, password: `password of ${name}` };
  await accounts.createUser(account);
  if (claims !== null) await assignClaims(accounts, account.email, claims);
  return account;
}

/** With e-mail and password, as a pane does. @returns an ID token */
export async function signIn({ auth }: Pick<Emulators, 'auth'>, { email, password }: Account): Promise<string> {
  const answer = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password, returnSecureToken: true }),
  });
  if (!answer.ok) throw new Error(`the Auth emulator answered ${String(answer.status)}`);
  return ((await answer.json()) as { readonly idToken: string }).idToken;
}

export const clientWith = ({ base }: Pick<Emulators, 'base'>, token: string | null): Client =>
  createClient(createFetchTransport({ base, token: () => token }));

/** Clients of people of one office, each made and signed in once. */
export function peopleOf(emulators: Emulators, office: string): (account: ScenarioAccount) => Promise<Client> {
  const clients = new Map<string, Promise<Client>>();
  const enter = async ({ name, role, unit }: ScenarioAccount): Promise<Client> =>
    clientWith(emulators, await signIn(emulators, await createAccount(emulators, `${office}-${name}`, { role, office, unit })));
  return (account) => {
    const client = clients.get(account.name) ?? enter(account);
    clients.set(account.name, client);
    return client;
  };
}
