/** Every committed roster, read and judged by the program, against what is known about it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePlans } from '../../core/plans';
import { describeMismatch } from '../../samples/generate/compare';
import { judge } from '../../samples/generate/judge';
import type { FileTruth } from '../../samples/generate/truth';

const samples = join(__dirname, '../../samples');

describe.each(samplePlans.map((plan) => [plan.id, plan] as const))('committed county of the plan %s', (id, plan) => {
  const files = readdirSync(join(samples, id, 'rosters'));

  it('has at least thirty rosters', () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  it.each(files)('%s: every sheet, column, entry and planted fault as known, and no other finding', async (file) => {
    const truth = JSON.parse(readFileSync(join(samples, id, 'expected', `${file}.json`), 'utf8')) as FileTruth;
    const mismatches = await judge(new Uint8Array(readFileSync(join(samples, id, 'rosters', file))), truth, plan);
    expect(mismatches.map(describeMismatch)).toEqual([]);
  });
});
