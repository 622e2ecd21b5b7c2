/** What a backup of a county server is made of: files with a manifest beside them that says what they must be. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { instant } from '../../core/api/shapes';

/**
 * unfinished: a folder that a backup left behind when it was cut off. not-a-backup: no manifest of ours. file-missing, file-altered, database-damaged,
 * audit-broken, chunk-unreadable: what it says. newer-layout: written by a newer program. keys-needed: no key file at hand. keys-do-not-fit:
 * another office's, or older than the backup. in-use: a server runs. not-empty: there is data already. no-data: nothing to back up.
 */
export type BackupProblemCode =
  | 'unfinished' | 'not-a-backup' | 'file-missing' | 'file-altered' | 'database-damaged' | 'audit-broken' | 'chunk-unreadable' | 'newer-layout'
  | 'keys-needed' | 'keys-do-not-fit' | 'in-use' | 'not-empty' | 'no-data' | 'usage'; // prettier-ignore

/** `about` names a file, folder or place; never content. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
  constructor(
    readonly code: BackupProblemCode,
    readonly about: string,
  ) {
    super(`${code}: ${about}`);
  }
}

export const manifestName = 'manifest.json';
export const keysName = 'keys.json';
/** Folders that begin like this are no backups yet. */
export const unfinishedPrefix = '.unfinished-';
const fileNames = ['campaigns.db', 'accounts.db', keysName] as const;
export type BackupFileName = (typeof fileNames)[number];
export const databaseNames = ['campaigns.db', 'accounts.db'] as const;

const count = z.int().nonnegative();
export const contentsSchema = z.strictObject({
  layouts: z.strictObject({ campaigns: count, accounts: count }),
  campaigns: count,
  units: count,
  chunks: count,
  accounts: count,
  /** The last line of each office's audit, to compare with later: a chain does not show by itself that its end was cut off. */
  audit: z.array(z.strictObject({ office: z.string(), lines: count, hash: z.string() })),
});
export type Contents = z.output<typeof contentsSchema>;

const manifestSchema = z.strictObject({
  format: z.literal('songnuan-backup-1'),
  madeAt: instant,
  /** Names of the keys that were in use, oldest first; not the keys. */
  keyIds: z.array(z.string().regex(/^[0-9a-f]{12}$/)).min(1),
  contents: contentsSchema,
  files: z
    .array(z.strictObject({ name: z.enum(fileNames), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length)
    .refine((files) => databaseNames.every((name) => files.some((file) => file.name === name))),
});
export type Manifest = z.output<typeof manifestSchema>;

/** @throws BackupProblem 'unfinished', 'not-a-backup' */
export function readManifest(folder: string): Manifest {
  if (basename(folder).startsWith(unfinishedPrefix)) throw new BackupProblem('unfinished', folder);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
  } catch {
    throw new BackupProblem('not-a-backup', folder);
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw new BackupProblem('not-a-backup', folder);
  return parsed.data;
}

export async function describeFile(folder: string, name: BackupFileName): Promise<Manifest['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(join(folder, name))) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

/** What was written is on the disk afterwards. Windows opens no folders, and keeps names by itself. */
export function sync(path: string, kind: 'file' | 'folder'): void {
  if (kind === 'folder' && process.platform === 'win32') return;
  const handle = openSync(path, kind === 'file' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** 20270110-120000 in China's time, for names of folders. */
export const stampOf = (at: string): string => at.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
