/** Everything of the open workbook, read once and handed to the judge. */
import type { WorkbookSnapshot } from '../../core/model/sheet';
import type { Progress, WorkbookHost } from '../../core/ports/workbook-host';
import type { Judge } from '../judge/client';

/** @throws HostProblem, also 'cancelled' */
export async function readWorkbook(host: WorkbookHost, judge: Judge, progress: Progress = {}): Promise<WorkbookSnapshot> {
  const workbook = { file: await host.fileName(), sheets: await host.readSheets(undefined, progress) };
  await judge.load(workbook);
  return workbook;
}
