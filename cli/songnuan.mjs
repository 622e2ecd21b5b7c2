#!/usr/bin/env node
/** Starts the command line with Node 22: the one in node_modules when the caller's own is older. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundle = here('../dist/songnuan.mjs');
const ownNode = here('../node_modules/.bin/node');

if (Number(process.versions.node.split('.')[0]) < 22 && existsSync(ownNode)) {
  const run = spawnSync(ownNode, [here('./songnuan.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 2);
}
await import('../scripts/require-node.mjs');
if (!existsSync(bundle)) spawnSync(process.execPath, [here('../scripts/build.mjs'), 'cli'], { stdio: 'inherit', cwd: here('..') });
const { main } = await import('../dist/songnuan.mjs');
process.exitCode = await main(process.argv.slice(2));
