/** Small settings kept with the workbook (ExcelApi 1.4), as JSON text under a name of ours. */
import { HostProblem } from '../../core/ports/workbook-host';
import { batch, type Run } from './office-run';

const nameOf = (key: string): string => `SongNuan/${key}`;
const longest = 10_000;

/** @throws HostProblem 'payload-too-large' */
export async function remember(run: Run, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value ?? null);
  if (text.length > longest) throw new HostProblem('payload-too-large', `setting of ${String(text.length)} characters`);
  await batch(run, () => run.context.workbook.settings.add(nameOf(key), text));
}

/** Undefined when nothing was remembered; a setting that is no JSON counts as none. */
export async function recall(run: Run, key: string): Promise<unknown> {
  const setting = await batch(run, () => {
    const setting = run.context.workbook.settings.getItemOrNullObject(nameOf(key));
    setting.load('value');
    return setting;
  });
  if (setting.isNullObject) return undefined;
  try {
    return JSON.parse(String(setting.value)) as unknown;
  } catch {
    return undefined;
  }
}
