/** What the contract suite cannot ask of every store: files, disks, other processes, layouts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CampaignStore } from '../../../core/ports/campaign-store';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { accountsLayout, openAccounts } from '../../../functions/store/sqlite-accounts';
import { campaignsLayout, migrate, NewerDatabase, steps } from '../../../functions/store/sqlite-schema';
import { campaign, campaignId, following, office, submission, unitRecord } from '../../contract/campaign-store/values';

/** Other work may keep the machine busy; nothing here is about time. */
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'songnuan-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);
const problem = (code: string) => expect.objectContaining({ name: 'ApiProblem', code });
const random = (size: number): Uint8Array => crypto.getRandomValues(new Uint8Array(size));

/** One submission as handlers make it: a head, chunks and a line of the audit together. */
const submit = (store: CampaignStore, unit: string, chunk: Uint8Array): Promise<void> =>
  store.transact(async (tx) => {
    const before = await tx.unit(campaignId, unit);
    const line = await following(tx, 'clerk-1');
    tx.putChunk(submission(unit, (before?.revision ?? 0) + 1), 0, chunk);
    tx.saveUnit({ ...unitRecord(unit, (before?.revision ?? 0) + 1) }, before?.revision ?? 0);
    tx.appendAudit(office, line);
  });
const stateOf = (store: CampaignStore) =>
  store.transact(async (tx) => {
    const units = await tx.units(campaignId);
    const chunks = await Promise.all(
      units.flatMap(({ unit, versions }) => versions.map(({ version }) => tx.chunks(submission(unit, version)))),
    );
    return {
      versions: units.reduce((sum, { versions }) => sum + versions.length, 0),
      chunks: chunks.filter(([one]) => one !== undefined).length,
      lines: (await tx.audit(office, 0, 500)).length,
    };
  });

describe('a full disk', () => {
  it('refuses the whole write with storage-full; what was there stays, and what is made room for is taken again', async () => {
    const store = openSqliteStore(newFile(), { sizeLimit: 400_000 });
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    let taken = 0;
    const fill = async (): Promise<unknown> => {
      for (;;) {
        await submit(store, 'T01', random(60_000));
        taken += 1;
      }
    };
    await expect(fill()).rejects.toEqual(problem('storage-full'));
    expect(taken).toBeGreaterThan(2);
    expect(await stateOf(store)).toEqual({ versions: taken, chunks: taken, lines: taken });
    await expect(submit(store, 'T02', random(60_000))).rejects.toEqual(problem('storage-full'));
    expect(await stateOf(store)).toEqual({ versions: taken, chunks: taken, lines: taken });
    await store.transact(async (tx) => tx.dropChunks(submission('T01', 1)));
    await submit(store, 'T02', random(50_000));
    expect(await stateOf(store)).toEqual({ versions: taken + 1, chunks: taken, lines: taken + 1 });
    await store.close();
  });
});

describe('another process', () => {
  const holders: ChildProcess[] = [];
  afterEach(() => holders.splice(0).forEach((child) => child.kill()));
  const holder = async (file: string, statement: string): Promise<ChildProcess> => {
    const script = `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec(process.argv[2]); process.stdout.write('held'); process.stdin.once('data', () => { db.close(); process.exit(0); });`;
    const child = spawn(process.execPath, ['-e', script, file, statement], { stdio: ['pipe', 'pipe', 'inherit'] });
    holders.push(child);
    await once(child.stdout, 'data');
    return child;
  };
  const letGo = async (child: ChildProcess): Promise<void> => {
    const ended = once(child, 'exit');
    child.stdin?.write('end');
    await ended;
  };

  it('that is writing makes writes answer busy and lets reads through; afterwards all goes on', async () => {
    const file = newFile();
    const store = openSqliteStore(file, { busyWait: 30 });
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    const child = await holder(file, 'BEGIN IMMEDIATE');
    await expect(submit(store, 'T01', random(100))).rejects.toEqual(problem('busy'));
    expect(await stateOf(store)).toEqual({ versions: 0, chunks: 0, lines: 0 });
    await letGo(child);
    await submit(store, 'T01', random(100));
    expect(await stateOf(store)).toEqual({ versions: 1, chunks: 1, lines: 1 });
    await store.close();
  });

  it('that wrote in between has the work done again on what is there now', async () => {
    const file = newFile();
    const [ours, theirs] = [openSqliteStore(file), openSqliteStore(file)];
    await ours.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    let runs = 0;
    await ours.transact(async (tx) => {
      runs += 1;
      const line = await following(tx, 'ours');
      if (runs === 1) await submit(theirs, 'T01', random(100));
      tx.appendAudit(office, line);
    });
    expect(runs).toBe(2);
    expect(await stateOf(theirs)).toEqual({ versions: 1, chunks: 1, lines: 2 });
    await Promise.all([ours.close(), theirs.close()]);
  });
});

