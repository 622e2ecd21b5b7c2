/** The gate before a deployment: the functions folder installed on its own, its endpoints found by the SDK and compared with the API table. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiTable, operationNames, type Operation } from '../../core/api/table';

const check = (...folder: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/check-functions-package.mjs', ...folder], { encoding: 'utf8' });
const inCloud = operationNames.filter((name) => (apiTable[name] as Operation).localOnly !== true);

beforeAll(() => {
  expect(spawnSync(process.execPath, ['scripts/build.mjs', 'functions']).status).toBe(0);
});

it('the folder that is built stands on its own, with an endpoint for every operation of the cloud', () => {
  const { status, stdout, stderr } = check();
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('not fit')]);
  expect(stdout).toContain(`${String(inCloud.length)} endpoints, as in the API table`);
});

it('a bundle that lacks an operation, or has one that the table does not know, is refused and says which', () => {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-bundle-'));
  try {
    for (const name of ['package.json', 'lib']) cpSync(join('functions', name), join(folder, name), { recursive: true });
    appendFileSync(
      join(folder, 'lib/index.js'),
      '\nmodule.exports = (({ audit_list: all, ...others }) => ({ ...others, audit_all: all }))(module.exports);\n',
    );
    const { status, stderr } = check(folder);
    expect(status).toBe(1);
    expect(stderr).toContain('missing audit_list; not in the table audit_all');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
