/** What the page shows of a merge: small plain data, however many entries there are. */
import { maskIdNumber } from '../../core/model/mask';
import type { Finding, Severity } from '../../core/model/finding';
import type { MergedEntry, MergeResult, Standing, Tally, UnitResult } from '../../core/model/merge';

export interface UnitLine {
  readonly name: string;
  readonly status: UnitResult['status'];
  readonly files: number;
  readonly reported: Tally;
  readonly granted: Tally;
  readonly quota: number | null;
  readonly over: number;
  readonly errors: number;
  readonly warnings: number;
}
export interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly unit: string;
  readonly name: string;
  /** Masked. */
  readonly idNumber: string;
  readonly grantedFen: number;
  readonly standing: Standing;
}
export interface KindLine {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly params: Finding['params'];
  readonly places: readonly string[];
}
export interface CountyView {
  readonly entries: number;
  readonly totals: MergeResult['totals'];
  readonly standings: readonly { readonly standing: Standing; readonly count: number }[];
  readonly units: readonly UnitLine[];
  readonly missingUnits: readonly string[];
  readonly duplicates: readonly (readonly Place[])[];
  /** All of them; the list above may be shorter. */
  readonly duplicateCount: number;
  readonly kinds: readonly KindLine[];
  readonly missingPeople: number;
}

const mostGroups = 300;
const mostPlaces = 5;
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function viewOf(result: MergeResult): CountyView {
  const standings = new Map<Standing, number>();
  for (const { standing } of result.entries) standings.set(standing, (standings.get(standing) ?? 0) + 1);
  const groups = result.duplicates.filter(({ kind, acrossUnits }) => kind === 'person' && acrossUnits);
  return {
    entries: result.entries.length,
    totals: result.totals,
    standings: [...standings].map(([standing, count]) => ({ standing, count })).sort((a, b) => b.count - a.count),
    units: result.units.map((unit) => ({
      name: unit.name,
      status: unit.status,
      files: unit.files.length,
      reported: unit.reported,
      granted: unit.granted,
      quota: unit.quota?.count ?? null,
      over: unit.quota?.over ?? 0,
      errors: unit.counts.error,
      warnings: unit.counts.warning,
    })),
    missingUnits: result.missingUnits.map(({ name }) => name),
    duplicates: groups.slice(0, mostGroups).map(({ entries }) =>
      entries.flatMap((index) => {
        const merged = result.entries[index];
        return merged === undefined ? [] : [placeOf(merged)];
      }),
    ),
    duplicateCount: groups.length,
    kinds: kindsOf(result.findings),
    missingPeople: result.missingFromRosters.length,
  };
}

const placeOf = ({ file, sheet, entry, unitName, grantedFen, standing }: MergedEntry): Place => ({
  ...{ file: file ?? '', sheet: sheet.sheet, row: entry.row, unit: unitName, grantedFen, standing },
  name: entry.readings.name?.value ?? '',
  idNumber: maskIdNumber(entry.readings.idNumber?.text ?? ''),
});

function kindsOf(findings: readonly Finding[]): KindLine[] {
  const kinds = new Map<string, { code: string; severity: Severity; count: number; params: Finding['params']; places: string[] }>();
  for (const { code, severity, params, where } of findings) {
    const key = `${severity}|${code}`;
    const kind = kinds.get(key) ?? { code, severity, count: 0, params, places: [] };
    kind.count += 1;
    const place = [where.file, where.sheet, where.cell ?? where.row].filter((part) => part !== null && part !== '').join(' · ');
    if (place !== '' && kind.places.length < mostPlaces) kind.places.push(place);
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1));
}
