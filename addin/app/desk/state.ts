/** All that the desk shows. */
import type { ProblemCode } from '../../../core/api/problems';
import type { ResponseOf } from '../../../core/api/table';
import type { Plan } from '../../../core/model/plan';
import type { CallProblem } from '../../api-client';
import type { ReadMerge } from '../../api/read-merge';
import type { SignedIn } from '../../api/session';
import type { SubmissionHead } from '../../flows/desk/board';
import type { MergeChanges, MergeSummary } from '../../flows/desk/changes';
import type { Decision } from '../../flows/desk/matters';
import type { RosterSheet } from '../../flows/desk/protocol';
import type { SubmittedFinding } from '../../flows/desk/reasons';
import type { WrittenOutputs } from '../../flows/write-outputs';

export type CampaignSummary = ResponseOf<'campaign.list'>['campaigns'][number];
export type AccountList = ResponseOf<'account.list'>;
export type AuditLine = ResponseOf<'audit.list'>['lines'][number];

export type View = 'board' | 'unit' | 'merge' | 'accounts' | 'setup';

/**
 * A call that failed, and how to try it again. 'output-differs': the rosters did not give the merge that the server holds. 'output-empty': that
 * paper has nothing to show.
 */
export interface Trouble {
  readonly problem: CallProblem | 'output-differs' | 'output-empty' | UnreadableFile;
  readonly retry: (() => void) | null;
}

/** A file that could not be read: the code and params of its sentence. */
export interface UnreadableFile {
  readonly file: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

export interface UnitDetail {
  readonly unit: string;
  /** The newest first; null while it is fetched. */
  readonly versions: readonly SubmissionHead[] | null;
  readonly findings: readonly SubmittedFinding[];
  /** Null while it is fetched. */
  readonly sheets: readonly RosterSheet[] | null;
  readonly audit: { readonly lines: readonly AuditLine[]; readonly intact: boolean } | null;
  /** Errors of a file that was about to be entered for the unit; null when none waits for a word. */
  readonly errorsOfFile: number | null;
}

export type Running =
  | { readonly step: 'idle' }
  | { readonly step: 'merging'; readonly done: number; readonly total: number; readonly unit: string | null }
  /** The result is being fetched. */
  | { readonly step: 'reading' };

export type Output =
  | { readonly step: 'idle' }
  | { readonly step: 'fetching'; readonly done: number; readonly total: number }
  | { readonly step: 'writing'; readonly done: number; readonly total: number }
  /** Into the open workbook; rows of all sheets. */
  | { readonly step: 'sheets'; readonly done: number; readonly total: number };

export interface DeskState {
  readonly signedIn: SignedIn | null;
  readonly lost: ProblemCode | null;
  /** What the person waits for. */
  readonly busy: string | null;
  readonly trouble: Trouble | null;
  readonly online: boolean;
  readonly view: View;
  readonly campaigns: readonly CampaignSummary[] | null;
  readonly campaign: CampaignSummary | null;
  readonly plan: Plan | null;
  readonly heads: readonly SubmissionHead[] | null;
  /** ISO instant of the last answer. */
  readonly heardAt: string | null;
  readonly detail: UnitDetail | null;
  readonly merge: MergeSummary | null;
  readonly decisions: readonly Decision[];
  readonly content: ReadMerge | null;
  readonly running: Running;
  readonly changes: MergeChanges | null;
  readonly output: Output;
  /** What is being made, or was last. */
  readonly outputInto: 'file' | 'sheets';
  /** What was last written into the open workbook. */
  readonly written: WrittenOutputs | null;
  readonly accounts: AccountList | null;
}

export const firstState: DeskState = {
  signedIn: null,
  lost: null,
  busy: null,
  trouble: null,
  online: true,
  view: 'board',
  campaigns: null,
  campaign: null,
  plan: null,
  heads: null,
  heardAt: null,
  detail: null,
  merge: null,
  decisions: [],
  content: null,
  running: { step: 'idle' },
  changes: null,
  output: { step: 'idle' },
  outputInto: 'file',
  written: null,
  accounts: null,
};

/** What belongs to a campaign, forgotten with it. */
export const noCampaign: Partial<DeskState> = {
  campaign: null,
  plan: null,
  heads: null,
  detail: null,
  merge: null,
  decisions: [],
  content: null,
  changes: null,
  written: null,
  running: { step: 'idle' },
};
