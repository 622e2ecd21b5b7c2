/**
 * Sealing of everything personal before it reaches a store: gzip, then AES-256-GCM under a key that is not in the database.
 *
 * Layout of sealed bytes: "SN" · format version (1 byte) · length of the key id (1 byte) · key id (ASCII) · nonce (12 bytes, random) ·
 * ciphertext · tag (16 bytes). Everything before the nonce, and the context, are authenticated with it (as additional data).
 * A random 96-bit nonce is safe for 2^32 seals under one key (NIST SP 800-38D §8.3): far beyond any office.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PersonKeys, Sealer } from '../deps';
import type { KeyRing } from './key-ring';

const magic = Buffer.from('SN', 'ascii');
const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const fixedBytes = magic.length + 2;

/** format: not sealed by us, or cut short. unknown-key: its key is not in the ring. altered: changed, or of another context. too-large: opens to more than the limit. */
export type SealProblemCode = 'format' | 'unknown-key' | 'altered' | 'too-large';

/** Never holds content or keys; `keyId` says which key file is needed. */
export class SealProblem extends Error {
  override readonly name = 'SealProblem';
  constructor(
    readonly code: SealProblemCode,
    readonly keyId: string | null = null,
  ) {
    super(keyId === null ? code : `${code}: ${keyId}`);
  }
}

/** @param openLimit bytes that sealed content may open to at most: a guard against gzip bombs. A county of 60,000 rows is about 12 MB. */
export function createSealer(ring: KeyRing, openLimit = 256 * 1024 * 1024): Sealer {
  const newest = ring.keys[ring.keys.length - 1];
  if (newest === undefined) throw new RangeError('a key ring holds at least one key');
  const byId = new Map(ring.keys.map(({ id, key }) => [id, key]));
  return {
    seal(plain, context) {
      const header = Buffer.concat([magic, Buffer.from([formatVersion, newest.id.length]), Buffer.from(newest.id, 'ascii')]);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', newest.key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.concat([header, Buffer.from(context, 'utf8')]));
      return Buffer.concat([header, nonce, cipher.update(gzipSync(plain)), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, context) {
      const { header, keyId, nonce, body, tag } = take(Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength));
      const key = byId.get(keyId);
      if (key === undefined) throw new SealProblem('unknown-key', keyId);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.concat([header, Buffer.from(context, 'utf8')]));
      decipher.setAuthTag(tag);
      return unzip(decrypt(decipher, body), openLimit);
    },
  };
}

function take(sealed: Buffer) {
  const idLength = sealed[magic.length + 1] ?? 0;
  const bodyStart = fixedBytes + idLength + nonceBytes;
  const recognised = sealed.subarray(0, magic.length).equals(magic) && sealed[magic.length] === formatVersion && idLength > 0;
  if (!recognised || sealed.length < bodyStart + tagBytes) throw new SealProblem('format');
  const header = sealed.subarray(0, fixedBytes + idLength);
  return {
    header,
    keyId: header.toString('latin1', fixedBytes),
    nonce: sealed.subarray(fixedBytes + idLength, bodyStart),
    body: sealed.subarray(bodyStart, sealed.length - tagBytes),
    tag: sealed.subarray(sealed.length - tagBytes),
  };
}

function decrypt(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new SealProblem('altered');
  }
}

function unzip(zipped: Buffer, limit: number): Uint8Array {
  try {
    return gunzipSync(zipped, { maxOutputLength: limit });
  } catch (error) {
    throw new SealProblem((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'format');
  }
}

/**
 * Lookup keys for people: HMAC-SHA-256 (base64url, 43 characters) under a key derived by HKDF from the oldest key of the ring, so that a
 * new sealing key leaves lookups as they are. The oldest key therefore stays in the ring for good.
 */
export function createPersonKeys(ring: KeyRing): PersonKeys {
  const oldest = ring.keys[0];
  if (oldest === undefined) throw new RangeError('a key ring holds at least one key');
  const key = Buffer.from(hkdfSync('sha256', oldest.key, Buffer.alloc(0), 'songnuan person keys 1', 32));
  return {
    of: (scope, idKey) =>
      createHmac('sha256', key)
        .update(JSON.stringify([scope, idKey]))
        .digest('base64url'),
  };
}
