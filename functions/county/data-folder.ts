/** The data folder of a county server: databases and key file, for this user alone. */
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFile, loadKeyRing, type KeyRing } from '../store/key-ring';

export interface DataFolder {
  /** True when there was nothing in it: the moment for a demo county. */
  readonly isNew: boolean;
  readonly keys: KeyRing;
  readonly campaigns: string;
  readonly accounts: string;
}

/** A database without its keys is not opened: new keys would seal new rosters and leave the old ones unreadable without a word. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
}

/** @throws KeyProblem, KeysMissing, or the file system's error */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const isNew = readdirSync(folder).length === 0;
  const [keyFile, campaigns, accounts] = [join(folder, 'keys.json'), join(folder, 'campaigns.db'), join(folder, 'accounts.db')];
  if (!isNew && !existsSync(keyFile)) throw new KeysMissing(keyFile);
  return { isNew, keys: isNew ? createKeyFile(keyFile) : loadKeyRing(keyFile), campaigns, accounts };
}
