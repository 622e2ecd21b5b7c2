/**
 * The manifest of another deployment, derived from manifest.xml and checked before it is written (docs/INSTALL-ADDIN.md):
 *   npm run manifest -- --url https://intranet.example:8443 [--out FILE] [--id GUID|new]
 * Exit 0 written, 1 the result would not be valid, 2 the command was not understood or the file cannot be written.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTypescript, repository } from './manifest-load.mjs';
import { checkSchema } from './manifest-schema.mjs';

const tools = await loadTypescript('scripts/manifest-tools.ts');

class Refusal extends Error {
  constructor(message, code = 2) {
    super(message);
    this.code = code;
  }
}

function readArguments() {
  const options = { url: { type: 'string' }, out: { type: 'string' }, id: { type: 'string' } };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Refusal(`用法 Usage: npm run manifest -- --url https://… [--out FILE] [--id GUID|new]\n${error.message}`);
  }
}

async function derive({ url, out, id }) {
  const deployment = tools.readDeployment(url);
  if (typeof deployment === 'string') throw new Refusal(tools.urlAdvice[deployment]);
  if (id !== undefined && id !== 'new' && !tools.isGuid(id))
    throw new Refusal(`--id 要写 GUID 或 new：${id}\n--id takes a GUID, or new for a fresh one.`);
  const source = await readFile(`${repository}/manifest.xml`, 'utf8');
  const text = tools.deriveManifest(source, deployment, id === 'new' ? randomUUID() : id);
  const faults = [...(await checkSchema(text)), ...tools.checkRules(text, tools.paneFilesOf(repository))];
  if (faults.length > 0)
    throw new Refusal(`清单不合格，没有写出。\nThe manifest would not be valid; nothing was written.\n${faults.join('\n')}`, 1);
  const { host } = new URL(deployment.base);
  return { text, file: resolve(out ?? `${repository}/out/manifest-${host.replaceAll(/[^\w.-]+/g, '-')}.xml`) };
}

/** Complete or not at all: Excel may be reading the catalog folder at this moment. */
async function write(file, text) {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  } catch (error) {
    throw new Refusal(`写不了 cannot write ${file} (${error.code ?? 'error'})`);
  }
}

try {
  const { text, file } = await derive(readArguments());
  await write(file, text);
  const id = /<Id>([^<]*)<\/Id>/.exec(text)[1];
  console.log(`清单写在 ${file}（Id ${id}）。怎么装：docs/INSTALL-ADDIN.md\nManifest written. How to install it: docs/INSTALL-ADDIN.md`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.code;
}
