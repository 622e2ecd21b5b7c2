/**
 * `serve FOLDER STORE`: the measured process. A county server over real HTTP: dispatch, accounts, sealing and SQLite in a file as in a
 * real one; with STORE `firestore` campaigns are in Firestore's in-process database instead. Whoever started it asks for figures by messages.
 */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDataFolder } from '../../functions/county/data-folder';
import { createDispatch } from '../../functions/dispatch';
import { currentAddress } from '../../functions/http/address';
import { closeHttp, createHttp } from '../../functions/http/server';
import { createLocalIdentity } from '../../functions/identity/local';
import { digestOf, newToken } from '../../functions/identity/secrets';
import { openAccounts } from '../../functions/store/sqlite-accounts';
import { createPersonKeys, createSealer } from '../../functions/store/sealed';
import type { Answer, Asked, Figures } from './protocol';
import { openMeasuredStore } from './stores';

const [folder = '', kind = ''] = process.argv.slice(2);
const files = openDataFolder(folder);
const clock = { now: Date.now };
const { store, stored } = await openMeasuredStore(kind === 'firestore' ? null : files.campaigns);
const database = openAccounts(files.accounts);
const accounts = createLocalIdentity({ database, clock, address: currentAddress });
const events: Record<string, number> = {};
const log = {
  write: (event: string, { problem }: Readonly<Record<string, unknown>>): void => {
    const name = typeof problem === 'string' ? problem : event;
    events[name] = (events[name] ?? 0) + 1;
  },
};
const deps = { store, clock, seal: createSealer(files.keys), keys: createPersonKeys(files.keys), accounts };
/** All clients come from one address here; in a county each township has its own. */
const addressRate = { burst: 100_000, perSecond: 1_000 };
const dispatch = createDispatch(deps, accounts, log);
const server = createHttp({ dispatch, clock, log, pane: join(folder, 'no-pane'), addressRate });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

/** An account and a session as they are after signing in; the hashing of passwords is not what is measured here. */
function admit(unit: string | null): string {
  const uid = `uid-${unit ?? 'county'}`;
  const role = unit === null ? 'officer' : 'clerk';
  if (database.accountByUid(uid) === undefined)
    database.saveAccount({ uid, account: uid, office: 'county', role, unit, password: '-', revoked: 0 });
  const token = newToken();
  database.addSession({ tokenHash: digestOf(token), uid, expiresAt: clock.now() + 3_600_000, revoked: 0 });
  return token;
}

/** Since the start: CPU, memory, documents. Since the last time of asking: the longest stretch in which nothing else was answered. */
function figures(): Figures {
  const { user, system } = process.cpuUsage();
  const longest = delay.max / 1e6;
  delay.reset();
  const { reads, writes } = store.usage();
  return {
    cpuSeconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
    longestBlockMs: longest,
    reads,
    writes,
    events,
  };
}

const answers: { readonly [K in Asked['ask']]: (asked: Extract<Asked, { readonly ask: K }>) => Promise<unknown> } = {
  admit: async ({ units }) => ({ officer: admit(null), clerks: units.map((unit) => admit(unit)) }),
  figures: async () => figures(),
  stored,
  end: async () => {
    await closeHttp(server, 1_000);
    await store.close();
    database.close();
    process.disconnect();
    return null;
  },
};

process.on('message', (asked: Asked) => {
  void answers[asked.ask](asked as never).then((answer) => {
    if (process.connected) process.send?.({ number: asked.number, answer } satisfies Answer);
  });
});
process.send?.({ number: 0, answer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } satisfies Answer);
