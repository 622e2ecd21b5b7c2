import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillNewFolder, KeysMissing, openDataFolder } from '../../../functions/county/data-folder';
import { FolderInUse } from '../../../functions/county/folder-lock';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'county-'));
  folder = join(parent, 'a', 'data');
});
afterEach(() => {
  rmSync(parent, { recursive: true });
});
const modeOf = (path: string): number => statSync(path).mode & 0o777;

it('a new one: mode 700, keys 600; the same keys the next time; refused when the keys are gone', () => {
  const first = openDataFolder(folder);
  expect([first.isNew, modeOf(folder), modeOf(join(folder, 'keys.json'))]).toEqual([true, 0o700, 0o600]);
  first.release();
  const second = openDataFolder(folder);
  expect([second.isNew, second.keys]).toEqual([true, first.keys]);
  second.release();
  writeFileSync(join(folder, 'campaigns.db'), '');
  const third = openDataFolder(folder);
  expect(third.isNew).toBe(false);
  third.release();
  rmSync(join(folder, 'keys.json'));
  expect(() => openDataFolder(folder)).toThrow(KeysMissing);
  expect(existsSync(join(folder, 'keys.json'))).toBe(false);
});

it('is for one server at a time; a refusal leaves the folder free for the next', () => {
  const first = openDataFolder(folder);
  expect(() => openDataFolder(folder)).toThrow(FolderInUse);
  first.release();
  openDataFolder(folder).release();
});

it('a key file that was half written when the process ended is made anew', () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'keys.json.part'), '{"format":');
  const opened = openDataFolder(folder);
  expect(opened.keys.keys).toHaveLength(1);
  expect(readdirSync(folder).sort()).toEqual(['keys.json', 'server.lock']);
  opened.release();
});

describe('filling a new folder', () => {
  const fill = async (make: (campaigns: string) => Promise<void>): Promise<void> => {
    const opened = openDataFolder(folder);
    try {
      await fillNewFolder(opened, async ({ campaigns, accounts }) => {
        writeFileSync(accounts, 'accounts');
        await make(campaigns);
      });
    } finally {
      opened.release();
    }
  };

  it('shows nothing before all of it is there', async () => {
    await fill(async (campaigns) => {
      expect(readdirSync(folder).sort()).toEqual(['demo.part', 'keys.json', 'server.lock']);
      writeFileSync(campaigns, 'campaigns');
    });
    expect(readdirSync(folder).sort()).toEqual(['accounts.db', 'campaigns.db', 'keys.json', 'server.lock']);
  });

  it('ended in the middle leaves a folder that is still new', async () => {
    await expect(
      fill(async () => {
        throw new Error('ended');
      }),
    ).rejects.toThrow('ended');
    const opened = openDataFolder(folder);
    expect([opened.isNew, readdirSync(folder).sort()]).toEqual([true, ['keys.json', 'server.lock']]);
    opened.release();
  });

  it('ended while the finished files were put in place is completed by the next start', async () => {
    const { release, keys } = openDataFolder(folder);
    release();
    mkdirSync(join(folder, 'demo.ready'));
    writeFileSync(join(folder, 'accounts.db'), 'accounts');
    writeFileSync(join(folder, 'demo.ready', 'campaigns.db'), 'campaigns');
    const opened = openDataFolder(folder);
    expect([opened.isNew, opened.keys, readFileSync(opened.campaigns, 'utf8')]).toEqual([false, keys, 'campaigns']);
    expect(existsSync(join(folder, 'demo.ready'))).toBe(false);
    opened.release();
  });
});
