/** Random secrets of the county server. What is stored is their SHA-256: they are random enough that no slow hash is needed. */
import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a code can be read out over the telephone. 32 letters, hence one byte modulo 32 is even. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLetters = 20;

export const digestOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** 256 random bits; the prefix lets secret scanners find one that was pasted somewhere. */
export const newToken = (): string => `sn_${randomBytes(32).toString('base64url')}`;
export const looksLikeToken = (text: string): boolean => /^sn_[A-Za-z0-9_-]{43}$/.test(text);

/** 100 random bits as XXXXX-XXXXX-XXXXX-XXXXX. */
export function newCode(): string {
  const code = [...randomBytes(codeLetters)].map((byte) => letters[byte % 32]).join('');
  return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** What somebody typed as the code that was handed out: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
export const canonicalCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
