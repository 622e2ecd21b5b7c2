/** The county server as a whole: opens the data folder, fills a new one with the demo county if wanted, and serves on one port. */
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../deps';
import { limitAccounts, type Rate } from '../http/rate-limit';
import { closeHttp, createHttp } from '../http/server';
import { fillNewFolder, openDataFolder, type DataFolder } from './data-folder';
import { officeName, openOffice, type Office } from './office';
import { SettingsProblem, type Settings } from './settings';

export interface CountyParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the built pane. */
  readonly pane: string;
  /** Fills the empty databases of a new folder; asked only if the settings want a demo. */
  readonly makeDemo: (office: Office, accountsFile: string) => Promise<void>;
  readonly rates?: { readonly account: Rate; readonly address: Rate };
}

export interface County {
  readonly url: string;
  /** For the first admin, while there is none. A new one at each start. */
  readonly invitation: { readonly code: string; readonly expiresAt: string } | null;
  /** Text of the file that says how to sign in to the demo county, while it is there. */
  readonly demoAccounts: string | null;
  /** Lets running calls end (for a while), then closes everything. */
  readonly close: () => Promise<void>;
}

/** A clerk's pane asks a few times a minute; an officer who hands in thirty units' files, some hundred times. */
const accountRate: Rate = { burst: 600, perSecond: 10 };

/** @throws SettingsProblem, KeyProblem, KeysMissing, FolderInUse, NewerDatabase, or the system's error (port in use, folder not writable …) */
export async function openCounty(parts: CountyParts): Promise<County> {
  const { settings, clock, log } = parts;
  const tls = settings.tls === null ? null : readTls(settings.tls);
  const folder = openDataFolder(settings.data);
  let office: Office | null = null;
  try {
    if (folder.isNew && settings.demo) await fillNewFolder(folder, (files) => makeDemo(parts, folder, files));
    const perAccount = parts.rates?.account ?? accountRate;
    office = openOffice({ files: folder, keys: folder.keys, clock, log, around: (identity) => limitAccounts(identity, perAccount, clock) });
    const { dispatch, accounts } = office;
    const server = createHttp({
      dispatch,
      clock,
      log,
      pane: parts.pane,
      paneOrigins: settings.paneOrigins,
      proxies: settings.proxies,
      ...(tls === null ? {} : { tls }),
      ...(parts.rates === undefined ? {} : { addressRate: parts.rates.address }),
    });
    await listen(server, settings);
    return {
      url: urlOf(server, settings),
      invitation: accounts.firstInvitation(officeName),
      demoAccounts: existsSync(folder.demoAccounts) ? readFileSync(folder.demoAccounts, 'utf8') : null,
      close: async () => {
        await closeHttp(server);
        await office?.close();
        folder.release();
      },
    };
  } catch (error) {
    await office?.close();
    folder.release();
    throw error;
  }
}

async function makeDemo(
  { clock, log, makeDemo: fill }: CountyParts,
  { keys }: DataFolder,
  files: Parameters<typeof openOffice>[0]['files'],
) {
  const office = openOffice({ files, keys, clock, log });
  try {
    await fill(office, files.demoAccounts);
  } finally {
    await office.close();
  }
}

/** @throws SettingsProblem for files that cannot be read or are no certificate */
function readTls({ cert, key }: NonNullable<Settings['tls']>): { readonly cert: Uint8Array; readonly key: Uint8Array } {
  const read = (setting: string, path: string): Uint8Array => {
    try {
      return readFileSync(path);
    } catch {
      throw new SettingsProblem(setting, path);
    }
  };
  return { cert: read('TLS_CERT', cert), key: read('TLS_KEY', key) };
}

const listen = (server: Server, { host, port }: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

function urlOf(server: Server, { host, tls }: Settings): string {
  const { port } = server.address() as AddressInfo;
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls === null ? 'http' : 'https'}://${named}:${String(port)}/`;
}
