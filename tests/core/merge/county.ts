/** Inputs of a merge for tests, from short descriptions. */
import { mergeCounty, type MergeOptions } from '../../../core/merge';
import type { Finding } from '../../../core/model/finding';
import type { MergedEntry, MergeInput, MergeResult } from '../../../core/model/merge';
import type { Plan } from '../../../core/model/plan';
import { checkRoster } from '../../../core/rules/run';
import { planOf, rosterOf, type EntrySpec } from '../../support/roster-builder';

export const asOf = '2027-01-15';

export const units = [
  { code: 'A', name: '东岗镇', aliases: ['东岗'], type: '镇' },
  { code: 'B', name: '西河镇', type: '镇' },
  { code: 'C', name: '交通系统', type: '系统' },
];

export const plan = planOf({ units });

export interface FileSpec extends Partial<Omit<MergeInput, 'roster'>> {
  readonly file?: string;
  readonly entries: readonly EntrySpec[];
}

/** A file of a unit, judged by all rules (or carrying the findings given). */
export function inputOf(unitCode: string | null, { file, entries, ...rest }: FileSpec, by: Plan = plan): MergeInput {
  const name = by.units.find((unit) => unit.code === unitCode)?.name ?? rest.unitText ?? '';
  const roster = rosterOf(entries, { plan: by }, { file: file ?? `${unitCode ?? 'unknown'}.xlsx` });
  const findings = checkRoster(roster, { plan: by, asOf, unit: { code: unitCode, name } }).findings;
  return { roster, findings, unitCode, unitText: name, receivedAt: null, supersededBy: null, ...rest };
}

export const merge = (inputs: readonly MergeInput[], by: Plan = plan, options: Partial<MergeOptions> = {}): MergeResult =>
  mergeCounty(inputs, by, { asOf, ...options });

/** "A.xlsx 4 张三 granted" for every entry. */
export const standings = (result: MergeResult): readonly string[] => result.entries.map(standingOf);
const standingOf = (merged: MergedEntry): string =>
  `${merged.file} ${merged.entry.row} ${merged.entry.readings.name?.value ?? ''} ${merged.standing}`;

export const findingsOf = (result: MergeResult, code: string): readonly Finding[] =>
  result.findings.filter((finding) => finding.code === code);

/** "A.xlsx!B4" for every finding of a code. */
export const cellsOf = (result: MergeResult, code: string): readonly string[] =>
  findingsOf(result, code).map(({ where }) => `${where.file ?? ''}!${where.cell ?? where.row ?? ''}`);
