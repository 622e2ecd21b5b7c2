/** Bundles one TypeScript entry into dist/scripts and imports it, for scripts that need its functions rather than its run. */
import './require-node.mjs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const repository = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export async function loadTypescript(entry) {
  const outfile = `${repository}/dist/scripts/${entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
  await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}
