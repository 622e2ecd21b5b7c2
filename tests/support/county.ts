/** A whole county server in this process: real files in a folder that is given, real HTTP on a free port of 127.0.0.1. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, createFetchTransport, type Client } from '../../addin/api-client';
import { openCounty, type County, type CountyParts } from '../../functions/county/county';
import { makeDemo } from '../../functions/county/demo/make-demo';
import { readSettings } from '../../functions/county/settings';

const samples = join(__dirname, '../../samples/civil');
const noLimit = { burst: 1e6, perSecond: 1e6 };

export interface TestCounty extends County {
  readonly said: readonly string[];
  /** Where calls go: the address without the slash at its end. */
  readonly base: string;
  readonly clientOf: (token: string | null) => Client;
  readonly signIn: (account: string, password: string) => Promise<Client>;
}

export interface TestCountyOptions extends Partial<Pick<CountyParts, 'makeDemo' | 'pane' | 'clock'>> {
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export async function openTestCounty(folder: string, options: TestCountyOptions = {}): Promise<TestCounty> {
  const said: string[] = [];
  const clock = options.clock ?? { now: Date.now };
  const settings = readSettings(options.demo === true ? [] : ['--no-demo'], { PORT: '0', DATA: folder, ...options.env }, '/');
  const county = await openCounty({
    settings,
    clock,
    log: { write: () => undefined },
    pane: options.pane ?? join(folder, 'no-pane'),
    rates: { account: noLimit, address: noLimit },
    makeDemo:
      options.makeDemo ??
      ((office, accountsFile) =>
        // No bundled worker: files are read in this thread.
        makeDemo(office, {
          samples,
          worker: pathToFileURL(join(folder, 'no-worker.mjs')),
          accountsFile,
          clock,
          say: (text) => said.push(text),
        })),
  });
  const base = county.url.replace(/\/$/, '');
  const clientOf = (token: string | null): Client => createClient(createFetchTransport({ base, token: () => token }), { pauseMs: 20 });
  const signIn = async (account: string, password: string): Promise<Client> =>
    clientOf((await clientOf(null).session.signIn({ account, password })).token);
  return { ...county, said, base, clientOf, signIn };
}

/** Account name → password, from the text of the demo's accounts. */
export const passwordsIn = (text: string | null): Readonly<Record<string, string>> =>
  Object.fromEntries([...(text ?? '').matchAll(/^ {2}(\S+) +([0-9a-z-]{17}) /gm)].map(([, account, password]) => [account, password]));
