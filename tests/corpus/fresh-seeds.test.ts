/** Workbooks that are in no folder: made in memory from fixed seeds, also under plans with other parameters. */
import { samplePlans } from '../../core/plans';
import { describeMismatch } from '../../samples/generate/compare';
import { judge } from '../../samples/generate/judge';
import { randomWorkbook } from '../../samples/generate/lot';
import { planVariant } from '../../samples/generate/plan-variant';
import { seeded } from '../../samples/generate/random';

const seeds = Array.from({ length: 60 }, (_, index) => `fresh-${index + 1}`);

describe('workbooks made from fixed seeds', () => {
  it.each(seeds)('%s: read and judged as known', async (seed) => {
    const random = seeded(`${seed}/plan`);
    const base = samplePlans[random.int(0, samplePlans.length - 1)]!;
    const plan = random.chance(0.5) ? planVariant(random, base) : base;
    const made = await randomWorkbook(seed, plan);
    expect((await judge(made.bytes, made.truth, plan)).map(describeMismatch)).toEqual([]);
  });
});
