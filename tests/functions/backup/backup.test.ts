import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createBackup } from '../../../functions/county/backup';
import { readManifest } from '../../../functions/county/backup-format';
import { restoreBackup } from '../../../functions/county/restore';
import { addKey, createKeyRing, formatKeyRing, loadKeyRing } from '../../../functions/store/key-ring';
import { personId, rosterContentOf } from '../../support/office/content';
import { fillCounty, newCounty, openFolder, password } from '../../support/office/county-folder';
import { codeOf, noon } from '../../support/office/harness';
import { campaign, send, wang } from '../../support/office/open-campaign';

/** Other work may keep the machine busy; nothing here is about time. */
jest.setTimeout(60_000);

const top = mkdtempSync(join(tmpdir(), 'songnuan-backup-'));
afterAll(() => rmSync(top, { recursive: true }));
let folders = 0;
const fresh = (name: string): string => join(top, `${++folders}`, name);
const now = noon;

/** A filled county, stopped; made once. */
const original = fresh('data');
beforeAll(async () => {
  const county = await newCounty(original);
  await fillCounty(county);
  await county.close();
}, 60_000);

const backupOf = async (data: string, withKeys = false): Promise<string> =>
  (await createBackup({ data, into: fresh('backups'), withKeys, now })).folder;
const restore = (from: string, data: string, more: { replace?: boolean; keys?: string | null } = {}) =>
  restoreBackup({ from, data, replace: false, keys: join(original, 'keys.json'), now, ...more });
