/**
 * `npm run bench -- office [--units=N] [--write]`: 30 units × 2,000 rows from 60 clients with lost answers, then one merge, on both stores; then larger
 * rosters one at a time, for how long they keep the server from answering others. Ends with an error when a result is wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../core/model/plan';
import { makeRosters, officeBenchPlan, type BenchRoster } from './rosters';
import { clientOf, measureOffice, stretch, submit, type OfficeMeasure, type Stretch } from './run';
import { startServer, type MeasuredServer, type StoreKind } from './server';
import { officeTable } from './table';

export interface LargeMeasure {
  readonly rows: number;
  readonly submit: Stretch;
}
export interface StoreMeasure {
  readonly kind: StoreKind;
  readonly county: OfficeMeasure;
  readonly large: readonly LargeMeasure[];
}

const rowsPerUnit = 2_000;
const largeRows = [10_000, 50_000];
const kinds: readonly StoreKind[] = ['sqlite', 'firestore'];

/** @returns the section of docs/BENCH.md. @throws WrongResult */
export async function benchOffice(scripts: string, nodeOptions: readonly string[], units = 30): Promise<string> {
  const plan = officeBenchPlan('bench', units, rowsPerUnit);
  console.error(`${units} rosters of ${rowsPerUnit} rows …`);
  const rosters = await makeRosters(plan, rowsPerUnit);
  const larger: { readonly plan: Plan; readonly roster: BenchRoster; readonly rows: number }[] = [];
  for (const rows of largeRows) {
    const own = officeBenchPlan(`bench-${rows}`, 1, rows);
    const [roster] = await makeRosters(own, rows);
    if (roster !== undefined) larger.push({ plan: own, roster, rows });
  }
  const measures: StoreMeasure[] = [];
  for (const kind of kinds) {
    console.error(`${kind} …`);
    const folder = mkdtempSync(join(tmpdir(), 'songnuan-office-bench-'));
    try {
      const server = await startServer(join(folder, 'data'), kind, scripts, nodeOptions);
      try {
        const county = await measureOffice(server, plan, rosters, rowsPerUnit);
        const large: LargeMeasure[] = [];
        for (const one of larger) large.push(await measureLarge(server, one));
        measures.push({ kind, county, large });
      } finally {
        await server.end();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return officeTable(measures);
}

async function measureLarge(
  server: MeasuredServer,
  { plan, roster, rows }: { readonly plan: Plan; readonly roster: BenchRoster; readonly rows: number },
): Promise<LargeMeasure> {
  const { officer } = await server.admit([]);
  const county = clientOf(server.url, officer);
  await county.campaign.save({ plan: plan as unknown as Record<string, unknown>, expectedRevision: 0 });
  await county.campaign.open({ campaign: plan.id });
  const { taken } = await stretch(server, () => submit(county, plan, roster));
  return { rows, submit: taken };
}
