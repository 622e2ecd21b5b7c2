/** 校验: the open workbook, read and judged on this machine; nothing is sent anywhere. */
import { readRoster } from '../../core/intake';
import type { Report } from '../../core/model/finding';
import type { Plan } from '../../core/model/plan';
import type { Roster } from '../../core/model/roster';
import type { WorkbookHost } from '../../core/ports/workbook-reader';
import { checkRoster as judge } from '../../core/rules/run';

export interface CheckResult {
  readonly roster: Roster;
  readonly report: Report;
}

/** @param asOf today, YYYY-MM-DD @throws HostProblem */
export async function checkRoster(host: WorkbookHost, plan: Plan, asOf: string): Promise<CheckResult> {
  const [file, sheets] = [await host.fileName(), await host.readSheets()];
  const roster = readRoster({ file, sheets }, plan);
  return { roster, report: judge(roster, { plan, asOf }) };
}
