/** Stored rosters, findings and base lists: where they lie and under which context they are sealed. */
import type { RosterContent } from '../../../core/api/roster-content';
import type { Finding } from '../../../core/model/finding';
import type { ChunkSet, StoreTransaction, SubmissionHead } from '../../../core/ports/campaign-store';
import { chunksOf, openRoster } from '../../content/at-rest';
import { openPieces, piecesOf } from '../../content/pieces';
import type { Deps } from '../../deps';
import { inTurns } from '../../heavy';

export const contextOf = (kind: string, ...parts: readonly (string | number)[]): string => [kind, ...parts].join('/');

type Chunks = readonly (Uint8Array | undefined)[];

export const rosterChunks = (tx: StoreTransaction, key: string, unit: string, version: number): Promise<Chunks> =>
  tx.chunks({ kind: 'submission', campaign: key, unit, version });

/** The roster under the file's name as it was submitted. */
export const openSubmission = (deps: Deps, key: string, { unit, version }: SubmissionHead, chunks: Chunks): RosterContent =>
  openRoster(deps.seal, contextOf('submission', key, unit, version), chunks);

/** A version's roster and findings, ready to be written. */
export type SealedSubmission = readonly { readonly set: ChunkSet; readonly sealed: readonly Uint8Array[] }[];

/** Sealed before the transaction that writes it, with turns of the event loop between: large rosters take a while. */
export async function sealSubmission(
  deps: Deps,
  key: string,
  { unit, version }: Pick<SubmissionHead, 'unit' | 'version'>,
  parts: { readonly content: RosterContent; readonly findings: readonly Finding[] },
): Promise<SealedSubmission> {
  const place = { campaign: key, unit, version };
  const roster = chunksOf(deps.seal, contextOf('submission', key, unit, version), parts.content);
  const findings = piecesOf(deps.seal, contextOf('findings', key, unit, version), Buffer.from(JSON.stringify(parts.findings)));
  return [
    { set: { kind: 'submission', ...place }, sealed: await inTurns(roster) },
    { set: { kind: 'findings', ...place }, sealed: await inTurns(findings) },
  ];
}

export function putSubmission(tx: StoreTransaction, submission: SealedSubmission): void {
  for (const { set, sealed } of submission)
    sealed.forEach((bytes, index) => {
      tx.putChunk(set, index, bytes);
    });
}

export async function readFindings(deps: Deps, tx: StoreTransaction, key: string, head: SubmissionHead): Promise<readonly Finding[]> {
  const { unit, version } = head;
  const chunks = await tx.chunks({ kind: 'findings', campaign: key, unit, version });
  if (chunks.length === 0) return [];
  const plain = openPieces(deps.seal, contextOf('findings', key, unit, version), chunks);
  return JSON.parse(Buffer.from(plain).toString('utf8')) as Finding[];
}
