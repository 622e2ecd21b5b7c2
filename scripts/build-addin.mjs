/**
 * How the pages are bundled: pane.js (in Excel) and desk.js (the county's desk) with parts that are loaded when needed, the judging worker
 * judge.js and the desk's worker. Also used by tests.
 */
import { cp, mkdir } from 'node:fs/promises';
import { build } from 'esbuild';

/** Zod brings its messages in fifty languages along; sentences for people are ours, and its English stays for faults. */
export const oneLanguage = {
  name: 'zod-in-one-language',
  setup(building) {
    building.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

const browser = {
  bundle: true,
  platform: 'browser',
  minify: true,
  target: 'es2020',
  logLevel: 'warning',
  metafile: true,
  charset: 'utf8',
  plugins: [oneLanguage],
};

/**
 * @param {string} outdir
 * @param {{ entry?: Record<string, string>, sourcemap?: boolean }} [options] entry: another than the product's
 * @returns the metafiles of the bundles
 */
export async function buildPane(outdir, { entry = { pane: 'addin/main.tsx', desk: 'addin/desk.tsx' }, sourcemap = true } = {}) {
  const [page, judge, desk] = await Promise.all([
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
    build({
      ...browser,
      sourcemap,
      format: 'iife',
      outdir,
      entryPoints: { 'desk-worker': 'addin/flows/desk/worker.ts', 'desk-read': 'addin/flows/desk/read-worker.ts' },
      alias: { 'node:zlib': './files/read/zip/zlib-in-browser.ts' },
    }),
  ]);
  return { page: page.metafile, judge: judge.metafile, desk: desk.metafile };
}

/** The task pane as static files: office.js comes from the npm package, because offices cannot reach the public CDN. */
export async function buildAddin(outdir) {
  await mkdir(outdir, { recursive: true });
  await buildPane(outdir);
  await cp('addin/public', outdir, { recursive: true });
  const officeJs = 'node_modules/@microsoft/office-js/dist';
  const wanted = /[\\/]dist(?:[\\/](?:(?:office|excel-[\w.-]+|o15apptofilemappingtable|es6-promise)\.js|(?:zh-cn|en-us)(?:[\\/].*)?))?$/;
  await cp(officeJs, `${outdir}/office-js`, { recursive: true, filter: (from) => wanted.test(from) && !/\.debug\.js$/.test(from) });
}
