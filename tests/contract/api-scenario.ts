/**
 * The whole life of a campaign through the client, on any deployment: sample county in, merge out. Run in process on both stores, over
 * HTTP on the county server, and on the emulators. Steps build on each other, so they are one suite in order.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planSchema, type Plan } from '../../core/model/plan';
import { samplePlan } from '../../core/plans';
import { readWorkbookFile } from '../../files/read/from-disk';
import { scenarioSteps, type ClientFor, type Expect, type SampleFile, type ScenarioData } from './api-scenario-steps';

export { mergeDigest, type ScenarioAccount } from './api-scenario-steps';

export interface Deployment {
  readonly clientFor: ClientFor;
  readonly close: () => Promise<void>;
}

export interface ScenarioOptions {
  /** One of the sample plans. */
  readonly plan?: 'civil' | 'union' | 'district' | 'bureau';
  /** Units that take part; the rest stay missing. All when absent. */
  readonly units?: number;
}

const samples = join(__dirname, '../../samples');

/** The plan with a deadline that no clock has passed, in an id of its own. */
export const scenarioPlan = (name: string): Plan =>
  planSchema.parse({
    ...samplePlan(samplePlanId(name)),
    id: `scenario-${name}`,
    deadline: { at: '2099-12-31T23:59:59+08:00', late: 'refuse' },
    overflow: 'flag',
    approval: { makerChecker: true },
  });

const samplePlanId = (name: string): string => {
  const county = JSON.parse(readFileSync(join(samples, name, 'county.json'), 'utf8')) as { readonly plan?: string };
  return county.plan ?? name;
};

/** Files that were not replaced by another, one for each unit. */
export async function sampleFiles(name: string, plan: Plan, most = Infinity): Promise<readonly SampleFile[]> {
  const lines = JSON.parse(readFileSync(join(samples, name, 'submissions.json'), 'utf8')) as {
    readonly file: string;
    readonly unit: string;
    readonly supersededBy?: string;
  }[];
  const files = new Map<string, SampleFile>();
  for (const line of lines) {
    const unit = plan.units.find((candidate) => candidate.name === line.unit);
    if (unit === undefined || line.supersededBy !== undefined || files.has(unit.code) || files.size >= most) continue;
    const workbook = await readWorkbookFile(join(samples, name, 'rosters', line.file));
    files.set(unit.code, { unit, file: line.file, content: { workbook, overrides: [] } });
  }
  return [...files.values()];
}

export async function scenarioData({ plan: name = 'civil', units }: ScenarioOptions = {}): Promise<ScenarioData> {
  const plan = scenarioPlan(name);
  const files = await sampleFiles(name, plan, units);
  return { plan, files, base: { workbook: await readWorkbookFile(join(samples, name, '底册.xlsx')), overrides: [] } };
}

/** Names of the steps, which need no data to be known. */
const noData: ScenarioData = { plan: scenarioPlan('civil'), files: [], base: { workbook: { file: '', sheets: [] }, overrides: [] } };
const nobody: ClientFor = () => Promise.reject(new Error('no deployment'));
export const scenarioStepNames = scenarioSteps(noData, nobody, expect as unknown as Expect).map(({ name }) => name);

/** Declares a test for each step. `open` is called once, before the first. */
export function apiScenario(open: () => Promise<Deployment>, options: ScenarioOptions = {}): void {
  let deployment: Deployment | undefined;
  let steps: ReturnType<typeof scenarioSteps>;
  beforeAll(async () => {
    deployment = await open();
    steps = scenarioSteps(await scenarioData(options), deployment.clientFor, expect as unknown as Expect);
  }, 180_000);
  afterAll(() => deployment?.close());

  it.each(scenarioStepNames.map((name, index) => [name, index] as const))('%s', async (_name, index) => steps[index]?.run(), 300_000);
}
