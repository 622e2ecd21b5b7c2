/** How the pane is bundled: pane.js with parts that are loaded when needed, and the judging worker judge.js. Also used by tests. */
import { build } from 'esbuild';

const browser = { bundle: true, platform: 'browser', minify: true, target: 'es2020', logLevel: 'warning', metafile: true, charset: 'utf8' };

/**
 * @param {string} outdir
 * @param {{ entry?: Record<string, string>, sourcemap?: boolean }} [options] entry: another than the product's
 * @returns the metafiles of both bundles
 */
export async function buildPane(outdir, { entry = { pane: 'addin/main.tsx' }, sourcemap = true } = {}) {
  const [page, judge] = await Promise.all([
    build({
      ...browser,
      sourcemap,
      format: 'esm',
      splitting: true,
      outdir,
      chunkNames: 'parts/[name]-[hash]',
      entryPoints: entry,
      tsconfig: 'addin/tsconfig.json',
    }),
    build({ ...browser, sourcemap, format: 'iife', outdir, entryPoints: { judge: 'addin/judge/worker.ts' } }),
  ]);
  return { page: page.metafile, judge: judge.metafile };
}
