/**
 * Installs the add-in into Excel on this computer, or says what to do where it cannot (docs/INSTALL-ADDIN.md):
 *   npm run sideload [-- --manifest FILE] [--share \\server\folder] [--reg FILE] [--remove] [--dry-run] [--ca FILE] [--timeout SECONDS]
 * --share   put the manifest into a shared folder and trust that folder (Windows)
 * --reg     write a .reg file that makes other computers trust the shared folder
 * --ca      certificate authority (PEM) of the server, for the check of the connection
 * Exit 0 done, 1 done but the server does not answer as it must, 2 not understood or not possible.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { get as getSecure } from 'node:https';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import tls from 'node:tls';
import { parseArgs } from 'node:util';
import officeAddinCli from 'office-addin-cli';
import { loadTypescript, repository } from './manifest-load.mjs';

const { isShare, planSideload, registryArguments, registryFile, serverAdvice } = await loadTypescript('scripts/manifest-tools.ts');
const text = { type: 'string' };
const flag = { type: 'boolean', default: false };

function readOptions() {
  const options = { manifest: text, share: text, reg: text, ca: text, timeout: text, remove: flag, 'dry-run': flag };
  const { values } = parseArgs({ options });
  if (values.share !== undefined && !isShare(values.share))
    throw new Error(`--share 要写 \\\\服务器\\文件夹 takes \\\\server\\folder: ${values.share}`);
  if (values.reg !== undefined && values.share === undefined) throw new Error('--reg 要和 --share 一起用 needs --share');
  const seconds = officeAddinCli.parseNumber(values.timeout ?? '10', '--timeout 要写秒数 takes seconds');
  if (!(seconds > 0 && seconds <= 600)) throw new Error('--timeout 要写 1 到 600 的秒数 takes 1 to 600 seconds');
  return { ...values, seconds, path: resolve(values.manifest ?? join(repository, 'manifest.xml')) };
}

/** HTTP status of pane.html, or the code of the error. The certificates that this computer trusts count, as they do for Excel. */
async function askServer(base, { ca, seconds }) {
  const trusted = [...tls.rootCertificates, ...tls.getCACertificates('system'), ...(ca === undefined ? [] : [await readFile(ca, 'utf8')])];
  return new Promise((done) => {
    const url = new URL('pane.html', base);
    const options = { timeout: seconds * 1000, ca: trusted, agent: false };
    const request = (url.protocol === 'https:' ? getSecure : get)(url, options, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', (error) => done(error.code ?? error.message));
  });
}

async function perform(action) {
  if (action.kind === 'copy') {
    await mkdir(dirname(action.to), { recursive: true });
    await copyFile(action.from, action.to);
  } else if (action.kind === 'delete') await rm(action.file, { force: true });
  else {
    const { status, stderr, error } = spawnSync('reg.exe', registryArguments(action), { encoding: 'utf8' });
    // Deleting what is not there is no failure.
    if (status !== 0 && action.kind === 'set') throw new Error(`reg.exe: ${error?.message ?? stderr.trim()}`);
  }
}

const describe = (action) =>
  action.kind === 'copy'
    ? `copy ${action.from} → ${action.to}`
    : action.kind === 'delete'
      ? `delete ${action.file}`
      : `reg ${registryArguments(action).join(' ')}`;

async function sideload(options) {
  if (!existsSync(options.path)) throw new Error(`没有这个清单 no such manifest: ${options.path}`);
  const plan = planSideload({
    platform: process.platform,
    home: homedir(),
    path: options.path,
    text: await readFile(options.path, 'utf8'),
    share: options.share ?? null,
    remove: options.remove,
  });
  for (const action of plan.actions) {
    console.log(describe(action));
    if (!options['dry-run']) await perform(action);
  }
  if (options.reg !== undefined) {
    await writeFile(options.reg, `\ufeff${registryFile(options.share)}`, 'utf16le');
    console.log(`注册表文件 registry file: ${options.reg}`);
  }
  for (const line of plan.say) console.log(line);
  if (options.remove) return 0;
  const { good, say } = serverAdvice(await askServer(plan.base, options), plan.base);
  for (const line of say) console.log(line);
  return good ? 0 : 1;
}

try {
  process.exitCode = await sideload(readOptions());
} catch (error) {
  officeAddinCli.logErrorMessage(error);
  process.exitCode = 2;
}
