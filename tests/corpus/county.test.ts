/** The committed counties merged: units, duplicates across units, base list and totals as known, in any order of arrival. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeCounty } from '../../core/merge';
import type { MergeResult } from '../../core/model/merge';
import { samplePlans } from '../../core/plans';
import type { CountyTruth, Submission } from '../../samples/generate/county';
import { samplesAsOf } from '../../samples/generate/judge';
import { baseListOf, compareCounty, inputsOf, type CountyFiles } from '../../samples/generate/judge-county';

const samples = join(__dirname, '../../samples');
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function countyOf(id: string): CountyFiles {
  const folder = join(samples, id, 'rosters');
  return {
    rosters: readdirSync(folder).map((file) => ({ file, bytes: new Uint8Array(readFileSync(join(folder, file))) })),
    submissions: json(join(samples, id, 'submissions.json')) as Submission[],
    base: new Uint8Array(readFileSync(join(samples, id, '底册.xlsx'))),
  };
}

/** Everything but the sheets, which hang on each entry and hold the whole roster. */
const bare = (result: MergeResult): unknown => ({
  ...result,
  entries: result.entries.map(({ sheet, ...entry }) => ({ ...entry, sheet: sheet.sheet })),
});

describe.each(samplePlans.map((plan) => [plan.id, plan] as const))('merged county of the plan %s', (id, plan) => {
  it('is as known, and the same in any order of arrival', async () => {
    const county = countyOf(id);
    const inputs = await inputsOf(county, plan);
    const options = { asOf: samplesAsOf, baseList: await baseListOf(county, plan) };
    const result = mergeCounty(inputs, plan, options);
    expect(compareCounty(json(join(samples, id, 'county.json')) as CountyTruth, result)).toEqual([]);
    const turned = mergeCounty([...inputs.slice(7), ...inputs.slice(0, 7)].reverse(), plan, options);
    expect(bare(turned)).toEqual(bare(result));
  });

  it('every entry has one standing, and what is granted adds up', async () => {
    const county = countyOf(id);
    const result = mergeCounty(await inputsOf(county, plan), plan, { asOf: samplesAsOf });
    expect(result.entries.every((entry) => entry.standing.length > 0)).toBe(true);
    const granted = result.entries.reduce((sum, entry) => sum + entry.grantedFen, 0);
    expect(result.totals.granted.amountFen).toBe(granted);
    expect(result.units.reduce((sum, unit) => sum + unit.granted.amountFen, 0)).toBe(granted);
    expect(result.categories.reduce((sum, category) => sum + category.granted.amountFen, 0)).toBe(granted);
  });
});
