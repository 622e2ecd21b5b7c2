/** `npm start`: builds the pane, the file reader and the county server, then serves. Settings: docs/COUNTY-SERVER.md. */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { status } = spawnSync(process.execPath, ['scripts/build.mjs', 'cli', 'addin', 'server'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('../dist/server.mjs');
