/** What a unit has sent so far. */
import { ApiProblem } from '../../core/api/problems';
import type { CallOptions, Client } from '../api-client';
import type { SubmissionHead } from './submit';

/** @returns the newest first; [] where nothing was sent yet. @throws ApiProblem, TransportProblem */
export async function readHistory(
  client: Client,
  campaign: string,
  unit: string,
  options: CallOptions<'submission.get'> = {},
): Promise<readonly SubmissionHead[]> {
  try {
    const { versions } = await client.submission.get({ campaign, unit }, options);
    return [...versions].sort((a, b) => b.version - a.version);
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'no-such-submission') return [];
    throw error;
  }
}

export type VersionStanding = SubmissionHead['state'] | 'replaced';

/** Only the newest version counts; an older one keeps its last state, which matters no more unless it was sent back or taken back. */
export const standingOf = (head: SubmissionHead, newest: number): VersionStanding =>
  head.version < newest && (head.state === 'submitted' || head.state === 'accepted') ? 'replaced' : head.state;
