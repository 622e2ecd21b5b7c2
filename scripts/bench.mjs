/** `npm run bench`: bundles the measured process and the maker of files, then runs the bench. */
import './require-node.mjs';
import { build } from 'esbuild';
import { runTypescript } from './run-typescript.mjs';

for (const name of ['make-main', 'run-main'])
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile: `dist/scripts/bench-${name}.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
await runTypescript('bench/main.ts');
