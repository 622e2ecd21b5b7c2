/** The writing half of the SQLite store: recorded writes applied in their order, inside one transaction that the caller holds. */
import type { Database } from 'better-sqlite3';
import { ApiProblem } from '../../core/api/problems';
import { chainStart } from '../audit/chain';
import type { Usage } from './sqlite-reads';
import { chunkSetKey, uploadKeys, type Write } from './transaction';

type Of<K extends Write['kind']> = Extract<Write, { readonly kind: K }>;
type Appliers = { readonly [K in Write['kind']]: (write: Of<K>) => number };

/** @throws ApiProblem 'stale-version', 'busy': the caller's transaction then rolls back */
export function createApply(db: Database, usage: Usage): (writes: readonly Write[]) => void {
  const appliers = { ...versioned(db), ...plain(db) } as Appliers;
  return (writes) => {
    for (const write of writes) usage.writes += (appliers[write.kind] as (one: Write) => number)(write);
  };
}

function versioned(db: Database): Pick<Appliers, 'campaign' | 'unit' | 'audit'> {
  const campaignRevision = db.prepare<[string], number>('SELECT revision FROM campaign WHERE id = ?').pluck();
  const saveCampaign = db.prepare(
    `INSERT INTO campaign (id, office, status, revision, plan, lockedBy, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET office = excluded.office, status = excluded.status, revision = excluded.revision,
       plan = excluded.plan, lockedBy = excluded.lockedBy, createdAt = excluded.createdAt`,
  );
  const unitRevision = db.prepare<[string, string], number>('SELECT revision FROM unit WHERE campaign = ? AND unit = ?').pluck();
  const saveUnit = db.prepare(
    `INSERT INTO unit (campaign, unit, revision, versions) VALUES (?, ?, ?, ?)
     ON CONFLICT (campaign, unit) DO UPDATE SET revision = excluded.revision, versions = excluded.versions`,
  );
  const lastLine = db.prepare<[string], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM audit WHERE office = ? ORDER BY sequence DESC LIMIT 1',
  );
  const append = db.prepare('INSERT INTO audit (office, sequence, hash, line) VALUES (?, ?, ?, ?)');
  const expect = (current: number, expected: number): void => {
    if (current !== expected) throw new ApiProblem('stale-version', { current });
  };
  return {
    campaign: ({ campaign, expected }) => {
      expect(campaignRevision.get(campaign.id) ?? 0, expected);
      const { id, office, status, plan, lockedBy, createdAt } = campaign;
      return saveCampaign.run(id, office, status, expected + 1, JSON.stringify(plan), lockedBy, createdAt).changes;
    },
    unit: ({ record, expected }) => {
      expect(unitRevision.get(record.campaign, record.unit) ?? 0, expected);
      return saveUnit.run(record.campaign, record.unit, expected + 1, JSON.stringify(record.versions)).changes;
    },
    audit: ({ office, line }) => {
      const last = lastLine.get(office) ?? chainStart;
      if (line.sequence !== last.sequence + 1 || line.previous !== last.hash) throw new ApiProblem('busy');
      return append.run(office, line.sequence, line.hash, JSON.stringify(line)).changes;
    },
  };
}

function plain(db: Database): Omit<Appliers, 'campaign' | 'unit' | 'audit'> {
  const put = db.prepare(
    `INSERT INTO chunk (campaign, name, number, sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT (campaign, name, number) DO UPDATE SET sealed = excluded.sealed`,
  );
  const drop = db.prepare('DELETE FROM chunk WHERE campaign = ? AND name = ?');
  const dropUploads = db.prepare(
    // Rows keep their rowid for life and new ones get the largest.
    `DELETE FROM chunk WHERE campaign = @campaign AND name IN (
       SELECT name FROM chunk WHERE campaign = @campaign AND name >= @from AND name < @to
       GROUP BY name ORDER BY min(rowid) DESC LIMIT -1 OFFSET @keep)`,
  );
  const saveMerge = db.prepare(
    `INSERT INTO merge (campaign, chunks, summary) VALUES (?, ?, ?)
     ON CONFLICT (campaign) DO UPDATE SET chunks = excluded.chunks, summary = excluded.summary`,
  );
  const saveDecisions = db.prepare(
    'INSERT INTO decisions (campaign, list) VALUES (?, ?) ON CONFLICT (campaign) DO UPDATE SET list = excluded.list',
  );
  const purgeChunks = db.prepare('DELETE FROM chunk WHERE campaign = ?');
  const purgeDecisions = db.prepare('DELETE FROM decisions WHERE campaign = ?');
  return {
    chunk: ({ set, index, sealed }) => put.run(set.campaign, chunkSetKey(set), index, sealed).changes,
    drop: ({ set }) => drop.run(set.campaign, chunkSetKey(set)).changes,
    dropUploads: ({ campaign, unit, keep }) => dropUploads.run({ campaign, keep, ...uploadKeys(unit) }).changes,
    merge: ({ campaign, record }) => saveMerge.run(campaign, record.chunks, JSON.stringify(record.summary)).changes,
    decisions: ({ campaign, decisions }) => saveDecisions.run(campaign, JSON.stringify(decisions)).changes,
    purge: ({ campaign }) => purgeChunks.run(campaign).changes + purgeDecisions.run(campaign).changes,
  };
}