const inCopy = (from: string): string => {
  const copy = fresh('backup');
  cpSync(from, copy, { recursive: true });
  return copy;
};
/** Everything in both databases but what a restore is meant to change. */
const rowsOf = (folder: string): unknown => {
  const read = (file: string, queries: readonly string[]): unknown => {
    const db = new Database(join(folder, file), { readonly: true });
    const rows = queries.map((query) => db.prepare(query).all());
    db.close();
    return rows;
  };
  const campaigns = ['campaign', 'unit', 'chunk', 'merge', 'decisions'].map((table) => `SELECT * FROM ${table} ORDER BY rowid`);
  return [
    read('campaigns.db', [...campaigns, "SELECT * FROM audit WHERE line NOT LIKE '%server.restore%' ORDER BY office, sequence"]),
    read('accounts.db', ['SELECT * FROM accounts ORDER BY uid', 'SELECT * FROM invitations WHERE usedAt IS NOT NULL ORDER BY codeHash']),
  ];
};
const rotateKeyFile = (path: string): void => writeFileSync(path, formatKeyRing(addKey(loadKeyRing(path))));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a backup', () => {
  it('is a dated folder for its maker alone, without the keys, with a manifest that says what is in it', async () => {
    const { folder, manifest } = await createBackup({ data: original, into: fresh('backups'), withKeys: false, now });
    expect(folder).toMatch(/songnuan-20270110-120000$/);
    expect(readdirSync(folder).sort()).toEqual(['accounts.db', 'campaigns.db', 'manifest.json']);
    expect([modeOf(folder), ...readdirSync(folder).map((name) => modeOf(join(folder, name)))]).toEqual([0o700, 0o600, 0o600, 0o600]);
    expect(readManifest(folder)).toEqual(manifest);
    expect(manifest).toMatchObject({
      madeAt: '2027-01-10T12:00:00+08:00',
      keyIds: loadKeyRing(join(original, 'keys.json')).keys.map(({ id }) => id),
      contents: { campaigns: 1, units: 2, accounts: 3, audit: [{ office: 'county' }] },
    });
    const key = JSON.parse(readFileSync(join(original, 'keys.json'), 'utf8')) as { keys: { key: string }[] };
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(key.keys[0]!.key)).toBe(false);
  });

  it('looked into every kind of sealed chunk', async () => {
    const db = new Database(join(original, 'campaigns.db'), { readonly: true });
    const kinds = db.prepare<[], string>("SELECT DISTINCT substr(name || ':', 1, instr(name || ':', ':') - 1) FROM chunk").pluck().all();
    const { chunks } = db.prepare<[], { chunks: number }>('SELECT count(*) AS chunks FROM chunk').get()!;
    db.close();
    expect(kinds.sort()).toEqual(['base', 'findings', 'merge', 'submission', 'upload', 'visits']);
    expect(readManifest(await backupOf(original)).contents.chunks).toBe(chunks);
  });

  it('made twice in one second is two folders', async () => {
    const into = fresh('backups');
    for (let time = 0; time < 2; time += 1) await createBackup({ data: original, into, withKeys: false, now });
    expect(readdirSync(into).sort()).toEqual(['songnuan-20270110-120000', 'songnuan-20270110-120000-2']);
  });

  it('made while clerks send holds everything that was acknowledged before it began, whole', async () => {
    const data = fresh('data');
    const county = await newCounty(data);
    const acknowledged = new Map<string, number>();
    let stop = false;
    const writer = async (unit: string): Promise<void> => {
      for (let version = 1; !stop; version += 1) {
        const people = Array.from({ length: 300 }, (_, at): readonly [string, string] => [`户主${at}`, personId(version * 300 + at)]);
        await send(county.officer, { unit, content: rosterContentOf(people), expectedVersion: version - 1 });
        acknowledged.set(unit, version);
      }
    };
    const writers = ['T1', 'T2', 'T3'].map(writer);
    while (acknowledged.size < 3) await new Promise((resolve) => setImmediate(resolve));
    const made = [];
    for (let time = 0; time < 3; time += 1) {
      const before = new Map(acknowledged);
      made.push({ before, folder: await backupOf(data) });
    }
    stop = true;
    await Promise.all(writers);
    await county.close();
    for (const { before, folder } of made) {
      const back = fresh('data');
      await restore(folder, back, { keys: join(data, 'keys.json') });
      const opened = openFolder(back);
      const officer = opened.client((await opened.client(null).session.signIn({ account: 'officer-one', password })).token);
      for (const [unit, version] of before) {
        const { versions } = await officer.submission.get({ campaign, unit });
        expect(versions.length).toBeGreaterThanOrEqual(version);
        for (const { version: each } of versions)
          expect((await officer.roster.content({ campaign, unit, version: each, index: 0 })).count).toBe(1);
      }
      expect((await officer.audit.list({ after: 0, limit: 500 })).intact).toBe(true);
      await opened.close();
    }
  }, 60_000);

  it('is not made, and nothing left, of a folder without databases, without keys, with foreign keys, or with a damaged database', async () => {
    const attempt = async (change: (data: string) => void): Promise<unknown> => {
      const [data, into] = [fresh('data'), fresh('backups')];
      cpSync(original, data, { recursive: true });
      change(data);
      const problem: unknown = await createBackup({ data, into, withKeys: false, now }).catch((error: unknown) => error);
      expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
      return (problem as { code?: unknown }).code;
    };
    expect(await attempt((data) => rmSync(join(data, 'accounts.db')))).toBe('no-data');
    expect(await attempt((data) => rmSync(join(data, 'keys.json')))).toBe('unreadable');
    expect(await attempt((data) => writeFileSync(join(data, 'keys.json'), formatKeyRing(createKeyRing())))).toBe('chunk-unreadable');
    expect(await attempt((data) => truncateSync(join(data, 'campaigns.db'), 20_000))).toMatch(/database-damaged|SQLITE_CORRUPT/);
    const change = (statement: string) => (data: string) => {
      const db = new Database(join(data, 'campaigns.db'));
      db.exec(statement);
      db.close();
    };
    expect(await attempt(change("UPDATE audit SET line = replace(line, 'roster.submit', 'roster.withdraw')"))).toBe('audit-broken');
    expect(await attempt(change('DELETE FROM audit WHERE sequence = 2'))).toBe('audit-broken');
    expect(await attempt(change("UPDATE chunk SET name = 'submission:T3:1' WHERE name = 'submission:T1:1'"))).toBe('chunk-unreadable');
    expect(await attempt(change('UPDATE decisions SET list = replace(list, \'"row":3\', \'"row":4\')'))).toBe('chunk-unreadable');
    expect(await attempt(change('UPDATE unit SET versions = replace(versions, \'"reason":"U\', \'"reason":"V\')'))).toBe(
      'chunk-unreadable',
    );
  });

  it('that was cut off is never taken for one', async () => {
    const folder = await backupOf(original);
    const cut = join(top, '.unfinished-x1');
    cpSync(folder, cut, { recursive: true });
    await expect(restore(cut, fresh('data'))).rejects.toMatchObject({ code: 'unfinished' });
    for (const name of ['manifest.json', 'campaigns.db', 'accounts.db']) {
      const copy = inCopy(folder);
      rmSync(join(copy, name));
      await expect(restore(copy, fresh('data'))).rejects.toMatchObject({
        code: name === 'manifest.json' ? 'not-a-backup' : 'file-missing',
      });
    }
    const half = inCopy(folder);
    truncateSync(join(half, 'manifest.json'), 100);
    await expect(restore(half, fresh('data'))).rejects.toMatchObject({ code: 'not-a-backup' });
  });
});

