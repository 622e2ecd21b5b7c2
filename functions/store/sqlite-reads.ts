/** The reading half of the SQLite store. */
import type { Database } from 'better-sqlite3';
import type { AuditLine, Decision, MergeRecord, StoredCampaign, SubmissionHead, UnitRecord } from '../../core/ports/campaign-store';
import { byIndex, chunkSetKey, type Reads } from './transaction';

/** Rows read and written since the start. */
export interface Usage {
  reads: number;
  writes: number;
}

interface CampaignRow extends Omit<StoredCampaign, 'plan'> {
  readonly plan: string;
}
interface UnitRow extends Omit<UnitRecord, 'versions'> {
  readonly versions: string;
}

const campaignOfRow = (row: CampaignRow): StoredCampaign => ({ ...row, plan: JSON.parse(row.plan) as unknown });
const unitOfRow = (row: UnitRow): UnitRecord => ({ ...row, versions: JSON.parse(row.versions) as SubmissionHead[] });
const lineOfText = (line: string): AuditLine => JSON.parse(line) as AuditLine;

export function sqliteReads(db: Database, usage: Usage): Reads {
  const campaign = db.prepare<[string], CampaignRow>('SELECT * FROM campaign WHERE id = ?');
  const campaigns = db.prepare<[string], CampaignRow>('SELECT * FROM campaign WHERE office = ? ORDER BY id');
  const unit = db.prepare<[string, string], UnitRow>('SELECT * FROM unit WHERE campaign = ? AND unit = ?');
  const units = db.prepare<[string], UnitRow>('SELECT * FROM unit WHERE campaign = ? ORDER BY unit');
  const chunks = db.prepare<[string, string], { index: number; sealed: Buffer }>(
    'SELECT number AS "index", sealed FROM chunk WHERE campaign = ? AND name = ? ORDER BY number',
  );
  const chunk = db.prepare<[string, string, number], { index: number; sealed: Buffer }>(
    'SELECT number AS "index", sealed FROM chunk WHERE campaign = ? AND name = ? AND number = ?',
  );
  const merge = db.prepare<[string], { chunks: number; summary: string }>('SELECT chunks, summary FROM merge WHERE campaign = ?');
  const decisions = db.prepare<[string], string>('SELECT list FROM decisions WHERE campaign = ?').pluck();
  const audit = db
    .prepare<[string, number, number], string>('SELECT line FROM audit WHERE office = ? AND sequence > ? ORDER BY sequence LIMIT ?')
    .pluck();
  const lastAudit = db.prepare<[string], string>('SELECT line FROM audit WHERE office = ? ORDER BY sequence DESC LIMIT 1').pluck();

  const one = <R>(row: R | undefined): R | undefined => {
    usage.reads += 1;
    return row;
  };
  const all = <R>(rows: R[]): R[] => {
    usage.reads += Math.max(1, rows.length);
    return rows;
  };
  return {
    campaign: async (id) => {
      const row = one(campaign.get(id));
      return row === undefined ? null : campaignOfRow(row);
    },
    campaigns: async (office) => all(campaigns.all(office)).map(campaignOfRow),
    unit: async (of, code) => {
      const row = one(unit.get(of, code));
      return row === undefined ? null : unitOfRow(row);
    },
    units: async (of) => all(units.all(of)).map(unitOfRow),
    chunks: async (set, only) =>
      byIndex(all(only === undefined ? chunks.all(set.campaign, chunkSetKey(set)) : chunk.all(set.campaign, chunkSetKey(set), only))),
    merge: async (of) => {
      const row = one(merge.get(of));
      return row === undefined ? null : { chunks: row.chunks, summary: JSON.parse(row.summary) as MergeRecord['summary'] };
    },
    decisions: async (of) => JSON.parse(one(decisions.get(of)) ?? '[]') as Decision[],
    audit: async (office, after, limit) => all(audit.all(office, after, limit)).map(lineOfText),
    lastAudit: async (office) => {
      const line = one(lastAudit.get(office));
      return line === undefined ? null : lineOfText(line);
    },
  };
}
