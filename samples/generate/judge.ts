/** The program's own way from bytes to findings, and the comparison with the truth: shared by the corpus tests and the hunt. */
import { readRoster } from '../../core/intake';
import type { Plan } from '../../core/model/plan';
import { checkRoster } from '../../core/rules/run';
import { readWorkbook } from '../../files/read';
import { compareFile, type Mismatch } from './compare';
import type { FileTruth } from './truth';

/** "Today" of all samples: after the year's turn, before the festival. */
export const samplesAsOf = '2027-01-15';

export async function judge(bytes: Uint8Array, truth: FileTruth, plan: Plan): Promise<Mismatch[]> {
  const workbook = await readWorkbook(bytes, truth.file);
  const given = truth.unitGiven ? { code: truth.unit, name: truth.unitName } : undefined;
  const roster = readRoster(workbook, plan, given ? { unit: given } : {});
  const report = checkRoster(roster, { plan, asOf: samplesAsOf, ...(given ? { unit: given } : {}) });
  const crashes = report.crashed.map((crash): Mismatch => ({
    kind: 'crashed',
    file: truth.file,
    at: crash.sheet ?? '',
    detail: crash.code,
    note: crash.message,
  }));
  return [...compareFile(truth, roster, report.findings), ...crashes];
}
