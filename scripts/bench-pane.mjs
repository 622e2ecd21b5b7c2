/** `node scripts/bench-pane.mjs [ROWS …]`: what the pane costs in the page that plays Excel (tests/support/e2e/clerk-story/figures.ts). */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const outfile = 'dist/scripts/bench-pane.mjs';
await build({
  entryPoints: ['tests/support/e2e/clerk-story/figures.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
  // The played Excel looks for its declarations where they are installed.
  banner: { js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);" },
});
process.exit(spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
