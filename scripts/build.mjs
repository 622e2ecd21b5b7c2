/** Bundles what runs: `node scripts/build.mjs [cli] [addin] [server] [functions]`; without names, everything. */
import './require-node.mjs';
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildAddin } from './build-addin.mjs';
import { buildWeb } from './build-web.mjs';

const node = { bundle: true, platform: 'node', target: 'node22', packages: 'external', logLevel: 'warning', sourcemap: true };

const targets = {
  /** The command line, and the worker that parses unfamiliar files. */
  async cli() {
    await build({
      ...node,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      outdir: 'dist',
      entryPoints: { songnuan: 'cli/main.ts', 'files-read-worker': 'files/read/worker.ts' },
    });
  },
  /** The task pane, the web edition and the files-only desk. */
  async addin() {
    await rm('dist/addin', { recursive: true, force: true });
    await buildAddin('dist/addin');
    await buildWeb('dist/addin');
  },
  /** The county server; what only a first start needs (the demo county) is a file of its own, loaded then. */
  async server() {
    const { metafile } = await build({
      ...node,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      outdir: 'dist',
      splitting: true,
      chunkNames: 'server/[name]-[hash]',
      entryPoints: { server: 'functions/server.ts' },
      metafile: true,
    });
    // Only what this build no longer has goes: a server may be starting from the others.
    for (const name of await readdir('dist/server')) {
      if (!Object.hasOwn(metafile.outputs, `dist/server/${name}`)) await rm(`dist/server/${name}`);
    }
  },
  /** The cloud functions as one file; firebase-admin and firebase-functions stay packages of the functions folder. */
  async functions() {
    await build({
      ...node,
      packages: undefined,
      format: 'cjs',
      outfile: 'functions/lib/index.js',
      entryPoints: ['functions/index.ts'],
      // The last is the emulators' database in memory (functions/firebase-backend.ts): never loaded, hence never installed, in the cloud.
      external: ['firebase-admin', 'firebase-admin/*', 'firebase-functions', 'firebase-functions/*', '@firebase-bridge/firestore-admin'],
    });
  },
};

const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(targets)) if (wanted.length === 0 || wanted.includes(name)) await make();
