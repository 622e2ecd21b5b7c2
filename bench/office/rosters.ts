/** A county of realistic rosters, each laid out in its own way, as contents that clients send. The same ones every time. */
import type { RosterContent } from '../../core/api/roster-content';
import type { Plan } from '../../core/model/plan';
import { readWorkbook } from '../../files/read';
import { seeded } from '../../samples/generate/random';
import { makeWorkbook } from '../../samples/generate/workbook';
import { writeFile } from '../../samples/generate/write-file';
import { benchPlan } from '../make-files';

export interface BenchRoster {
  readonly unit: string;
  readonly fileName: string;
  readonly content: RosterContent;
}

/** Planted in every roster. */
const faultCount = 20;

/** The plan of a campaign with so many units, each with a quota that its roster exceeds by five. */
export const officeBenchPlan = (id: string, units: number, rowsPerUnit: number): Plan => ({ ...benchPlan(units, rowsPerUnit), id });

/** One roster for each unit of the plan, written as a workbook and read back, as the pane would read it. */
export async function makeRosters(plan: Plan, rowsPerUnit: number): Promise<readonly BenchRoster[]> {
  const rosters: BenchRoster[] = [];
  for (const unit of plan.units) {
    const random = seeded(`office/${plan.id}/${unit.code}`);
    const { file, format, grids } = makeWorkbook({ random, plan, unit, format: 'xlsx', size: rowsPerUnit, faultCount });
    const workbook = await readWorkbook(await writeFile(format, grids), file);
    rosters.push({ unit: unit.code, fileName: file, content: { workbook, overrides: [] } });
  }
  return rosters;
}
