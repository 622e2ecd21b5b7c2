/** Small stored things for the contract suite. */
import { nextLine } from '../../../functions/audit/chain';
import type {
  AuditLine,
  ChunkSet,
  MergeRecord,
  StoredCampaign,
  StoreTransaction,
  SubmissionHead,
  UnitRecord,
} from '../../../core/ports/campaign-store';

export const office = 'x1';
export const campaignId = 'chunjie-2027';

export const campaign = (id = campaignId, more: Partial<StoredCampaign> = {}): StoredCampaign => ({
  id,
  office,
  status: 'open',
  revision: 1,
  plan: { id, units: [{ code: 'T01', names: [['城关镇'], ['东乡']] }], limit: null },
  lockedBy: null,
  createdAt: 1_798_000_000_000,
  ...more,
});

export const head = (unit: string, version: number, more: Partial<SubmissionHead> = {}): SubmissionHead => ({
  unit,
  version,
  state: 'submitted',
  digest: 'a'.repeat(64),
  fileName: '花名册.xlsx',
  submittedAt: '2027-01-04T09:00:00+08:00',
  receivedAt: '2027-01-04T09:00:00+08:00',
  submittedBy: 'clerk-1',
  onBehalf: false,
  late: false,
  entries: 20,
  amountFen: 1_000_000,
  overQuota: 0,
  counts: { error: 0, warning: 1, info: 2 },
  reason: null,
  rowReasons: [],
  ...more,
});

export const unitRecord = (unit: string, versions: number, more: Partial<SubmissionHead> = {}): UnitRecord => ({
  campaign: campaignId,
  unit,
  revision: versions,
  versions: Array.from({ length: versions }, (_, at) => head(unit, at + 1, more)),
});

export const submission = (unit: string, version: number): ChunkSet => ({ kind: 'submission', campaign: campaignId, unit, version });

export const bytes = (size: number, seed: number): Uint8Array => Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 17) % 251);

const tally = { households: 3, persons: 7, institutions: 0, amountFen: 350_000 };
export const mergeRecord = (number: number, chunks: number): MergeRecord => ({
  chunks,
  summary: {
    number,
    mergedAt: '2027-01-05T10:00:00+08:00',
    mergedBy: 'officer-1',
    used: { T01: 2 },
    stale: false,
    digest: 'b'.repeat(64),
    totals: { reported: tally, granted: tally },
    units: [
      { code: 'T01', name: '城关镇', status: 'used', reported: tally, granted: tally, over: 0, counts: { error: 0, warning: 0, info: 0 } },
    ],
    duplicates: 0,
    missingUnits: ['T02'],
    standings: { granted: 10 },
    findings: { error: 0, warning: 0, info: 0 },
  },
});

export const entryOf = (uid: string, action = 'roster.submit') => ({
  at: '2027-01-04T09:00:00+08:00',
  uid,
  action,
  campaign: campaignId,
  unit: 'T01',
  detail: { version: 1, late: false, note: null },
});

/** Reads the last line and gives the one that follows. */
export const following = async (tx: StoreTransaction, uid: string): Promise<AuditLine> =>
  nextLine(await tx.lastAudit(office), entryOf(uid));
