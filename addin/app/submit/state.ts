/** All that 上报 shows. */
import type { ProblemCode } from '../../../core/api/problems';
import type { ResponseOf } from '../../../core/api/table';
import type { Plan } from '../../../core/model/plan';
import type { CallProblem } from '../../api-client';
import type { SignedIn } from '../../api/session';
import type { LocatedReason } from '../../flows/returned';
import type { Review, SubmissionHead } from '../../flows/submit';

export type CampaignSummary = ResponseOf<'campaign.list'>['campaigns'][number];

/** What the person waits for. */
export type Busy =
  'opening' | 'sign-in' | 'redeem' | 'password' | 'sign-out' | 'campaigns' | 'campaign' | 'history' | 'withdraw' | 'server';

/** A call that failed, and how to try it again. */
export interface Trouble {
  readonly during: Busy | 'send' | 'review';
  readonly problem: CallProblem;
  readonly retry: (() => void) | null;
}

/** The way of one submission, from the check to the receipt. */
export type Work =
  | { readonly step: 'idle' }
  /** Re-reading and checking the workbook. */
  | { readonly step: 'checking' }
  /** No entry was found to send. */
  | { readonly step: 'nothing' }
  /**
   * The person looks at what will be sent. `changed`: the workbook was edited after the last look. `serverErrors`: the county counted these.
   */
  | { readonly step: 'review'; readonly review: Review; readonly changed: boolean; readonly serverErrors: number | null }
  | {
      readonly step: 'sending';
      readonly review: Review;
      /** Parts that the server has, of all; 0 of 0 until that is known. */
      readonly sent: number;
      readonly total: number;
      /** Goes on after a broken line. */
      readonly resuming: boolean;
      readonly cancelling: boolean;
    }
  /** The line broke: what was sent is not lost, and it is not known whether it arrived. */
  | { readonly step: 'broken'; readonly review: Review; readonly confirmed: boolean; readonly problem: CallProblem }
  /** Somebody else sent a newer version meanwhile. */
  | { readonly step: 'overtaken'; readonly review: Review; readonly newest: SubmissionHead | null }
  /** Cancelled; nothing was stored. */
  | { readonly step: 'cancelled' }
  /** `same`: the county had exactly this already, and nothing was counted twice. */
  | { readonly step: 'receipt'; readonly head: SubmissionHead; readonly same: boolean };

export interface ServerState {
  readonly kind: 'county' | 'firebase';
  readonly base: string;
  /** Not the page's own, but one that the person named. */
  readonly named: boolean;
}

export interface SubmitState {
  readonly server: ServerState | null;
  readonly screen: 'main' | 'redeem' | 'password' | 'server';
  readonly addressProblem: 'not-an-address' | 'insecure' | 'no-answer' | null;
  readonly signedIn: SignedIn | null;
  /** Why the person must sign in again. */
  readonly lost: ProblemCode | null;
  /** Who was signed in before. */
  readonly lastAccount: string;
  readonly busy: Busy | null;
  readonly trouble: Trouble | null;
  readonly campaigns: readonly CampaignSummary[] | null;
  readonly campaign: CampaignSummary | null;
  readonly plan: Plan | null;
  readonly unit: { readonly code: string; readonly name: string } | null;
  /** The newest first; null until they were fetched. */
  readonly versions: readonly SubmissionHead[] | null;
  readonly work: Work;
  /** Why the county sent the newest version back, by row. */
  readonly reasons: readonly LocatedReason[];
  readonly reasonMarks: boolean;
  readonly currentReason: string | null;
  /** The line to the server, as the last call found it. */
  readonly online: boolean;
}

export const firstState: SubmitState = {
  server: null,
  screen: 'main',
  addressProblem: null,
  signedIn: null,
  lost: null,
  lastAccount: '',
  busy: 'opening',
  trouble: null,
  campaigns: null,
  campaign: null,
  plan: null,
  unit: null,
  versions: null,
  work: { step: 'idle' },
  reasons: [],
  reasonMarks: false,
  currentReason: null,
  online: true,
};

/** What belongs to a campaign and unit, forgotten with them. */
export const noCampaign: Partial<SubmitState> = {
  campaign: null,
  plan: null,
  unit: null,
  versions: null,
  work: { step: 'idle' },
  reasons: [],
  currentReason: null,
};

export const newestOf = ({ versions }: SubmitState): SubmissionHead | null => versions?.[0] ?? null;
