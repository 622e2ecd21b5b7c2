/** Writes the committed counties: `node out/generate.mjs [folder]`. The same bytes every time. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePlans } from '../../core/plans';
import { makeCounty } from './county';
import { writeFile } from './write-file';

const seed = 'songnuan-1';
const target = process.argv[2] ?? 'samples';

for (const plan of samplePlans) {
  const county = makeCounty(plan, seed);
  const folder = join(target, plan.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'rosters'), { recursive: true });
  mkdirSync(join(folder, 'expected'), { recursive: true });
  for (const made of county.files) {
    writeFileSync(join(folder, 'rosters', made.file), await writeFile(made.format, made.grids));
    writeFileSync(join(folder, 'expected', `${made.file}.json`), `${JSON.stringify(made.truth)}\n`);
  }
  writeFileSync(join(folder, '底册.xlsx'), await writeFile('xlsx', county.base));
  writeFileSync(join(folder, 'submissions.json'), `${JSON.stringify(county.submissions, null, 1)}\n`);
  writeFileSync(join(folder, 'county.json'), `${JSON.stringify(county.truth, null, 1)}\n`);
  console.log(`${plan.id}: ${county.files.length} files, ${county.truth.entries} entries`);
}
