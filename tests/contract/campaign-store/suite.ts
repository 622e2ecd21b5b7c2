/** What every CampaignStore must do. Run on each adapter by campaign-store.test.ts. */
import { ApiProblem } from '../../../core/api/problems';
import { StoreMisuse, type CampaignStore, type ChunkSet, type StoreTransaction } from '../../../core/ports/campaign-store';
import { firstBroken, nextLine } from '../../../functions/audit/chain';
import { bytes, campaign, campaignId, entryOf, following, head, mergeRecord, office, submission, unitRecord } from './values';

/** Milliseconds for conflicting transactions: Firestore's SDK pauses longer after each conflict, up to several seconds. */
const conflictTime = 60_000;

export function campaignStoreContract(open: () => Promise<CampaignStore>): void {
  let store: CampaignStore;
  beforeEach(async () => {
    store = await open();
    await store.transact(async (tx) => tx.saveCampaign(campaign(), 0));
  });
  afterEach(() => store.close());

  const read = <T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> => store.transact(work);
  const problem = (code: string) => expect.objectContaining({ name: 'ApiProblem', code });

  describe('what is stored', () => {
    it('comes back as it was, and null or nothing where nothing is', async () => {
      const record = unitRecord('T01', 2, { rowReasons: [{ sheet: '名册', row: 7, reason: '身份证号码不对' }], reason: '退回' });
      const decision = { unit: 'T01', sheet: '名册', row: 5, decide: 'keep' as const, reason: '户籍在本镇' };
      await store.transact(async (tx) => {
        tx.saveUnit({ ...record, revision: 1 }, 0);
        tx.saveMerge(campaignId, mergeRecord(1, 3));
        tx.saveDecisions(campaignId, [decision]);
      });
      expect(await read((tx) => tx.campaign(campaignId))).toEqual(campaign());
      expect(await read((tx) => tx.unit(campaignId, 'T01'))).toEqual({ ...record, revision: 1 });
      expect(await read((tx) => tx.merge(campaignId))).toEqual(mergeRecord(1, 3));
      expect(await read((tx) => tx.decisions(campaignId))).toEqual([decision]);
      expect(
        await read((tx) =>
          Promise.all([
            tx.campaign('other'),
            tx.campaigns('other'),
            tx.unit(campaignId, 'T09'),
            tx.units('other'),
            tx.chunks(submission('T01', 1)),
            tx.merge('other'),
            tx.decisions('other'),
            tx.audit('other', 0, 10),
            tx.lastAudit('other'),
          ]),
        ),
      ).toEqual([null, [], null, [], [], null, [], [], null]);
    });

    it('is listed in the order of its codes, whatever order it came in', async () => {
      for (const unit of ['T10', 'a', 'T02', 'B.1', 'T01']) await store.transact(async (tx) => tx.saveUnit(unitRecord(unit, 1), 0));
      for (const id of ['z', 'Z', 'a-1']) await store.transact(async (tx) => tx.saveCampaign(campaign(id), 0));
      await store.transact(async (tx) => tx.saveCampaign(campaign('foreign', { office: 'x2' }), 0));
      expect((await read((tx) => tx.units(campaignId))).map(({ unit }) => unit)).toEqual(['B.1', 'T01', 'T02', 'T10', 'a']);
      expect((await read((tx) => tx.campaigns(office))).map(({ id }) => id)).toEqual(['Z', 'a-1', campaignId, 'z']);
    });

    it('holds a unit with thousands of reasons, and the shorter record that follows it', async () => {
      const rowReasons = Array.from({ length: 40_000 }, (_, at) => ({
        sheet: '名册',
        row: at + 1,
        reason: `理由${(at * 7919) % 99991}-${at}`,
      }));
      const long = { ...unitRecord('T01', 1), versions: [head('T01', 1, { rowReasons })] };
      await store.transact(async (tx) => tx.saveUnit(long, 0));
      expect(await read((tx) => tx.unit(campaignId, 'T01'))).toEqual(long);
      expect(await read((tx) => tx.units(campaignId))).toEqual([long]);
      await store.transact(async (tx) => tx.saveUnit(unitRecord('T01', 2), 1));
      expect(await read((tx) => tx.units(campaignId))).toEqual([unitRecord('T01', 2)]);
    });
  });

  describe('a transaction', () => {
    it('leaves nothing when its work throws, and hands the error on', async () => {
      const failed = store.transact(async (tx) => {
        const line = await following(tx, 'clerk-1');
        tx.saveCampaign(campaign('second'), 0);
        tx.saveUnit(unitRecord('T01', 1), 0);
        tx.putChunk(submission('T01', 1), 0, bytes(10, 1));
        tx.appendAudit(office, line);
        throw new RangeError('of ours');
      });
      await expect(failed).rejects.toThrow(RangeError);
      expect(
        await read((tx) =>
          Promise.all([tx.campaign('second'), tx.units(campaignId), tx.chunks(submission('T01', 1)), tx.lastAudit(office)]),
        ),
      ).toEqual([null, [], [], null]);
    });

    it('leaves nothing when one of its writes is refused', async () => {
      const failed = store.transact(async (tx) => {
        tx.putChunk(submission('T01', 1), 0, bytes(10, 1));
        tx.saveUnit(unitRecord('T01', 1), 0);
        tx.saveCampaign(campaign(), 7);
      });
      await expect(failed).rejects.toEqual(problem('stale-version'));
      expect(await read((tx) => Promise.all([tx.units(campaignId), tx.chunks(submission('T01', 1))]))).toEqual([[], []]);
    });

    it('shows nothing to others before its end', async () => {
      let seen: unknown = 'not read';
      const writing = store.transact(async (tx) => {
        tx.saveUnit(unitRecord('T01', 1), 0);
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
      const reading = store.transact(async (tx) => {
        const units = await tx.units(campaignId);
        seen = units.length;
      });
      await Promise.all([writing, reading]);
      expect([0, 1]).toContain(seen);
      expect(await read((tx) => tx.units(campaignId))).toHaveLength(1);
    });

    const misuses: readonly [string, (tx: StoreTransaction) => Promise<unknown>][] = [
      [
        'a read after a write',
        async (tx) => {
          tx.dropChunks(submission('T01', 1));
          await tx.unit(campaignId, 'T01');
        },
      ],
      [
        'a unit saved twice',
        async (tx) => {
          tx.saveUnit(unitRecord('T01', 1), 0);
          tx.saveUnit(unitRecord('T01', 2), 1);
        },
      ],
      ['a write into a campaign that is not stored', async (tx) => tx.saveDecisions('nowhere', [])],
      [
        'uploads dropped after one was put',
        async (tx) => {
          tx.putChunk({ kind: 'upload', campaign: campaignId, unit: 'T01', digest: 'a'.repeat(64) }, 0, bytes(1, 1));
          tx.dropUploads(campaignId, 'T01', 0);
        },
      ],
      ['a chunk below the first', async (tx) => tx.putChunk(submission('T01', 1), -1, bytes(1, 1))],
      ['a transaction inside', async () => store.transact(async () => undefined)],
    ];
    it.each(misuses)('refuses %s', async (_what, work) => {
      await expect(store.transact(work)).rejects.toThrow(StoreMisuse);
      expect(await read((tx) => tx.units(campaignId))).toEqual([]);
    });

    it('refuses to be used after its end', async () => {
      const kept = await store.transact(async (tx) => tx);
      expect(() => kept.saveUnit(unitRecord('T01', 1), 0)).toThrow(StoreMisuse);
      await expect(kept.units(campaignId)).rejects.toThrow(StoreMisuse);
    });
  });

  describe('versioned writes', () => {
    it('count up from one and refuse any other revision, telling the current one', async () => {
      await store.transact(async (tx) => tx.saveUnit(unitRecord('T01', 1), 0));
      await store.transact(async (tx) => tx.saveUnit(unitRecord('T01', 2), 1));
      for (const expected of [0, 1, 3]) {
        const stale = store.transact(async (tx) => tx.saveUnit(unitRecord('T01', 9), expected));
        await expect(stale).rejects.toEqual(expect.objectContaining({ code: 'stale-version', params: { current: 2 } }));
      }
      expect(await read((tx) => tx.unit(campaignId, 'T01'))).toEqual(unitRecord('T01', 2));
      await store.transact(async (tx) => tx.saveCampaign(campaign(campaignId, { status: 'closed' }), 1));
      await expect(store.transact(async (tx) => tx.saveCampaign(campaign(), 0))).rejects.toEqual(problem('stale-version'));
      expect(await read((tx) => tx.campaign(campaignId))).toMatchObject({ revision: 2, status: 'closed' });
    });

    it(
      'let one of two win that were made from the same revision',
      async () => {
        const made = await Promise.allSettled(
          ['clerk-1', 'clerk-2'].map((submittedBy) => store.transact(async (tx) => tx.saveUnit(unitRecord('T01', 1, { submittedBy }), 0))),
        );
        expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const lost = made.find((one) => one.status === 'rejected');
        expect(lost?.reason).toBeInstanceOf(ApiProblem);
        expect(await read((tx) => tx.units(campaignId))).toHaveLength(1);
      },
      conflictTime,
    );

    it(
      'lose none of many that read first and add to what they read',
      async () => {
        await Promise.all(
          Array.from({ length: 12 }, (_, at) =>
            store.transact(async (tx) => {
              const stored = await tx.unit(campaignId, 'T01');
              const line = await following(tx, `clerk-${at}`);
              const versions = stored?.versions ?? [];
              const next = {
                ...unitRecord('T01', 0),
                versions: [...versions, head('T01', versions.length + 1, { submittedBy: `clerk-${at}` })],
              };
              tx.saveUnit(next, stored?.revision ?? 0);
              tx.appendAudit(office, line);
            }),
          ),
        );
        const [unit, lines] = await read((tx) => Promise.all([tx.unit(campaignId, 'T01'), tx.audit(office, 0, 100)]));
        expect(unit?.revision).toBe(12);
        expect(new Set(unit?.versions.map(({ submittedBy }) => submittedBy)).size).toBe(12);
        expect(unit?.versions.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
        expect(lines).toHaveLength(12);
        expect(firstBroken(lines)).toBeNull();
      },
      conflictTime,
    );
  });

  describe('chunks', () => {
    it('come back by index with gaps, each set for itself, large ones whole', async () => {
      const large = bytes(2_500_000, 3);
      await store.transact(async (tx) => {
        tx.putChunk(submission('T01', 1), 3, bytes(5, 3));
        tx.putChunk(submission('T01', 1), 0, large);
        tx.putChunk(submission('T01', 11), 0, bytes(5, 11));
        tx.putChunk({ kind: 'findings', campaign: campaignId, unit: 'T01', version: 1 }, 0, bytes(5, 4));
        tx.putChunk({ kind: 'upload', campaign: campaignId, unit: 'T01', digest: 'c'.repeat(64) }, 0, bytes(5, 5));
        tx.putChunk({ kind: 'base', campaign: campaignId }, 0, bytes(5, 6));
        tx.putChunk({ kind: 'merge', campaign: campaignId, number: 1 }, 0, new Uint8Array());
        tx.putChunk({ kind: 'visits', campaign: campaignId, unit: 'T01' }, 0, bytes(5, 7));
      });
      const stored = await read((tx) => tx.chunks(submission('T01', 1)));
      expect(stored.map((one) => one?.length)).toEqual([2_500_000, undefined, undefined, 5]);
      expect(Buffer.compare(Buffer.from(stored[0]!), Buffer.from(large))).toBe(0);
      const only = async (index: number) => (await read((tx) => tx.chunks(submission('T01', 1), index))).map((one) => one?.length);
      expect([await only(0), await only(3), await only(2)]).toEqual([[2_500_000], [undefined, undefined, undefined, 5], []]);
      expect(await read((tx) => tx.chunks({ kind: 'merge', campaign: campaignId, number: 1 }))).toHaveLength(1);
      expect((await read((tx) => tx.chunks({ kind: 'visits', campaign: campaignId, unit: 'T01' })))[0]).toHaveLength(5);
    });

    it('are replaced by a smaller one, dropped as a set, and written anew after that in one transaction', async () => {
      const set = submission('T01', 1);
      const sizes = async (): Promise<unknown> => (await read((tx) => tx.chunks(set))).map((one) => one?.length);
      await store.transact(async (tx) => {
        tx.putChunk(set, 0, bytes(2_000_000, 1));
        tx.putChunk(set, 1, bytes(8, 2));
        tx.putChunk(submission('T02', 1), 0, bytes(8, 2));
      });
      await store.transact(async (tx) => tx.putChunk(set, 0, bytes(9, 3)));
      expect(await sizes()).toEqual([9, 8]);
      await store.transact(async (tx) => {
        tx.dropChunks(set);
        tx.putChunk(set, 0, bytes(4, 4));
      });
      expect(await sizes()).toEqual([4]);
      await store.transact(async (tx) => tx.dropChunks(set));
      expect(await sizes()).toEqual([]);
      expect(await read((tx) => tx.chunks(submission('T02', 1)))).toHaveLength(1);
    });
  });

  describe('uploads that were never submitted', () => {
    const upload = (unit: string, letter: string): ChunkSet => ({ kind: 'upload', campaign: campaignId, unit, digest: letter.repeat(64) });
    const put = (unit: string, letter: string, indices: readonly number[] = [0, 1]) =>
      store.transact(async (tx) => indices.forEach((index) => tx.putChunk(upload(unit, letter), index, bytes(8, index))));
    const left = async (unit: string, letters: string): Promise<string> => {
      const sets = await read((tx) => Promise.all([...letters].map((letter) => tx.chunks(upload(unit, letter)))));
      return [...letters].filter((_, at) => sets[at]!.some((one) => one !== undefined)).join('');
    };

    it('are dropped whole but for those begun last, of one unit alone', async () => {
      for (const letter of 'dbac') await put('T01', letter);
      await put('T01', 'd', [2]);
      for (const unit of ['T0', 'T011', 'T01.a']) await put(unit, 'e');
      await store.transact(async (tx) => {
        tx.putChunk(submission('T01', 1), 0, bytes(8, 1));
        tx.putChunk({ kind: 'visits', campaign: campaignId, unit: 'T01' }, 0, bytes(8, 1));
      });
      await store.transact(async (tx) => tx.dropUploads(campaignId, 'T01', 2));
      expect(await left('T01', 'abcd')).toBe('ac');
      for (const unit of ['T0', 'T011', 'T01.a']) expect(await left(unit, 'e')).toBe('e');
      expect(await read((tx) => tx.chunks(submission('T01', 1)))).toHaveLength(1);
      expect(await read((tx) => tx.chunks({ kind: 'visits', campaign: campaignId, unit: 'T01' }))).toHaveLength(1);
    });

    it('are dropped of every unit, of this campaign alone, and what is put afterwards in the same transaction stays', async () => {
      await put('T01', 'a');
      await put('T02', 'b');
      const elsewhere = { ...upload('T01', 'a'), campaign: 'other' };
      await store.transact(async (tx) => {
        tx.saveCampaign(campaign('other'), 0);
        tx.putChunk(elsewhere, 0, bytes(8, 1));
      });
      await store.transact(async (tx) => {
        tx.dropUploads(campaignId, null, 0);
        tx.putChunk(upload('T01', 'c'), 0, bytes(8, 1));
      });
      expect([await left('T01', 'ac'), await left('T02', 'b')]).toEqual(['c', '']);
      expect(await read((tx) => tx.chunks(elsewhere))).toHaveLength(1);
      await store.transact(async (tx) => tx.dropUploads('nowhere', null, 0));
    });
  });

  describe('the audit', () => {
    it('keeps lines in order, by office and by page', async () => {
      await store.transact(async (tx) => {
        const first = await following(tx, 'a');
        const second = nextLine(first, entryOf('b'));
        tx.appendAudit(office, first);
        tx.appendAudit(office, second);
      });
      for (let at = 0; at < 10; at++) {
        await store.transact(async (tx) => {
          const line = await following(tx, `u${at}`);
          tx.appendAudit(office, line);
        });
      }
      await store.transact(async (tx) => tx.appendAudit('x2', nextLine(null, entryOf('other'))));
      const lines = await read((tx) => tx.audit(office, 0, 500));
      expect(lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(firstBroken(lines)).toBeNull();
      expect(await read((tx) => tx.audit(office, 8, 3))).toEqual(lines.slice(8, 11));
      expect(await read((tx) => tx.lastAudit(office))).toEqual(lines[11]);
      expect(await read((tx) => tx.audit('x2', 0, 5))).toHaveLength(1);
    });

    it('refuses a line that does not follow on the last one', async () => {
      const first = nextLine(null, entryOf('a'));
      const second = nextLine(first, entryOf('b'));
      await store.transact(async (tx) => tx.appendAudit(office, first));
      for (const line of [first, nextLine(second, entryOf('c')), { ...second, previous: 'x' }]) {
        await expect(store.transact(async (tx) => tx.appendAudit(office, line))).rejects.toEqual(problem('busy'));
      }
      await store.transact(async (tx) => tx.appendAudit(office, second));
      expect(await read((tx) => tx.audit(office, 0, 9))).toEqual([first, second]);
    });
  });

  it('a purge removes chunks and decisions of its campaign alone; heads, totals and audit stay', async () => {
    await store.transact(async (tx) => {
      tx.saveCampaign(campaign('other'), 0);
      tx.saveUnit(unitRecord('T01', 1), 0);
      tx.saveMerge(campaignId, mergeRecord(1, 1));
      tx.saveDecisions(campaignId, [{ unit: 'T01', sheet: '名册', row: 5, decide: 'exclude', reason: '重复' }]);
      tx.appendAudit(office, nextLine(null, entryOf('a')));
      tx.putChunk(submission('T01', 1), 0, bytes(1_000_000, 1));
      tx.putChunk({ kind: 'base', campaign: campaignId }, 0, bytes(10, 1));
      tx.putChunk({ kind: 'base', campaign: 'other' }, 0, bytes(10, 1));
    });
    await store.transact(async (tx) => tx.purge(campaignId));
    expect(
      await read((tx) =>
        Promise.all([tx.chunks(submission('T01', 1)), tx.chunks({ kind: 'base', campaign: campaignId }), tx.decisions(campaignId)]),
      ),
    ).toEqual([[], [], []]);
    expect(
      await read((tx) => Promise.all([tx.unit(campaignId, 'T01'), tx.merge(campaignId), tx.lastAudit(office), tx.campaign(campaignId)])),
    ).not.toContain(null);
    expect(await read((tx) => tx.chunks({ kind: 'base', campaign: 'other' }))).toHaveLength(1);
  });

  it('usage counts what was read and written', async () => {
    const before = store.usage();
    await store.transact(async (tx) => {
      await tx.campaign(campaignId);
      tx.putChunk(submission('T01', 1), 0, bytes(10, 1));
      tx.saveUnit(unitRecord('T01', 1), 0);
    });
    const after = store.usage();
    expect(after.writes - before.writes).toBe(2);
    expect(after.reads - before.reads).toBeGreaterThanOrEqual(1);
    expect(after.reads - before.reads).toBeLessThanOrEqual(3);
  });
}
