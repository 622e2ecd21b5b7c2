/** Stored rosters, findings and base lists: where they lie and under which context they are sealed. */
import type { RosterContent } from '../../../core/api/roster-content';
import type { Finding } from '../../../core/model/finding';
import type { StoreTransaction, SubmissionHead } from '../../../core/ports/campaign-store';
import { openRoster, sealRoster } from '../../content/at-rest';
import { openPieces, sealPieces } from '../../content/pieces';
import type { Deps } from '../../deps';

export const contextOf = (kind: string, ...parts: readonly (string | number)[]): string => [kind, ...parts].join('/');

type Chunks = readonly (Uint8Array | undefined)[];

export const rosterChunks = (tx: StoreTransaction, key: string, unit: string, version: number): Promise<Chunks> =>
  tx.chunks({ kind: 'submission', campaign: key, unit, version });

/** The roster under the file's name as it was submitted. */
export const openSubmission = (deps: Deps, key: string, { unit, version }: SubmissionHead, chunks: Chunks): RosterContent =>
  openRoster(deps.seal, contextOf('submission', key, unit, version), chunks);

export function putSubmission(
  deps: Deps,
  tx: StoreTransaction,
  key: string,
  head: SubmissionHead,
  parts: { readonly content: RosterContent; readonly findings: readonly Finding[] },
): void {
  const { unit, version } = head;
  sealRoster(deps.seal, contextOf('submission', key, unit, version), parts.content).forEach((sealed, index) => {
    tx.putChunk({ kind: 'submission', campaign: key, unit, version }, index, sealed);
  });
  const findings = Buffer.from(JSON.stringify(parts.findings));
  sealPieces(deps.seal, contextOf('findings', key, unit, version), findings).forEach((sealed, index) => {
    tx.putChunk({ kind: 'findings', campaign: key, unit, version }, index, sealed);
  });
}

export async function readFindings(deps: Deps, tx: StoreTransaction, key: string, head: SubmissionHead): Promise<readonly Finding[]> {
  const { unit, version } = head;
  const chunks = await tx.chunks({ kind: 'findings', campaign: key, unit, version });
  if (chunks.length === 0) return [];
  const plain = openPieces(deps.seal, contextOf('findings', key, unit, version), chunks);
  return JSON.parse(Buffer.from(plain).toString('utf8')) as Finding[];
}
