/** A folder with the page of the scenario: HTML, program and data as files, because no page of ours may hold scripts itself. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { ScenarioData } from '../../contract/api-scenario-steps';

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>scenario</title>
    <link rel="icon" href="data:," />
    <script type="module" src="scenario.js"></script>
  </head>
</html>
`;

/** @returns path of the folder, which is the caller's to remove; the page is scenario.html */
export async function scenarioFolder(data: ScenarioData): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-page-'));
  await build({
    entryPoints: { scenario: 'tests/support/e2e/page-program.ts' },
    outdir: folder,
    bundle: true,
    // As the pane is built (scripts/build.mjs).
    platform: 'browser',
    target: 'es2020',
    format: 'esm',
    logLevel: 'warning',
  });
  writeFileSync(join(folder, 'scenario.html'), page);
  writeFileSync(join(folder, 'scenario.json'), JSON.stringify(data));
  return folder;
}
