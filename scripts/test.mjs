/** `npm test`: the whole Jest suite; further words go to Jest (npm test -- tests/core). */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const run = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);
