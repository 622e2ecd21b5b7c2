/**
 * The server's merge with the rosters it was made of, as core/outputs needs it: what became of an entry comes from the merge, what stands in
 * its cells from the roster. The digest over the whole proves that both belong together, whatever the base list, the decisions and the day were.
 */
import { sha256Hex } from '../../../core/api/sha256';
import { readRoster } from '../../../core/intake';
import { canonicalLines, type CanonicalEntry, type CanonicalMerge } from '../../../core/merge/canonical';
import type { MergedEntry, MergeResult, Standing } from '../../../core/model/merge';
import type { Plan } from '../../../core/model/plan';
import type { Entry, SheetReading } from '../../../core/model/roster';
import type { RosterContent } from '../../../core/api/roster-content';

interface Place {
  readonly unit: string | null;
  readonly sheet: SheetReading;
  readonly entry: Entry;
}

export interface Assembly {
  /** @param unit code by which the roster was sent */
  readonly add: (unit: string, content: RosterContent) => void;
  /** Null when the rosters are not those of this merge. @param receivedAt instants by unit code */
  readonly finish: (merge: CanonicalMerge, digest: string, receivedAt: Readonly<Record<string, string>>) => MergeResult | null;
}

export function createAssembly(plan: Plan): Assembly {
  /** Units may send files of the same name. */
  const places = new Map<string, Place[]>();
  const unitOfName = new Map(plan.units.map(({ code, name }) => [name, code]));
  return {
    add: (code, content) => {
      const unit = plan.units.find((one) => one.code === code);
      const roster = readRoster(content.workbook, plan, {
        unit: unit ?? { code, name: code },
        overrides: content.overrides,
      });
      for (const sheet of roster.sheets)
        if (sheet.role === 'roster')
          for (const entry of sheet.entries) {
            const key = keyOf(roster.file, sheet.sheet, entry.row);
            const place = { unit: unit?.code ?? null, sheet, entry };
            const known = places.get(key);
            if (known === undefined) places.set(key, [place]);
            else known.push(place);
          }
    },
    finish: ({ rest, entries }, digest, receivedAt) => {
      const merged: MergedEntry[] = [];
      for (const line of entries) {
        const candidates = places.get(keyOf(line.file, line.sheet, line.row)) ?? [];
        const place = candidates.length > 1 ? candidates.find(({ unit }) => unit === line.unit) : candidates[0];
        if (place === undefined) return null;
        merged.push(mergedEntry(line, place));
      }
      const instantOf = (code: string | null, name: string): string => receivedAt[code ?? unitOfName.get(name) ?? name] ?? '';
      const lateUnits = rest.lateUnits.map((late) => ({ ...late, receivedAt: instantOf(late.code, late.name) }));
      const files = new Map(lateUnits.map((late) => [late.file, late.receivedAt]));
      const result: MergeResult = { ...rest, entries: merged, lateUnits };
      if (digestOf(result) !== digest) return null;
      // Instants are no part of the digest; sentences about late files name them.
      const findings = rest.findings.map((finding) => {
        const at = 'late' in finding.params ? files.get(finding.where.file) : undefined;
        return at === undefined ? finding : { ...finding, params: { ...finding.params, receivedAt: at } };
      });
      return { ...result, findings };
    },
  };
}

const keyOf = (file: string | null, sheet: string, row: number): string => `${file ?? ''}\n${sheet}\n${row}`;

const mergedEntry = (line: CanonicalEntry, { sheet, entry }: Place): MergedEntry => ({
  unitCode: line.unit,
  unitName: line.unitName,
  file: line.file,
  sheet,
  entry,
  categoryCode: line.category,
  grain: line.grain as MergedEntry['grain'],
  standing: line.standing as Standing,
  standingReason: line.standingReason,
  grantedFen: line.grantedFen,
  findingCodes: line.findings,
});

function digestOf(result: MergeResult): string {
  const encoder = new TextEncoder();
  const parts = [...canonicalLines(result)].map((line) => encoder.encode(line));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return sha256Hex(bytes);
}
