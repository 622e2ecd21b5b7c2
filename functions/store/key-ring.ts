/**
 * The keys that seal personal data. The county server keeps them in a file of mode 600, apart from the database; Firebase hands the same
 * text over as a secret. Whoever loses the file loses the rosters: a backup of the database is nothing without it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';

export interface SealKey {
  /** First 12 hex digits of SHA-256 over the key: names it without telling it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Oldest first; the newest (last) seals, all of them open. Never empty. */
export interface KeyRing {
  readonly keys: readonly [SealKey, ...SealKey[]];
}

/** unreadable: no such file, or no right to read it. open-to-others: its mode lets others read. malformed: not a key file of ours. */
export type KeyProblemCode = 'unreadable' | 'open-to-others' | 'malformed';

export class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
  constructor(
    readonly code: KeyProblemCode,
    readonly path: string | null,
  ) {
    super(path === null ? code : `${code}: ${path}`);
  }
}

const keyText = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);
const keyFile = z.strictObject({
  format: z.literal('songnuan-keys-1'),
  keys: z.array(z.strictObject({ id: z.string(), key: keyText })).min(1),
});

const idOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 12);
const newKey = (): SealKey => {
  const key = randomBytes(32);
  return { id: idOf(key), key };
};

/** A ring with one fresh random key. */
export const createKeyRing = (): KeyRing => ({ keys: [newKey()] });

/** The ring with one more fresh key, which seals from now on. */
export const addKey = (ring: KeyRing): KeyRing => ({ keys: [...ring.keys, newKey()] });

/** The text of a key file, or of the secret on Firebase. */
export function formatKeyRing(ring: KeyRing): string {
  const keys = ring.keys.map(({ id, key }) => ({ id, key: Buffer.from(key).toString('base64') }));
  return `${JSON.stringify({ format: 'songnuan-keys-1', keys }, null, 2)}\n`;
}

/** @throws KeyProblem 'malformed'; the message never holds the text */
export function parseKeyRing(text: string, path: string | null = null): KeyRing {
  const parsed = keyFile.safeParse(jsonOrNull(text));
  if (!parsed.success) throw new KeyProblem('malformed', path);
  const [first, ...others] = parsed.data.keys.map(({ id, key }) => ({ id, key: new Uint8Array(Buffer.from(key, 'base64')) }));
  const honest = first !== undefined && [first, ...others].every(({ id, key }) => id === idOf(key));
  if (!honest || new Set(parsed.data.keys.map(({ id }) => id)).size !== parsed.data.keys.length) throw new KeyProblem('malformed', path);
  return { keys: [first, ...others] };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** From the environment of a cloud function (Secret Manager puts it there). @throws KeyProblem */
export function keyRingFromSecret(secret: string | undefined): KeyRing {
  if (secret === undefined || secret.trim() === '') throw new KeyProblem('unreadable', null);
  return parseKeyRing(secret);
}

/** Reads a key file and refuses one that others may read (on Windows folders carry the rights, modes say nothing). @throws KeyProblem */
export function loadKeyRing(path: string): KeyRing {
  let text: string;
  let mode: number;
  try {
    mode = statSync(path).mode;
    text = readFileSync(path, 'utf8');
  } catch {
    throw new KeyProblem('unreadable', path);
  }
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new KeyProblem('open-to-others', path);
  return parseKeyRing(text, path);
}

/** Writes a new key file, mode 600; never over an existing one. @throws the file system's error (EEXIST …) */
export function createKeyFile(path: string): KeyRing {
  const ring = createKeyRing();
  writePrivately(path, formatKeyRing(ring));
  return ring;
}

function writePrivately(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
