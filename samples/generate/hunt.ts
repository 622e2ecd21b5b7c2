/**
 * Runs the program over many random workbooks and lists where it differs from the truth, grouped by kind. Not part of the tests.
 * Use: npm run samples -- hunt [count] [first seed] [filter on "kind detail"]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePlans } from '../../core/plans';
import { planVariant } from './plan-variant';
import type { Mismatch } from './compare';
import { judge } from './judge';
import { randomWorkbook } from './lot';
import { seeded } from './random';

const [count = '200', first = '1', filter = '', variants = ''] = process.argv.slice(2);

interface Case extends Mismatch {
  readonly seed: string;
}

const groups = new Map<string, Case[]>();
const bad = new Set<string>();
for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const seed = `hunt-${number}`;
  const random = seeded(`${seed}/plan`);
  const base = random.pick(samplePlans);
  const made = await randomWorkbook(seed, variants === '' ? base : planVariant(random, base));
  let mismatches: readonly Mismatch[];
  try {
    mismatches = await judge(made.bytes, made.truth, made.plan);
  } catch (error) {
    mismatches = [
      { kind: 'thrown', file: made.file, at: '', detail: error instanceof Error ? error.name : 'unknown', note: String(error) },
    ];
  }
  for (const mismatch of mismatches) {
    const key = `${mismatch.kind} ${mismatch.detail}`;
    if (!key.includes(filter)) continue;
    bad.add(seed);
    groups.set(key, [...(groups.get(key) ?? []), { ...mismatch, seed }]);
    if (filter !== '') {
      mkdirSync('out/hunt', { recursive: true });
      writeFileSync(join('out/hunt', `${seed}.${made.file.split('.').at(-1)}`), made.bytes);
    }
  }
}
for (const [key, cases] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  const files = new Set(cases.map((one) => one.seed));
  console.log(`${String(cases.length).padStart(5)} in ${files.size} files: ${key}`);
  for (const one of cases.slice(0, filter === '' ? 2 : 12)) console.log(`        ${one.seed} ${one.file} ${one.at} ${one.note}`);
}
console.log(`${bad.size} of ${count} workbooks differ`);
