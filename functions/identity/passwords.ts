/** Password hashes (scrypt) and what a password must be. Parameters stand in each hash, so that they can be raised without a migration. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 2^15 × 8 × 128 B = 32 MiB per attempt; about 0.2 s on an office PC. OWASP's table lists N=2^15, r=8, p=3 … 2^17, r=8, p=1; p=3 here. */
const current = { logN: 15, r: 8, p: 3 };
const keyBytes = 32;

export const shortestPassword = 10;
const fewestDifferent = 4;

/** The commonest ones of ten characters and more; shorter ones are refused by length. */
const commonest = new Set([
  '1234567890', '0123456789', '0987654321', '9876543210', '12345678910', '1234567891', '123456789a', 'a123456789', '123456789q',
  'qwertyuiop', 'qwerty12345', 'qwerty123456', 'q1w2e3r4t5', '1q2w3e4r5t', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'asdfghjkl123', 'zxcvbnm123',
  'abcdefghij', 'abc1234567', 'abcd123456', 'a1b2c3d4e5', 'password12', 'password123', 'password1234', 'passw0rd123', 'p@ssw0rd123',
  'admin12345', 'admin123456', 'administrator', 'iloveyou123', 'woaini1314', 'woaini1314520', 'woaini5201314', '5201314520', '1314520520',
  'songnuan123', 'songnuan2026', 'songnuan2027', 'minzheng123', 'welcome123', 'letmein123', 'test123456', 'aa12345678', 'aa123456789',
]); // prettier-ignore

/** True when the password must not be used by this account. */
export function isWeak(password: string, account: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  const characters = [...folded];
  if (characters.length < shortestPassword || new Set(characters).size < fewestDifferent) return true;
  if (folded === account || commonest.has(folded)) return true;
  // The account name with a few characters around it is the name all the same.
  return folded.includes(account) && characters.length - [...account].length < fewestDifferent;
}

const derive = (password: string, salt: Buffer, { logN, r, p }: typeof current): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = 2 ** logN;
    scrypt(password.normalize('NFC'), salt, keyBytes, { N: cost, r, p, maxmem: 256 * cost * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/** `scrypt$log2 N$r$p$salt$key`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, current);
  return ['scrypt', current.logN, current.r, current.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** A hash that nothing matches, with today's parameters: an unknown account takes as long as a known one. */
export const decoyHash = ['scrypt', current.logN, current.r, current.p, randomBytes(16).toString('base64url'), ''].join('$');

export async function matches(password: string, hash: string): Promise<boolean> {
  const [, logN, r, p, salt, key] = hash.split('$');
  const expected = Buffer.from(key ?? '', 'base64url');
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt ?? '', 'base64url'), parameters);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
