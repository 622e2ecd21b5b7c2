/** A merge as the desk shows it, and its canonical bytes. */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { canonicalLines } from '../../../core/merge/canonical';
import type { MergeResult } from '../../../core/model/merge';
import type { MergeSummary } from '../../../core/ports/campaign-store';

/** Lines between two turns of the event loop. */
const linesAtOnce = 4_000;

/** The canonical lines as bytes, with their SHA-256. */
export async function canonicalBytes(result: MergeResult): Promise<{ readonly bytes: Uint8Array; readonly digest: string }> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  for (const line of canonicalLines(result)) {
    const part = Buffer.from(line, 'utf8');
    hash.update(part);
    parts.push(part);
    if (parts.length % linesAtOnce === 0) await turn();
  }
  return { bytes: Buffer.concat(parts), digest: hash.digest('hex') };
}

/** What a summary says about the result itself; who made it of what, and when, comes from the caller. */
export function figuresOf(
  result: MergeResult,
): Pick<MergeSummary, 'totals' | 'units' | 'duplicates' | 'missingUnits' | 'standings' | 'findings'> {
  const findings = { error: 0, warning: 0, info: 0 };
  for (const finding of result.findings) findings[finding.severity] += 1;
  const standings: Record<string, number> = {};
  for (const { standing } of result.entries) standings[standing] = (standings[standing] ?? 0) + 1;
  return {
    totals: { reported: { ...result.totals.reported }, granted: { ...result.totals.granted } },
    units: result.units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      status: unit.status,
      reported: { ...unit.reported },
      granted: { ...unit.granted },
      over: unit.quota?.over ?? 0,
      counts: { ...unit.counts },
    })),
    duplicates: result.duplicates.length,
    missingUnits: result.missingUnits.map((unit) => unit.code),
    standings,
    findings,
  };
}
