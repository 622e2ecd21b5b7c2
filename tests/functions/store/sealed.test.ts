import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  addKey,
  createKeyFile,
  createKeyRing,
  formatKeyRing,
  keyRingFromSecret,
  loadKeyRing,
  parseKeyRing,
} from '../../../functions/store/key-ring';
import { createPersonKeys, createSealer } from '../../../functions/store/sealed';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (opened: Uint8Array): string => new TextDecoder().decode(opened);
const outcome = (work: () => unknown): unknown => {
  try {
    work();
    return 'no problem';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('sealed content', () => {
  const ring = createKeyRing();
  const sealer = createSealer(ring);

  it('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.string(), (plain, context) => {
        expect(Buffer.from(sealer.open(sealer.seal(plain, context), context)).equals(Buffer.from(plain))).toBe(true);
      }),
    );
  });

  it('shows nothing of the content and differs at every seal', () => {
    const first = Buffer.from(sealer.seal(bytes('110101199003070011 李秀英'), 'c/u/1'));
    const second = Buffer.from(sealer.seal(bytes('110101199003070011 李秀英'), 'c/u/1'));
    expect(first.includes('1101')).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it('does not open in another context, nor with any one byte changed or cut', () => {
    const sealed = sealer.seal(bytes('content'), 'campaign/unit/1');
    expect(outcome(() => sealer.open(sealed, 'campaign/unit/2'))).toBe('altered');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(outcome(() => sealer.open(changed, 'campaign/unit/1'))).toMatch(/^(altered|format|unknown-key)$/);
      expect(outcome(() => sealer.open(sealed.slice(0, at), 'campaign/unit/1'))).toMatch(/^(altered|format|unknown-key)$/);
    }
  });

  it('opens to at most the limit: a gzip bomb stops there', () => {
    const bomb = createSealer(ring).seal(new Uint8Array(20_000_000), 'c');
    expect(bomb.length).toBeLessThan(30_000);
    expect(outcome(() => createSealer(ring, 1_000_000).open(bomb, 'c'))).toBe('too-large');
    expect(createSealer(ring, 20_000_000).open(bomb, 'c')).toHaveLength(20_000_000);
  });

  it('keeps opening under older keys once a newer one seals', () => {
    const old = sealer.seal(bytes('old'), 'c');
    const wider = addKey(ring);
    const renewed = createSealer(wider);
    expect(text(renewed.open(old, 'c'))).toBe('old');
    const fresh = renewed.seal(bytes('new'), 'c');
    expect(text(renewed.open(fresh, 'c'))).toBe('new');
    expect(outcome(() => sealer.open(fresh, 'c'))).toBe('unknown-key');
  });

  it('gives people lookup keys that differ by campaign and by ring, and outlast a new key', () => {
    const keys = createPersonKeys(ring);
    expect(keys.of('c1', '11010119900307001X')).toMatch(/^[\w-]{43}$/);
    expect(keys.of('c1', '11010119900307001X')).toBe(createPersonKeys(addKey(ring)).of('c1', '11010119900307001X'));
    expect(keys.of('c2', '11010119900307001X')).not.toBe(keys.of('c1', '11010119900307001X'));
    expect(keys.of('c', '11')).not.toBe(keys.of('c1', '1'));
    expect(createPersonKeys(createKeyRing()).of('c1', '11010119900307001X')).not.toBe(keys.of('c1', '11010119900307001X'));
  });
});

describe('key files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);

  it('are made with mode 600, never over an existing one, and read back', () => {
    const ring = createKeyFile(path('new'));
    expect(statSync(path('new')).mode & 0o777).toBe(0o600);
    expect(loadKeyRing(path('new'))).toEqual(ring);
    expect(outcome(() => createKeyFile(path('new')))).toBe('EEXIST');
    expect(loadKeyRing(path('new'))).toEqual(ring);
  });

  it('are for their owner alone; a ring that gains a key keeps the older ones', () => {
    const before = createKeyFile(path('turned'));
    expect(statSync(path('turned')).mode & 0o777).toBe(0o600);
    const after = addKey(before);
    expect(after.keys.slice(0, 1)).toEqual(before.keys);
    expect(after.keys).toHaveLength(2);
    writeFileSync(path('turned'), formatKeyRing(after));
    expect(loadKeyRing(path('turned'))).toEqual(after);
  });

  it.each([0o640, 0o604, 0o660, 0o644])('are refused when others may read them (mode %o)', (mode) => {
    const name = path(`mode-${mode}`);
    createKeyFile(name);
    chmodSync(name, mode);
    expect(outcome(() => loadKeyRing(name))).toBe('open-to-others');
  });

  const good = formatKeyRing(createKeyRing());
  const malformed: readonly [string, string][] = [
    ['no JSON', 'x'],
    ['no keys', '{"format":"songnuan-keys-1","keys":[]}'],
    ['a short key', '{"format":"songnuan-keys-1","keys":[{"id":"x","key":"AAAA"}]}'],
    ['an id of another key', good.replace(/"id": "...../, '"id": "zzzzz')],
    ['another format', good.replace('keys-1', 'keys-9')],
    ['a key twice', JSON.stringify({ ...JSON.parse(good), keys: [...JSON.parse(good).keys, ...JSON.parse(good).keys] })],
  ];
  it.each(malformed)('are refused with %s, and the problem does not repeat the text', (_what, content) => {
    writeFileSync(path('bad'), content, { mode: 0o600 });
    expect(outcome(() => loadKeyRing(path('bad')))).toBe('malformed');
    expect(() => parseKeyRing(content)).toThrow(/^malformed$/);
  });

  it('are named when they are not there', () => {
    expect(() => loadKeyRing(path('absent'))).toThrow(/unreadable.*absent/);
  });

  it('have the same text as the secret of a cloud function', () => {
    const ring = createKeyFile(path('same'));
    expect(keyRingFromSecret(readFileSync(path('same'), 'utf8'))).toEqual(ring);
    expect(outcome(() => keyRingFromSecret(undefined))).toBe('unreadable');
    expect(outcome(() => keyRingFromSecret('nonsense'))).toBe('malformed');
  });
});
