/** The data folder of a county server: databases and key file, for this user alone, and for one server at a time. */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFile, loadKeyRing, type KeyRing } from '../store/key-ring';
import { lockFolder } from './folder-lock';

export interface DataFiles {
  readonly campaigns: string;
  readonly accounts: string;
  /** How to sign in to the demo county; only there when it has one. */
  readonly demoAccounts: string;
}
export interface DataFolder extends DataFiles {
  readonly path: string;
  /** True while it holds no database: the moment for a demo county. */
  readonly isNew: boolean;
  readonly keys: KeyRing;
  /** Lets another server have the folder. */
  readonly release: () => void;
}

/** A database without its keys is not opened: new keys would seal new rosters and leave the old ones unreadable without a word. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
}

const dataFilesIn = (folder: string): DataFiles => ({
  campaigns: join(folder, 'campaigns.db'),
  accounts: join(folder, 'accounts.db'),
  demoAccounts: join(folder, 'demo-accounts.txt'),
});

/** @throws KeyProblem, KeysMissing, FolderInUse, or the file system's or SQLite's error */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const release = lockFolder(folder);
  try {
    const files = dataFilesIn(folder);
    const holdsData = existsSync(files.campaigns) || existsSync(files.accounts) || existsSync(readyFolder(folder));
    const keys = openKeys(folder, holdsData);
    settle(folder);
    return { ...files, path: folder, isNew: !holdsData, keys, release };
  } catch (error) {
    release();
    throw error;
  }
}

function openKeys(folder: string, holdsData: boolean): KeyRing {
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return loadKeyRing(file);
  if (holdsData) throw new KeysMissing(file);
  // Whole or not at all, whenever the process ends.
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const keys = createKeyFile(part);
  renameSync(part, file);
  syncFolder(folder);
  return keys;
}

const partFolder = (folder: string): string => join(folder, 'demo.part');
const readyFolder = (folder: string): string => join(folder, 'demo.ready');

/**
 * Fills a new folder: `make` writes closed files into a folder aside, which then becomes theirs by one renaming. However it ends, there is
 * all of it (now or when the folder is opened next) or nothing.
 */
export async function fillNewFolder(folder: DataFolder, make: (files: DataFiles) => Promise<void>): Promise<void> {
  const part = partFolder(folder.path);
  mkdirSync(part, { mode: 0o700 });
  await make(dataFilesIn(part));
  syncFolder(part);
  renameSync(part, readyFolder(folder.path));
  syncFolder(folder.path);
  settle(folder.path);
}

/** Finishes or throws away what a process left behind that ended in the middle of `fillNewFolder`. */
function settle(folder: string): void {
  rmSync(partFolder(folder), { recursive: true, force: true });
  const ready = readyFolder(folder);
  if (!existsSync(ready)) return;
  for (const name of readdirSync(ready)) renameSync(join(ready, name), join(folder, name));
  syncFolder(folder);
  rmdirSync(ready);
}

/** Names in the folder are on the disk afterwards. Windows opens no folders, and keeps names by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
