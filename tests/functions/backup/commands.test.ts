import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupCommand, restoreCommand } from '../../../functions/county/keeping-commands';
import { newCounty } from '../../support/office/county-folder';
import { noon as now } from '../../support/office/harness';

/** Other work may keep the machine busy; nothing here is about time. */
jest.setTimeout(60_000);

const top = mkdtempSync(join(tmpdir(), 'songnuan-backup-'));
afterAll(() => rmSync(top, { recursive: true }));
let folders = 0;
const fresh = (name: string): string => join(top, `${++folders}`, name);
const original = fresh('data');
beforeAll(async () => {
  const county = await newCounty(original);
  await county.close();
}, 60_000);

describe('the commands', () => {
  const said: string[] = [];
  const around = (data: string) => ({
    environment: { DATA: data },
    folder: top,
    now: () => now,
    print: (text: string) => void said.push(text),
    complain: (text: string) => void said.push(text),
  });
  beforeEach(() => void (said.length = 0));

  it('say in both languages what was done, and that the key belongs elsewhere', async () => {
    const into = fresh('backups');
    expect(await backupCommand([into], around(original))).toBe(0);
    expect(said[0]).toMatch(/备份里没有密钥文件 keys\.json.*\n.*keys\.json is NOT in the backup/);
    const [name] = readdirSync(into);
    const back = fresh('data');
    expect(await restoreCommand([join(into, name!), '--keys', join(original, 'keys.json')], around(back))).toBe(0);
    expect(said[1]).toMatch(/重新登录.*\n.*signs in again/);
    expect(await backupCommand([into, '--with-keys'], around(original))).toBe(0);
    expect(said[2]).toMatch(/有密钥文件.*\n.*holds the key file/);
    mkdirSync(join(into, '.unfinished-abc'));
    await backupCommand([into], around(original));
    expect(said[3]).toContain('.unfinished-abc');
  });

  it.each<[string, () => Promise<0 | 2>, RegExp]>([
    ['an unknown option', () => backupCommand(['--all'], around(original)), /用法.*\nusage: npm run backup/],
    ['no folder to restore', () => restoreCommand([], around(original)), /usage: npm run restore/],
    ['a data folder that is not there', () => backupCommand([], around(join(top, 'gone'))), /没有可备份的.*\n.*nothing to back up/],
    ['no backup', () => restoreCommand([top], around(fresh('data'))), /不是本程序的备份.*\n.*no backup of ours/],
    ['keys that are not named', () => restoreCommand([top, '--keys'], around(fresh('data'))), /usage/],
  ])('end with 2 and a sentence: %s', async (_what, command, sentence) => {
    expect(await command()).toBe(2);
    expect(said.join('\n')).toMatch(sentence);
  });

  it('npm scripts run them as programs of their own, with exit codes 0 and 2', () => {
    const run = (script: string, args: readonly string[], data: string) =>
      spawnSync(process.execPath, [`scripts/${script}.mjs`, ...args], { env: { ...process.env, DATA: data }, encoding: 'utf8' });
    const into = fresh('backups');
    const made = run('backup', [into], original);
    expect([made.status, made.stderr]).toEqual([0, '']);
    const folder = join(into, readdirSync(into)[0]!);
    const back = fresh('data');
    expect(run('restore', [folder, '--keys', join(original, 'keys.json')], back).status).toBe(0);
    const again = run('restore', [folder, '--keys', join(original, 'keys.json')], back);
    expect(again.status).toBe(2);
    expect(again.stderr).toMatch(/--replace/);
    expect(again.stderr).not.toMatch(/\bat .*\.ts/);
  }, 60_000);
});
