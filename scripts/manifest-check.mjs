/**
 * Checks the manifest by XML schema and by our own rules: npm run manifest:check [-- FILE...]
 * Exit 0 good, 1 faults found, 2 a file could not be read.
 */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { loadTypescript, repository } from './manifest-load.mjs';
import { checkSchema } from './manifest-schema.mjs';

const { checkRules, paneFilesOf } = await loadTypescript('scripts/manifest-tools.ts');
const names = process.argv.slice(2);
let code = 0;
for (const name of names.length === 0 ? [relative('.', join(repository, 'manifest.xml'))] : names) {
  let text;
  try {
    text = await readFile(name, 'utf8');
  } catch (error) {
    console.error(`读不到 cannot read ${name} (${error.code ?? 'error'})`);
    code = 2;
    continue;
  }
  const faults = [...(await checkSchema(text, name)), ...checkRules(text, paneFilesOf(repository)).map((fault) => `${name}: ${fault}`)];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) code = Math.max(code, 1);
  else console.log(`${name}: 合格 valid`);
}
process.exitCode = code;
