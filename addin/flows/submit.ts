/** 上报: what would be sent, shown before anything is; then the sending of exactly that. */
import { contentText, type ContentTools, type RosterContent } from '../../core/api/roster-content';
import type { ResponseOf } from '../../core/api/table';
import type { Severity } from '../../core/model/finding';
import type { Tally } from '../../core/model/merge';
import type { Plan } from '../../core/model/plan';
import type { WorkbookSnapshot } from '../../core/model/sheet';
import type { Client } from '../api-client';
import { submitRoster } from '../api/submit-roster';
import type { Judged, QuotaMeter, SheetView } from '../judge/protocol';

export type SubmissionHead = ResponseOf<'roster.submit'>['submission'];

export interface SubmitTarget {
  readonly campaign: string;
  readonly unit: { readonly code: string; readonly name: string };
  /** The version seen; 0 where nothing was sent yet. */
  readonly version: number;
}

/** What the person sees before it is sent, and what is sent. */
export interface Review {
  readonly target: SubmitTarget;
  readonly fileName: string;
  readonly content: RosterContent;
  readonly sheets: readonly { readonly sheet: string; readonly entries: number }[];
  /** Sheets that stay here, because the county does not need them. */
  readonly staying: readonly string[];
  readonly entries: number;
  readonly reported: Tally;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly quotas: readonly QuotaMeter[];
}

/** Rosters, and the summaries that are checked against them. Everything else in a clerk's workbook is nobody's business. */
const isSent = ({ role, entries }: SheetView): boolean => (role === 'roster' && entries > 0) || role === 'summary';

/** @returns null when there is no entry to send */
export function reviewOf(target: SubmitTarget, workbook: WorkbookSnapshot, judged: Judged, plan: Plan): Review | null {
  const sent = judged.sheets.filter(isSent);
  const names = new Set(sent.map(({ sheet }) => sheet));
  const rosters = sent.filter(({ role }) => role === 'roster');
  const entries = rosters.reduce((sum, view) => sum + view.entries, 0);
  if (entries === 0) return null;
  const fileName = workbook.file ?? nameFor(target, plan);
  return {
    target,
    fileName,
    content: {
      workbook: { file: fileName, sheets: workbook.sheets.filter(({ name }) => names.has(name)) },
      overrides: judged.overrides.filter(({ sheet }) => names.has(sheet)),
    },
    sheets: rosters.map((view) => ({ sheet: view.sheet, entries: view.entries })),
    staying: judged.sheets.filter(({ sheet, role }) => !names.has(sheet) && role !== 'empty').map(({ sheet }) => sheet),
    entries,
    reported: judged.tallies.reported,
    counts: judged.report.counts,
    quotas: judged.tallies.quotas,
  };
}

/** For a workbook that was never saved. */
const nameFor = ({ unit }: SubmitTarget, plan: Plan): string => `${unit.name}-${plan.title}.xlsx`.replace(/[\\/:*?"<>|]/g, '-').slice(-255);

/** Whether two reviews would send the same: the workbook was not touched in between. */
export const sameContent = (a: Review, b: Review): boolean =>
  a.target.version === b.target.version && contentText(a.content) === contentText(b.content);

export interface SendOptions {
  readonly tools: ContentTools;
  readonly confirmErrors: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (sent: number, total: number) => void;
}

/** @throws ApiProblem as roster.submit lists them ('errors-remain' until confirmed, 'stale-version' …), TransportProblem. Begun again, it goes on where it was. */
export async function sendReview(client: Client, { target, content, fileName }: Review, options: SendOptions): Promise<SubmissionHead> {
  const { confirmErrors, ...rest } = options;
  const request = {
    ...{ campaign: target.campaign, unit: target.unit.code, expectedVersion: target.version },
    ...{ fileName, confirmErrors, content },
  };
  return (await submitRoster(client, request, rest)).submission;
}
