/** A county's office on its databases: dispatch over the SQLite store and accounts of its own. */
import type { Clock } from '../../core/ports/clock';
import type { Identity } from '../../core/ports/identity';
import type { Log } from '../deps';
import { createDispatch } from '../dispatch';
import { currentAddress } from '../http/address';
import { createLocalIdentity, type LocalIdentity } from '../identity/local';
import type { KeyRing } from '../store/key-ring';
import type { Dispatch } from '../outcome';
import { createPersonKeys, createSealer } from '../store/sealed';
import { openSqliteStore } from '../store/sqlite';
import { openAccounts } from '../store/sqlite-accounts';
import type { DataFiles } from './data-folder';

/** The one office of a county server, as its accounts and campaigns name it. */
export const officeName = 'county';

export interface Office {
  readonly dispatch: Dispatch;
  readonly accounts: LocalIdentity;
  /** Waits for transactions that run. */
  readonly close: () => Promise<void>;
}

export interface OfficeParts {
  readonly files: DataFiles;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly log: Log;
  /** Put around the accounts' identity, e.g. a limit for each. */
  readonly around?: (identity: Identity) => Identity;
}

/** @throws NewerDatabase, or SQLite's error for what is no database */
export function openOffice({ files, keys, clock, log, around = (identity) => identity }: OfficeParts): Office {
  const database = openAccounts(files.accounts);
  try {
    const store = openSqliteStore(files.campaigns);
    const accounts = createLocalIdentity({ database, clock, address: currentAddress });
    const deps = { store, clock, seal: createSealer(keys), keys: createPersonKeys(keys), accounts };
    return {
      dispatch: createDispatch(deps, around(accounts), log),
      accounts,
      close: async () => {
        await store.close();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
