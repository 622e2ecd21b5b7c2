/**
 * Puts a backup in the place of the data folder: everything is copied, checked and made ready beside it, then one renaming brings it in.
 * All sessions end and open invitations are void: a session or invitation that was ended after the backup must not come back to life.
 */
import Database from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditLine } from '../../core/ports/campaign-store';
import { chinaInstant } from '../../core/ports/clock';
import { canonicalJson, nextLine } from '../audit/chain';
import { formatKeyRing, loadKeyRing, type KeyRing } from '../store/key-ring';
import { freeName } from './backup';
import { checkDatabases } from './backup-check';
import {
  BackupProblem,
  databaseNames,
  describeFile,
  keysName,
  manifestName,
  readManifest,
  stampOf,
  sync,
  type Manifest,
} from './backup-format';
import { FolderInUse, lockFolder, lockName } from './folder-lock';

export interface RestoreRequest {
  /** Folder of one backup. */
  readonly from: string;
  readonly data: string;
  /** A data folder that holds something is moved aside. */
  readonly replace: boolean;
  /** Key file; null: the one in the backup, or the one in the data folder. */
  readonly keys: string | null;
  readonly now: number;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the data folder of before is now; null when there was nothing in it. */
  readonly kept: string | null;
}

/** @throws BackupProblem, KeyProblem, or the file system's or SQLite's error; the data folder is then as it was */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { from, data } = request;
  const manifest = readManifest(from);
  const missing = manifest.files.find(({ name }) => !existsSync(join(from, name)));
  if (missing !== undefined) throw new BackupProblem('file-missing', missing.name);
  const isMade = !existsSync(data);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  let release: (() => void) | null = null;
  let staging: string | null = null;
  try {
    release = lock(data);
    const keys = keysFor(request, manifest);
    const isEmpty = holdsNothing(data, keys);
    if (!isEmpty && !request.replace) throw new BackupProblem('not-empty', data);
    staging = mkdtempSync(`${data}.restoring-`);
    await fill(staging, from, manifest);
    const contents = checkDatabases(staging, keys);
    if (canonicalJson(contents) !== canonicalJson(manifest.contents)) throw new BackupProblem('file-altered', manifestName);
    makeReady(staging, manifest, request.now);
    writeFileSync(join(staging, keysName), formatKeyRing(keys), { mode: 0o600 });
    for (const name of [...databaseNames, keysName]) sync(join(staging, name), 'file');
    sync(staging, 'folder');
    const kept = swap(data, staging, isEmpty, stampOf(chinaInstant(request.now)), release);
    return { manifest, kept };
  } catch (error) {
    release?.();
    if (staging !== null) rmSync(staging, { recursive: true, force: true });
    if (isMade) removeMade(data);
    throw error;
  }
}

function lock(data: string): () => void {
  try {
    return lockFolder(data);
  } catch (error) {
    throw error instanceof FolderInUse ? new BackupProblem('in-use', data) : error;
  }
}

/** The key file that was named, or lies in the backup, or in the data folder. @throws BackupProblem 'keys-needed', 'keys-do-not-fit' */
function keysFor({ from, data, keys }: RestoreRequest, manifest: Manifest): KeyRing {
  const inBackup = manifest.files.some(({ name }) => name === keysName) ? [join(from, keysName)] : [];
  const candidates = keys !== null ? [keys] : [...inBackup, ...[join(data, keysName)].filter((path) => existsSync(path))];
  const [path] = candidates;
  if (path === undefined) throw new BackupProblem('keys-needed', from);
  const ring = loadKeyRing(path);
  const ids = ring.keys.map(({ id }) => id);
  // The oldest key also makes the lookup keys of people: it must be the same one.
  if (ids[0] !== manifest.keyIds[0] || !manifest.keyIds.every((id) => ids.includes(id))) throw new BackupProblem('keys-do-not-fit', path);
  return ring;
}

/** Nothing but the lock, and the very key file that belongs to the backup: somebody put it there for the restore. */
function holdsNothing(data: string, keys: KeyRing): boolean {
  const names = readdirSync(data).filter((name) => name !== lockName && !name.startsWith(`${lockName}-`));
  if (names.length === 0) return true;
  return names.length === 1 && names[0] === keysName && formatKeyRing(loadKeyRing(join(data, keysName))) === formatKeyRing(keys);
}

async function fill(staging: string, from: string, manifest: Manifest): Promise<void> {
  chmodSync(staging, 0o700);
  for (const file of manifest.files) {
    copyFileSync(join(from, file.name), join(staging, file.name));
    chmodSync(join(staging, file.name), 0o600);
    const found = await describeFile(staging, file.name);
    if (found.sha256 !== file.sha256 || found.bytes !== file.bytes) throw new BackupProblem('file-altered', file.name);
  }
}

/** Ends sessions and open invitations, and leaves a line in each office's audit that says which backup this is. */
function makeReady(staging: string, { madeAt }: Manifest, now: number): void {
  const accounts = new Database(join(staging, 'accounts.db'), { fileMustExist: true });
  accounts.transaction(() => accounts.exec('DELETE FROM sessions; DELETE FROM invitations WHERE usedAt IS NULL;'))();
  accounts.close();
  const campaigns = new Database(join(staging, 'campaigns.db'), { fileMustExist: true });
  const last = campaigns
    .prepare<[], string>('SELECT line FROM audit AS one WHERE sequence = (SELECT max(sequence) FROM audit WHERE office = one.office)')
    .pluck()
    .all();
  const add = campaigns.prepare(
    'INSERT INTO audit (office, sequence, hash, line) SELECT office, ?, ?, ? FROM audit WHERE hash = ? LIMIT 1',
  );
  campaigns.transaction(() => {
    for (const before of last.map((text) => JSON.parse(text) as AuditLine)) {
      const entry = {
        at: chinaInstant(now),
        uid: 'server',
        action: 'server.restore',
        campaign: null,
        unit: null,
        detail: { backup: madeAt },
      };
      const line = nextLine(before, entry);
      add.run(line.sequence, line.hash, JSON.stringify(line), before.hash);
    }
  })();
  campaigns.close();
}

/** Two renamings; should the second fail, the first is taken back. */
function swap(data: string, staging: string, isEmpty: boolean, stamp: string, release: () => void): string | null {
  const aside = freeName(`${data}.before-restore-${stamp}`);
  // Windows renames no folder that has an open file in it.
  if (process.platform === 'win32') release();
  renameSync(data, aside);
  try {
    renameSync(staging, data);
  } catch (error) {
    renameSync(aside, data);
    throw error;
  }
  sync(dirname(data), 'folder');
  if (process.platform !== 'win32') release();
  if (!isEmpty) return aside;
  rmSync(aside, { recursive: true });
  return null;
}

/** A folder that was made for the restore that failed. */
function removeMade(data: string): void {
  rmSync(join(data, lockName), { force: true });
  rmdirSync(data);
}
