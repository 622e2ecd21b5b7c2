/**
 * The audit as a hash chain: each line carries the hash of the line before it, so that an edited, removed or reordered line shows.
 * What a chain cannot show by itself is a cut tail: compare the last hash with one written down elsewhere (the county's notes, a backup).
 */
import { createHash } from 'node:crypto';
import type { AuditLine } from '../../core/ports/campaign-store';

/** What a line says, before it has its place in the chain. */
export type AuditEntry = Omit<AuditLine, 'sequence' | 'previous' | 'hash'>;

/** The link that a line follows on: sequence and hash of the line before it. */
export type AuditLink = Pick<AuditLine, 'sequence' | 'hash'>;

/** Before the first line. */
export const chainStart: AuditLink = { sequence: 0, hash: '' };

/** JSON with sorted keys and no spaces: the same value always gives the same text. Members that are undefined are left out, as in JSON. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256, in hex, over the canonical JSON of everything in the line but the hash itself; `previous` is part of it. */
function hashOf(line: Omit<AuditLine, 'hash'>): string {
  const { at, uid, action, campaign, unit, detail, sequence, previous } = line;
  return createHash('sha256').update(canonicalJson({ at, uid, action, campaign, unit, detail, sequence, previous })).digest('hex');
}

/** The line that follows on `last` (null: the first of its office). */
export function nextLine(last: AuditLink | null, entry: AuditEntry): AuditLine {
  const { sequence, hash } = last ?? chainStart;
  const line = { ...entry, sequence: sequence + 1, previous: hash };
  return { ...line, hash: hashOf(line) };
}

/**
 * Checks lines in ascending order that start right after `from` (the whole chain by default; a page: the last line of the page before).
 * @returns the sequence at which the chain is first broken (the number expected there, when a line is missing), or null when it is whole
 */
export function firstBroken(lines: readonly AuditLine[], from: AuditLink = chainStart): number | null {
  let { sequence, hash } = from;
  for (const line of lines) {
    sequence += 1;
    if (line.sequence !== sequence || line.previous !== hash || line.hash !== hashOf(line)) return sequence;
    hash = line.hash;
  }
  return null;
}
