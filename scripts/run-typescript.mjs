/** Bundles one TypeScript entry into dist/ and runs it with this Node; ends with its exit code. */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

export async function runTypescript(entry, args = process.argv.slice(2), nodeOptions = []) {
  const outfile = `dist/scripts/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, ['--enable-source-maps', ...nodeOptions, outfile, ...args], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
