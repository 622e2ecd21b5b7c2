/** Prints what the pane's bundles hold and weigh, as JSON: `node tests/support/pane-page/sizes.mjs`. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPane } from '../../../scripts/build-addin.mjs';

const folder = await mkdtemp(join(tmpdir(), 'songnuan-sizes-'));
try {
  const { page, judge } = await buildPane(folder, { sourcemap: false });
  const name = (path) => relative(folder, join(process.cwd(), path));
  const outputs = Object.fromEntries(Object.entries(page.outputs).map(([path, output]) => [name(path), output]));
  const wanted = new Set();
  const follow = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    for (const { kind, path: next } of outputs[path].imports) if (kind === 'import-statement') follow(name(next));
  };
  follow('pane.js');
  // What the first view needs is part of the start.
  const first = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === 'addin/pane/check/check-area.tsx');
  follow(first[0]);
  const weight = async (path) => gzipSync(await readFile(join(folder, path))).length;
  const sizes = {};
  for (const path of [...Object.keys(outputs), 'judge.js']) sizes[path] = await weight(path);
  const initial = [...wanted].reduce((sum, path) => sum + sizes[path], 0);
  const inputs = [...new Set([...wanted].flatMap((path) => Object.keys(outputs[path].inputs)))];
  process.stdout.write(JSON.stringify({ initial, sizes, inputs, judgeInputs: Object.keys(judge.inputs) }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