describe('restoring', () => {
  it('into a folder that does not exist: the same data for the same people, who sign in again', async () => {
    const folder = await backupOf(original);
    const back = fresh('data');
    expect(await restore(folder, back)).toMatchObject({ kept: null });
    expect(rowsOf(back)).toEqual(rowsOf(original));
    expect(readdirSync(back).sort()).toEqual(['accounts.db', 'campaigns.db', 'keys.json']);
    expect([modeOf(back), ...readdirSync(back).map((name) => modeOf(join(back, name)))]).toEqual([0o700, 0o600, 0o600, 0o600]);
    expect(readdirSync(join(back, '..'))).toEqual(['data']);
    const opened = openFolder(back);
    const officer = opened.client((await opened.client(null).session.signIn({ account: 'officer-one', password })).token);
    const { lines, intact } = await officer.audit.list({ after: 0, limit: 500 });
    expect(intact).toBe(true);
    expect(lines.find(({ action }) => action === 'server.restore')).toMatchObject({
      uid: 'server',
      detail: { backup: '2027-01-10T12:00:00+08:00' },
    });
    expect((await officer.merge.get({ campaign })).decisions).toHaveLength(1);
    await opened.close();
  });

  it('ends every session and every open invitation of the time of the backup', async () => {
    const data = fresh('data');
    const county = await newCounty(data);
    const { code } = await county.admin.unit.invite({ role: 'clerk', unit: 'T2', days: 7 });
    const { token } = await openClientSession(county.office.accounts);
    const folder = await backupOf(data, true);
    await county.close();
    const back = fresh('data');
    await restore(folder, back, { keys: null });
    const opened = openFolder(back);
    expect(await codeOf(opened.client(token).campaign.list({}))).toBe('token-invalid');
    expect(await codeOf(opened.client(null).session.redeem({ code, account: 'clerk-t2', password }))).toBe('invitation-unknown');
    await opened.close();
  });
  const openClientSession = (accounts: { signIn: (account: string, password: string) => Promise<{ token: string }> }) =>
    accounts.signIn('admin-one', password);

  it('finds the keys in the backup, in the data folder or where it is told, and knows later keys of the same ring', async () => {
    const withKeys = await backupOf(original, true);
    await restore(withKeys, fresh('data'), { keys: null });
    const without = await backupOf(original);
    const prepared = fresh('data');
    mkdirSync(prepared, { recursive: true });
    copyFileSync(join(original, 'keys.json'), join(prepared, 'keys.json'));
    chmodSync(join(prepared, 'keys.json'), 0o600);
    expect(await restore(without, prepared, { keys: null })).toMatchObject({ kept: null });
    const rotated = join(top, 'rotated.json');
    copyFileSync(join(original, 'keys.json'), rotated);
    rotateKeyFile(rotated);
    const back = fresh('data');
    await restore(without, back, { keys: rotated });
    expect(loadKeyRing(join(back, 'keys.json')).keys).toHaveLength(2);
  });

  it('is refused without keys, with foreign ones, and with keys older than the backup; nothing is made', async () => {
    const folder = await backupOf(original);
    const nowhere = fresh('data');
    await expect(restore(folder, nowhere, { keys: null })).rejects.toMatchObject({ code: 'keys-needed' });
    const foreign = join(top, 'foreign.json');
    writeFileSync(foreign, formatKeyRing(createKeyRing()), { mode: 0o600 });
    await expect(restore(folder, nowhere, { keys: foreign })).rejects.toMatchObject({ code: 'keys-do-not-fit' });
    await expect(restore(folder, nowhere, { keys: join(top, 'none.json') })).rejects.toMatchObject({ code: 'unreadable' });
    const later = fresh('data');
    cpSync(original, later, { recursive: true });
    rotateKeyFile(join(later, 'keys.json'));
    await expect(restore(await backupOf(later), nowhere)).rejects.toMatchObject({ code: 'keys-do-not-fit' });
    expect(existsSync(nowhere)).toBe(false);
    expect(readdirSync(join(nowhere, '..'))).toEqual([]);
  });

  const flip = (path: string, at: number): void => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const digestsAnew = (folder: string): void => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      files: { name: string; bytes: number; sha256: string }[];
    };
    for (const file of manifest.files) {
      file.sha256 = createHash('sha256')
        .update(readFileSync(join(folder, file.name)))
        .digest('hex');
      file.bytes = statSync(join(folder, file.name)).size;
    }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  };
  it.each<[string, (folder: string) => void, string]>([
    ['one bit of the campaigns', (folder) => flip(join(folder, 'campaigns.db'), 9_000), 'file-altered'],
    ['one bit of the accounts', (folder) => flip(join(folder, 'accounts.db'), 5_000), 'file-altered'],
    ['a byte more', (folder) => appendFileSync(join(folder, 'accounts.db'), 'x'), 'file-altered'],
    ['a cut database', (folder) => truncateSync(join(folder, 'campaigns.db'), 8_192), 'file-altered'],
    [
      'a cut database whose digest was written anew',
      (folder) => {
        truncateSync(join(folder, 'campaigns.db'), 8_192);
        digestsAnew(folder);
      },
      'database-damaged',
    ],
    [
      'a removed unit whose digest was written anew',
      (folder) => {
        const db = new Database(join(folder, 'campaigns.db'));
        db.exec("DELETE FROM unit WHERE unit = 'T2'");
        db.close();
        digestsAnew(folder);
      },
      'file-altered',
    ],
    [
      'a newer layout',
      (folder) => {
        const db = new Database(join(folder, 'accounts.db'));
        db.pragma('user_version = 99');
        db.close();
        digestsAnew(folder);
      },
      'newer-layout',
    ],
    [
      'a manifest that names a file elsewhere',
      (folder) =>
        writeFileSync(
          join(folder, 'manifest.json'),
          readFileSync(join(folder, 'manifest.json'), 'utf8').replace('accounts.db', '../accounts.db'),
        ),
      'not-a-backup',
    ],
    ["another program's manifest", (folder) => writeFileSync(join(folder, 'manifest.json'), '{"name":"pane"}'), 'not-a-backup'],
  ])('is refused for %s, and the data folder stays as it was', async (_what, change, code) => {
    const folder = inCopy(await backupOf(original));
    change(folder);
    const data = fresh('data');
    cpSync(original, data, { recursive: true });
    const before = rowsOf(data);
    await expect(restore(folder, data, { replace: true })).rejects.toMatchObject({ code });
    expect(rowsOf(data)).toEqual(before);
    expect(readdirSync(join(data, '..'))).toEqual(['data']);
    await openFolder(data).close();
  });

  it('over data needs --replace, and then keeps the old folder under a dated name', async () => {
    const folder = await backupOf(original);
    const data = fresh('data');
    const county = await newCounty(data);
    await send(county.clerk, { content: rosterContentOf([wang], '后来的') });
    await county.close();
    const before = rowsOf(data);
    await expect(restore(folder, data)).rejects.toMatchObject({ code: 'not-empty' });
    expect(rowsOf(data)).toEqual(before);
    const { kept } = await restore(folder, data, { replace: true });
    expect(kept).toBe(`${data}.before-restore-20270110-120000`);
    expect(rowsOf(kept!)).toEqual(before);
    expect(rowsOf(data)).toEqual(rowsOf(original));
  });

  it('is refused while a server runs on the folder, whose people notice nothing', async () => {
    const folder = await backupOf(original);
    const data = fresh('data');
    const county = await newCounty(data);
    await expect(restore(folder, data, { replace: true })).rejects.toMatchObject({ code: 'in-use' });
    expect((await send(county.clerk)).version).toBe(1);
    await county.close();
    await restore(folder, data, { replace: true });
  });
});
