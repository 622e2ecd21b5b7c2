/** `npm run demo`: merges the synthetic county of samples/ and says where the workbook is. Errors in its data are the point, not a failure. */
import './require-node.mjs';
import { existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
mkdirSync('out', { recursive: true });
spawnSync(process.execPath, ['scripts/build.mjs', 'cli'], { stdio: 'inherit' });
const county = 'samples/civil';
const optional = (option, file) => (existsSync(file) ? [option, file] : []);
const args = [
  'cli/songnuan.mjs',
  'merge',
  `${county}/rosters`,
  '--plan',
  'civil',
  ...optional('--base', `${county}/底册.xlsx`),
  ...optional('--submissions', `${county}/submissions.json`),
  '--as-of',
  '2027-01-15',
  '--out',
  'out/汇总.xlsx',
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status === 1 ? 0 : (status ?? 2));
