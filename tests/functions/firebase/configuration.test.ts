import { readFileSync } from 'node:fs';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const firebase = json('firebase.json') as {
  functions: { source: string; runtime: string; ignore: string[] }[];
  firestore: { rules: string; indexes: string };
  hosting: { public: string; headers: { source: string; headers: { key: string; value: string }[] }[] };
  emulators: Record<string, { host?: string } | boolean>;
};
const statements = readFileSync('firestore.rules', 'utf8')
  .split('\n')
  .map((line) => line.replace(/\/\/.*/, '').trim())
  .filter((line) => line !== '');

describe('Firestore rules', () => {
  it('deny every client every document: one match for all, one allow, and that is false', () => {
    expect(statements).toEqual([
      "rules_version = '2';",
      'service cloud.firestore {',
      'match /databases/{database}/documents {',
      'match /{document=**} {',
      'allow read, write: if false;',
      '}',
      '}',
      '}',
    ]);
  });

  it('are the ones that firebase.json deploys, with the indexes', () => {
    expect(firebase.firestore).toEqual({ rules: 'firestore.rules', indexes: 'firestore.indexes.json' });
  });
});

describe('Firestore indexes', () => {
  it('need no composite one, and leave large fields out', () => {
    const { indexes, fieldOverrides } = json('firestore.indexes.json') as {
      indexes: unknown[];
      fieldOverrides: { collectionGroup: string; fieldPath: string; indexes: unknown[] }[];
    };
    expect(indexes).toEqual([]);
    expect(fieldOverrides.map((one) => `${one.collectionGroup}.${one.fieldPath}:${one.indexes.length}`).sort()).toEqual([
      'audit.line:0',
      'campaigns.plan:0',
      'chunks.body:0',
      'records.body:0',
    ]);
  });
});

describe('firebase.json', () => {
  it('uploads the bundle alone: no source, no local secrets', () => {
    expect(firebase.functions).toHaveLength(1);
    expect(firebase.functions[0]?.ignore).toEqual(expect.arrayContaining(['**/*.ts', 'node_modules', '.env*.local']));
  });

  it('keeps every emulator on loopback', () => {
    const hosts = Object.values(firebase.emulators).flatMap((one) => (typeof one === 'object' && 'host' in one ? [one.host] : []));
    expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
    expect(hosts.length).toBe(6);
  });

  it('serves the pane with security headers and without inline or foreign scripts', () => {
    const headers = new Map(firebase.hosting.headers.find((one) => one.source === '**')?.headers.map(({ key, value }) => [key, value]));
    expect([...headers.keys()]).toEqual(
      expect.arrayContaining(['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Strict-Transport-Security']),
    );
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe|script-src[^;]*https?:|connect-src[^;]*\s\*(?:\s|;)/);
  });
});