describe('the layout', () => {
  it.each(steps.map((_, done) => done))('of a database that took %d steps is brought up to date with its data', async (done) => {
    const file = newFile();
    const db = new Database(file);
    migrate(db, steps.slice(0, done));
    if (done > 0) db.exec(`INSERT INTO campaign VALUES ('kept', 'x1', 'open', 1, '{}', NULL, 1)`);
    db.close();
    const store = openSqliteStore(file);
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    await submit(store, 'T01', random(10));
    expect(await stateOf(store)).toEqual({ versions: 1, chunks: 1, lines: 1 });
    expect(await store.transact(async (tx) => (await tx.campaign('kept')) !== null)).toBe(done > 0);
    await store.close();
    const after = new Database(file, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(campaignsLayout);
    after.close();
  });

  it('of a step that fails is the layout of before, whole', () => {
    const db = new Database(':memory:');
    migrate(db);
    const before = db.prepare('SELECT sql FROM sqlite_master ORDER BY name').all();
    expect(() => migrate(db, [...steps, 'CREATE TABLE more (a TEXT) STRICT; INSERT INTO nothing VALUES (1);'])).toThrow('nothing');
    expect(db.prepare('SELECT sql FROM sqlite_master ORDER BY name').all()).toEqual(before);
    expect(db.pragma('user_version', { simple: true })).toBe(campaignsLayout);
    db.close();
  });

  it.each<[string, (file: string) => unknown, number]>([
    ['campaigns', (file) => openSqliteStore(file), campaignsLayout],
    ['accounts', (file) => openAccounts(file), accountsLayout],
  ])('of a newer program is refused and left as it is: %s', (_what, open, known) => {
    const file = newFile();
    const db = new Database(file);
    db.exec('CREATE TABLE future (a TEXT)');
    db.pragma(`user_version = ${known + 1}`);
    db.close();
    expect(() => open(file)).toThrow(NewerDatabase);
    const after = new Database(file);
    expect(after.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'future' }]);
    after.close();
  });
});

