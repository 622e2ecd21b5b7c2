/** What is kept with the workbook: the plan, the unit, the corrected columns. Read with suspicion: another version may have written it. */
import type { WorkbookHost } from '../../core/ports/workbook-host';
import type { SheetCorrection } from '../judge/protocol';

export interface Remembered {
  readonly planId: string | null;
  /** To name a plan that is not at hand any more. */
  readonly planTitle: string | null;
  readonly unit: { readonly code: string | null; readonly name: string } | null;
  readonly corrections: readonly SheetCorrection[];
}

const key = 'songnuan.check';
/** With the sheet's id, which outlives its name. */
type Kept = SheetCorrection & { readonly id: string };

export async function recallChoices(host: WorkbookHost): Promise<Remembered> {
  const kept = asRecord(await host.recall(key));
  const unit = asRecord(kept['unit']);
  const corrections = Array.isArray(kept['corrections']) ? kept['corrections'].filter(isKept) : [];
  const infos = corrections.length === 0 ? [] : await host.listSheets();
  return {
    planId: typeof kept['plan'] === 'string' ? kept['plan'] : null,
    planTitle: typeof kept['title'] === 'string' ? kept['title'] : null,
    unit: typeof unit['name'] === 'string' ? { name: unit['name'], code: typeof unit['code'] === 'string' ? unit['code'] : null } : null,
    corrections: corrections.flatMap(({ id, ...correction }) => {
      const info = infos.find((one) => one.id === id) ?? infos.find((one) => one.name === correction.sheet);
      return info === undefined ? [] : [{ ...correction, sheet: info.name }];
    }),
  };
}

export async function rememberChoices(host: WorkbookHost, { planId, planTitle, unit, corrections }: Remembered): Promise<void> {
  const infos = corrections.length === 0 ? [] : await host.listSheets();
  const kept = corrections.map((correction) => ({ ...correction, id: infos.find(({ name }) => name === correction.sheet)?.id ?? '' }));
  await host.remember(key, { plan: planId, title: planTitle, unit, corrections: kept });
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function isKept(value: unknown): value is Kept {
  const { id, sheet, role, headerRow, columns } = asRecord(value);
  return (
    typeof id === 'string' &&
    typeof sheet === 'string' &&
    (role === undefined || role === 'roster' || role === 'other') &&
    (headerRow === undefined || typeof headerRow === 'number') &&
    (columns === undefined ||
      Object.values(asRecord(columns)).every((column) => {
        const { letter, header } = asRecord(column);
        return typeof letter === 'string' && (header === null || typeof header === 'string');
      }))
  );
}
