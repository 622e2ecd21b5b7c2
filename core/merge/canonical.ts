/**
 * A merge as lines of JSON: the same result gives the same bytes on every deployment, so that a digest over them says whether two merges
 * are equal. The first line holds everything but the entries; each further line is one entry, in the order of the result.
 *
 * Left out by design, because two places that merge the same rosters may rightly differ in them:
 * - Instants at which files came (lateUnits.receivedAt, and receivedAt in the params of findings). Whether a file was late is in the bytes
 *   (lateUnits, standings), by how many minutes is not; submission.list tells it.
 * - Entries of superseded files, which count nowhere: a county that merges files may still have an older version at hand that a server
 *   keeps as an earlier submission. Indexes into the entries (duplicates, notInBaseList) are those of the entries that stay.
 */
import type { FieldKey } from '../model/field';
import type { Finding } from '../model/finding';
import type { MergedEntry, MergeResult } from '../model/merge';

export function* canonicalLines(result: MergeResult): Generator<string> {
  const { entries, ...rest } = withoutSuperseded(result);
  const lateUnits = rest.lateUnits.map(({ receivedAt: _at, ...late }) => late);
  yield `${JSON.stringify({ ...rest, lateUnits, findings: rest.findings.map(withoutInstants) })}\n`;
  for (const entry of entries) yield `${JSON.stringify(entryLine(entry))}\n`;
}

/** What the first line holds. */
export type CanonicalRest = Omit<MergeResult, 'entries' | 'lateUnits'> & {
  readonly lateUnits: readonly Omit<MergeResult['lateUnits'][number], 'receivedAt'>[];
};
export interface CanonicalMerge {
  readonly rest: CanonicalRest;
  readonly entries: readonly CanonicalEntry[];
}

/** Lines that canonicalLines wrote, read back; the caller has checked their digest. */
export function parseCanonical(text: string): CanonicalMerge {
  const [first = '', ...lines] = text.split('\n');
  const entries = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CanonicalEntry);
  return { rest: JSON.parse(first) as CanonicalRest, entries };
}

function withoutSuperseded(result: MergeResult): MergeResult {
  if (result.entries.every(({ standing }) => standing !== 'superseded')) return result;
  const places = new Map<number, number>();
  const entries = result.entries.filter(({ standing }, index) => {
    if (standing === 'superseded') return false;
    places.set(index, places.size);
    return true;
  });
  const moved = (indexes: readonly number[]): readonly number[] => indexes.flatMap((index) => places.get(index) ?? []);
  const duplicates = result.duplicates.map((group) => ({ ...group, entries: moved(group.entries) }));
  return { ...result, entries, duplicates, notInBaseList: moved(result.notInBaseList) };
}

function withoutInstants(finding: Finding): Finding {
  if (!('receivedAt' in finding.params)) return finding;
  const { receivedAt: _at, ...params } = finding.params;
  return { ...finding, params };
}

/**
 * One entry of a canonical merge. Values are canonical: text, ISO dates, integer fen, category codes. A cell that could not be understood is
 * {unread: its text}.
 */
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
  /** Of a household set out with its members; the head is the entry itself. */
  readonly members?: readonly { readonly name: string; readonly idNumber: string; readonly relation: string }[];
  /** Income columns: what period their money is for. */
  readonly periods?: Readonly<Record<string, 'month' | 'year'>>;
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
  ...membersOf(merged),
  ...periodsOf(merged),
});

const membersOf = ({ entry: { members } }: MergedEntry): Pick<CanonicalEntry, 'members'> =>
  members.length === 0
    ? {}
    : {
        members: members.map(({ name, idNumber, relation }) => ({
          name: name?.value ?? name?.text ?? '',
          idNumber: idNumber?.value ?? idNumber?.text ?? '',
          relation: relation?.value ?? relation?.text ?? '',
        })),
      };

/** Only of fields that the entry has. */
function periodsOf({ entry, sheet }: MergedEntry): Pick<CanonicalEntry, 'periods'> {
  const readings = entry.readings as Partial<Record<FieldKey, unknown>>;
  const found = (sheet.layout?.columns ?? []).flatMap(({ field, period }) =>
    period === undefined || readings[field] === undefined ? [] : [[field, period] as const],
  );
  return found.length === 0 ? {} : { periods: Object.fromEntries(found) };
}

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
  value === null ? { unread: text } : typeof value === 'object' && value !== null && 'iso' in value ? (value.iso ?? text) : value;