describe('a file that is no sound database', () => {
  const sound = async (): Promise<string> => {
    const file = newFile();
    const store = openSqliteStore(file);
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    for (const unit of ['T01', 'T02']) await submit(store, unit, random(40_000));
    await store.close();
    return file;
  };
  const spoilt = (file: string, from: number, to: number): Buffer => Buffer.from(readFileSync(file)).fill(0xa5, from, to);

  it.each<[string, (file: string) => Uint8Array, RegExp]>([
    ['text', () => Buffer.from('not a database at all, only some text that is long enough for a header '.repeat(20)), /^SQLITE_NOTADB/],
    ['a header of noise', (file) => spoilt(file, 0, 100), /^SQLITE_NOTADB/],
    ['a first page of noise', (file) => spoilt(file, 100, 4096), /^SQLITE_CORRUPT/],
  ])('is refused at the start by its code and left as it is: %s', async (_what, content, code) => {
    const file = await sound();
    const bad = Buffer.from(content(file));
    writeFileSync(file, bad);
    const open = (): unknown => openSqliteStore(file);
    expect(open).toThrow(expect.objectContaining({ code: expect.stringMatching(code) as string }));
    expect(Buffer.compare(readFileSync(file), bad)).toBe(0);
  });

  it('is refused when its folder is missing', () => {
    expect(() => openSqliteStore(join(folder, 'nowhere', 'a.db'))).toThrow('directory does not exist');
  });

  it('with one bad page fails where that page is read, never as a smaller answer, and serves the rest', async () => {
    const file = await sound();
    const whole = readFileSync(file);
    const marked = new Database(file);
    const sealed = marked.prepare<[], Buffer>("SELECT sealed FROM chunk WHERE name LIKE '%T01%'").pluck().get()!;
    marked.close();
    // Pages of one long value are chained by a number at their start: broken in the middle of the chain.
    const inside = whole.indexOf(sealed.subarray(20_000, 20_060));
    const page = Math.floor(inside / 4096) * 4096;
    writeFileSync(file, spoilt(file, page, page + 4));
    const store = openSqliteStore(file);
    const chunkOf = (unit: string) => store.transact((tx) => tx.chunks(submission(unit, 1)));
    await expect(chunkOf('T01')).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) as string });
    expect((await chunkOf('T02'))[0]).toHaveLength(40_000);
    expect((await store.transact((tx) => tx.units(campaignId))).length).toBe(2);
    await store.close();
  });
});

describe('a purge leaves the file', () => {
  const filesOf = (file: string): Buffer =>
    Buffer.concat(['', '-wal', '-shm'].map((end) => (existsSync(file + end) ? readFileSync(file + end) : Buffer.alloc(0))));
  const marker = '王建国名册';
  const filled = async (file: string) => {
    const store = openSqliteStore(file);
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
    const sealed = random(30_000);
    await store.transact(async (tx) => {
      tx.putChunk(submission('T01', 1), 0, sealed);
      tx.saveUnit(unitRecord('T01', 1, { fileName: `${marker}.xlsx` }), 0);
      tx.saveDecisions(campaignId, [{ unit: 'T01', sheet: '名册', row: 3, decide: 'keep', reason: marker }]);
    });
    const purge = () =>
      store.transact(async (tx) => {
        tx.purge(campaignId);
        tx.saveUnit({ ...unitRecord('T01', 1), revision: 2 }, 1);
      });
    // Parts of it: a long value lies on pages of their own.
    const pieces = [sealed.subarray(100, 148), sealed.subarray(15_000, 15_048), sealed.subarray(29_900, 29_948), Buffer.from(marker)];
    const found = (): number => pieces.filter((piece) => filesOf(file).includes(Buffer.from(piece))).length;
    return { store, purge, found };
  };

  it('neither in the database nor in its log, while the store stays open', async () => {
    const { store, purge, found } = await filled(newFile());
    expect(found()).toBe(4);
    await purge();
    expect(found()).toBe(0);
    await store.close();
    expect(found()).toBe(0);
  });

  it('with the next write, when a backup was reading at that moment', async () => {
    const file = newFile();
    const { store, purge, found } = await filled(file);
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM chunk').get();
    await purge();
    expect(found()).toBeGreaterThan(0);
    reader.exec('COMMIT');
    reader.close();
    await store.transact(async (tx) => tx.saveDecisions(campaignId, []));
    expect(found()).toBe(0);
    await store.close();
  });

  it('with the next start, when the process was ended right after it', async () => {
    const file = newFile();
    const { store, purge, found } = await filled(file);
    // A copy of the files taken while the store is open is what a killed process leaves.
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM chunk').get();
    await purge();
    const left = newFile();
    for (const end of ['', '-wal']) writeFileSync(left + end, readFileSync(file + end));
    reader.close();
    await store.close();
    expect(found()).toBe(0);
    const again = openSqliteStore(left);
    expect(filesOf(left).includes(Buffer.from(marker))).toBe(false);
    expect(await again.transact((tx) => tx.chunks(submission('T01', 1)))).toEqual([]);
    await again.close();
  });
});
