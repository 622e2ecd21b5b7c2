/** What is loaded when the pane opens. */
import { execFileSync } from 'node:child_process';

interface Sizes {
  readonly initial: number;
  readonly inputs: readonly string[];
  readonly judgeInputs: readonly string[];
}

const sizes = JSON.parse(
  execFileSync(process.execPath, ['tests/support/pane-page/sizes.mjs'], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }),
) as Sizes;

it('weighs at most 130 KiB gzipped, without office.js', () => {
  expect(sizes.initial).toBeLessThanOrEqual(130 * 1024);
});

it('has no judgement, no schema library and no office.js in it', () => {
  const heavy = sizes.inputs.filter((path) =>
    /node_modules\/(?!preact\/)|core\/(?:intake|rules|merge|plans|outputs|vocabulary)\//.test(path),
  );
  expect(heavy).toEqual([]);
});

it('the judgement is in the worker, and the worker draws nothing', () => {
  expect(sizes.judgeInputs).toEqual(expect.arrayContaining(['core/rules/run.ts', 'core/intake/read-roster.ts']));
  expect(sizes.judgeInputs.filter((path) => /preact|addin\/pane|core\/messages/.test(path))).toEqual([]);
});
