/**
 * Where campaigns live. Adapters: functions/store/sqlite.ts (county server), functions/store/firestore.ts. tests/contract/campaign-store
 * runs on both and encodes the stricter one: inside a transaction every read comes before the first write, and a versioned write names
 * the revision it was made from. Chunks handed over are already sealed (functions/store/sealed.ts), and so are the reasons in heads and
 * decisions (functions/store/sealed-reasons.ts).
 */
import type { z } from 'zod';
import type * as shape from '../api/shapes';

export type SubmissionHead = z.output<typeof shape.submissionHead>;
/** `person` (a lookup key, no ID) and `version` tell whom the row held, so that a decision follows the person into the unit's next version. */
export type Decision = z.output<typeof shape.decision> & {
  readonly version?: number;
  readonly person?: string;
  readonly by?: string;
  readonly at?: string;
};
export type MergeSummary = z.output<typeof shape.mergeSummary>;
export type AuditLine = z.output<typeof shape.auditLine>;
export type CampaignStatus = z.output<typeof shape.campaignStatus>;

export interface StoredCampaign {
  readonly id: string;
  readonly office: string;
  readonly status: CampaignStatus;
  /** 1 after the first save; each save adds one. */
  readonly revision: number;
  /** The plan as JSON; no personal data in it. */
  readonly plan: unknown;
  /** Who ran the merge that was locked; for maker ≠ checker. */
  readonly lockedBy: string | null;
  readonly createdAt: number;
}

/** Current state of one unit in a campaign; `revision` counts its writes. Versions themselves are never changed or removed but by purge. */
export interface UnitRecord {
  readonly campaign: string;
  readonly unit: string;
  readonly revision: number;
  /** Newest last. */
  readonly versions: readonly SubmissionHead[];
}

export interface MergeRecord {
  readonly summary: MergeSummary;
  /** Number of sealed chunks of the result. */
  readonly chunks: number;
}

/** Names a run of sealed chunks: all are written in one transaction, or none. */
export type ChunkSet =
  | { readonly kind: 'upload'; readonly campaign: string; readonly unit: string; readonly digest: string }
  | { readonly kind: 'submission'; readonly campaign: string; readonly unit: string; readonly version: number }
  | { readonly kind: 'findings'; readonly campaign: string; readonly unit: string; readonly version: number }
  | { readonly kind: 'base'; readonly campaign: string }
  | { readonly kind: 'merge'; readonly campaign: string; readonly number: number }
  | { readonly kind: 'visits'; readonly campaign: string; readonly unit: string };

export interface StoreTransaction {
  // Reads: all before the first write, otherwise the transaction fails with a StoreMisuse.
  readonly campaign: (id: string) => Promise<StoredCampaign | null>;
  readonly campaigns: (office: string) => Promise<readonly StoredCampaign[]>;
  readonly unit: (campaign: string, unit: string) => Promise<UnitRecord | null>;
  readonly units: (campaign: string) => Promise<readonly UnitRecord[]>;
  /** Chunks by index; a gap is undefined. With `only`, nothing but that one is read, and stands at its index. */
  readonly chunks: (set: ChunkSet, only?: number) => Promise<readonly (Uint8Array | undefined)[]>;
  readonly merge: (campaign: string) => Promise<MergeRecord | null>;
  readonly decisions: (campaign: string) => Promise<readonly Decision[]>;
  /** Ascending by sequence, from `after` (exclusive). */
  readonly audit: (office: string, after: number, limit: number) => Promise<readonly AuditLine[]>;
  readonly lastAudit: (office: string) => Promise<AuditLine | null>;

  // Writes: visible to others all at once when the transaction ends well, never in part.
  /** @throws ApiProblem 'stale-version' unless the stored revision is `expectedRevision` (0: none stored) */
  readonly saveCampaign: (campaign: StoredCampaign, expectedRevision: number) => void;
  /** @throws ApiProblem 'stale-version' likewise */
  readonly saveUnit: (record: UnitRecord, expectedRevision: number) => void;
  readonly putChunk: (set: ChunkSet, index: number, sealed: Uint8Array) => void;
  readonly dropChunks: (set: ChunkSet) => void;
  /** Removes upload sets of the unit (null: of every unit) but the `keep` that were begun last. What this transaction puts is not among them. */
  readonly dropUploads: (campaign: string, unit: string | null, keep: number) => void;
  readonly saveMerge: (campaign: string, record: MergeRecord) => void;
  readonly saveDecisions: (campaign: string, decisions: readonly Decision[]) => void;
  /** Sequence and previous hash must follow on the last line. @throws ApiProblem 'busy' when another line came first */
  readonly appendAudit: (office: string, line: AuditLine) => void;
  /** Removes every chunk and decision of the campaign; heads, merge totals and audit stay. */
  readonly purge: (campaign: string) => void;
}

export interface CampaignStore {
  /** Runs `work` and commits; conflicting transactions are run again. What `work` throws rolls everything back. @throws ApiProblem 'busy', 'storage-full' */
  readonly transact: <T>(work: (tx: StoreTransaction) => Promise<T>) => Promise<T>;
  /** Documents (or rows) read and written since the start, for measurements. */
  readonly usage: () => { readonly reads: number; readonly writes: number };
  readonly close: () => Promise<void>;
}

/** A program error of ours: a read after a write. Not an answer for callers. */
export class StoreMisuse extends Error {
  override readonly name = 'StoreMisuse';
}
