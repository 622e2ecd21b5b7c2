/**
 * A backup of a county server, made while it runs. The campaigns are copied first and the accounts after them: what the campaigns tell of an
 * account (who sent, who decided, who was invited or revoked) was then done before the accounts were copied, so nothing in them is unknown
 * to the accounts. The accounts may know a little more: a sign-in, an invitation or a new password of the moments between, whose line is
 * not yet in the audit. That is harmless, since restoring ends all sessions and open invitations.
 */
import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chinaInstant } from '../../core/ports/clock';
import { loadKeyRing } from '../store/key-ring';
import { checkDatabases } from './backup-check';
import {
  BackupProblem,
  databaseNames,
  describeFile,
  keysName,
  manifestName,
  stampOf,
  sync,
  unfinishedPrefix,
  type BackupFileName,
  type Manifest,
} from './backup-format';

export interface BackupRequest {
  /** Data folder of the server. */
  readonly data: string;
  /** The backup becomes a new folder in this one. */
  readonly into: string;
  /** Puts the key file in as well: whoever has the backup can then read it. */
  readonly withKeys: boolean;
  readonly now: number;
}

export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Folders that backups left behind which were cut off. */
  readonly unfinished: readonly string[];
}

/** @throws BackupProblem 'no-data' or what checkDatabases finds, KeyProblem, or the file system's or SQLite's error; nothing is left then */
export async function createBackup({ data, into, withKeys, now }: BackupRequest): Promise<Backup> {
  if (!databaseNames.every((name) => existsSync(join(data, name)))) throw new BackupProblem('no-data', data);
  const keys = loadKeyRing(join(data, keysName));
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const unfinished = readdirSync(into).filter((name) => name.startsWith(unfinishedPrefix));
  const part = mkdtempSync(join(into, unfinishedPrefix));
  try {
    chmodSync(part, 0o700);
    for (const name of databaseNames) await copyDatabase(join(data, name), join(part, name));
    if (withKeys) copyFileSync(join(data, keysName), join(part, keysName));
    const contents = checkDatabases(part, keys);
    const names: readonly BackupFileName[] = withKeys ? [...databaseNames, keysName] : databaseNames;
    const files = await Promise.all(names.map((name) => describeFile(part, name)));
    const madeAt = chinaInstant(now);
    const manifest: Manifest = { format: 'songnuan-backup-1', madeAt, keyIds: keys.keys.map(({ id }) => id), contents, files };
    writeFileSync(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    for (const name of [...names, manifestName]) {
      chmodSync(join(part, name), 0o600);
      sync(join(part, name), 'file');
    }
    sync(part, 'folder');
    const folder = freeName(join(into, `songnuan-${stampOf(madeAt)}`));
    renameSync(part, folder);
    sync(into, 'folder');
    return { folder, manifest, unfinished };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

export function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${String(number)}`;
    if (!existsSync(name)) return name;
  }
}

/**
 * SQLite's online backup. A write of the server in between makes it begin again; after a first small step the whole rest is therefore copied
 * at once, in one view of the database, so that it ends however busy the server is.
 */
async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { fileMustExist: true, timeout: 10_000 });
  try {
    await source.backup(to, { progress: () => 0x7fff_ffff });
  } finally {
    source.close();
  }
  const copy = new Database(to, { fileMustExist: true });
  try {
    // One file, without a log beside it.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
