/** `npm run bench`: bundles the measured processes and the maker of files, then runs the bench. */
import './require-node.mjs';
import { build } from 'esbuild';
import { runTypescript } from './run-typescript.mjs';

for (const name of ['make-main', 'run-main', 'office/serve-main'])
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile: `dist/scripts/bench-${name.replace('/', '-')}.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
await runTypescript('bench/main.ts');
