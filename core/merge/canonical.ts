/**
 * A merge as lines of JSON: the same result gives the same bytes on every deployment, so that a digest over them says whether two merges
 * are equal. The first line holds everything but the entries; each further line is one entry, in the order of the result.
 */
import type { FieldKey } from '../model/field';
import type { MergedEntry, MergeResult } from '../model/merge';

export function* canonicalLines(result: MergeResult): Generator<string> {
  const { entries, ...rest } = result;
  yield `${JSON.stringify(rest)}\n`;
  for (const entry of entries) yield `${JSON.stringify(entryLine(entry))}\n`;
}

/** One entry of a canonical merge. Values are canonical: text, ISO dates, integer fen, category codes. */
export interface CanonicalEntry {
  readonly unit: string | null;
  readonly unitName: string;
  readonly file: string | null;
  readonly sheet: string;
  readonly row: number;
  readonly lastRow: number;
  readonly category: string | null;
  readonly grain: string;
  readonly standing: string;
  readonly standingReason: MergedEntry['standingReason'];
  readonly grantedFen: number;
  readonly findings: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

const entryLine = (merged: MergedEntry): CanonicalEntry => ({
  unit: merged.unitCode,
  unitName: merged.unitName,
  file: merged.file,
  sheet: merged.sheet.sheet,
  row: merged.entry.row,
  lastRow: merged.entry.lastRow,
  category: merged.categoryCode,
  grain: merged.grain,
  standing: merged.standing,
  standingReason: merged.standingReason,
  grantedFen: merged.grantedFen,
  findings: merged.findingCodes,
  values: valuesOf(merged),
});

function valuesOf({ entry }: MergedEntry): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const readings = entry.readings as Partial<Record<FieldKey, { readonly value: unknown; readonly text: string }>>;
  for (const field of Object.keys(readings).sort() as FieldKey[]) {
    const reading = readings[field];
    if (reading !== undefined) values[field] = canonical(reading.value, reading.text);
  }
  if (entry.goods.length > 0) values['goods'] = Object.assign({}, ...entry.goods.map((goods) => goods.value ?? {}));
  if (entry.materials.length > 0)
    values['materials'] = Object.fromEntries(entry.materials.map((material) => [material.code ?? 'all', material.value]));
  return values;
}

const canonical = (value: unknown, text: string): unknown =>
  typeof value === 'object' && value !== null && 'iso' in value ? (value.iso ?? text) : value;
