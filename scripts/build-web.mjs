/** How the web edition and the files-only desk are bundled: their pages, and the workers that read, judge, merge and write files. */
import { build } from 'esbuild';
import { oneLanguage } from './build-addin.mjs';

const browser = {
  bundle: true,
  platform: 'browser',
  minify: true,
  target: 'es2020',
  logLevel: 'warning',
  charset: 'utf8',
  plugins: [oneLanguage],
};

/**
 * @param {string} outdir
 * @param {{ sourcemap?: boolean }} [options]
 */
export async function buildWeb(outdir, { sourcemap = true } = {}) {
  await Promise.all([
    build({
      ...browser,
      sourcemap,
      format: 'esm',
      splitting: true,
      outdir,
      chunkNames: 'parts/[name]-[hash]',
      entryPoints: { web: 'addin/web/web.tsx', files: 'addin/files-desk/files.tsx' },
      tsconfig: 'addin/tsconfig.json',
    }),
    build({
      ...browser,
      sourcemap,
      format: 'iife',
      outdir,
      entryPoints: { read: 'addin/web/read-worker.ts', county: 'addin/files-desk/county-worker.ts' },
      // The reader's only parts of Node; SheetJS looks for more, and does without.
      alias: { 'node:zlib': './files/read/zip/zlib-in-browser.ts' },
    }),
  ]);
}
