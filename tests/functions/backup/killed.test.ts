/** A backup whose process is killed in the middle, as by a power cut: what is left is a whole backup or none, and the next one is made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackup } from '../../../functions/county/backup';
import { unfinishedPrefix } from '../../../functions/county/backup-format';
import { openDataFolder } from '../../../functions/county/data-folder';
import { restoreBackup } from '../../../functions/county/restore';
import { createSealer } from '../../../functions/store/sealed';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { openAccounts } from '../../../functions/store/sqlite-accounts';
import { campaign, campaignId } from '../../contract/campaign-store/values';
import { noon as now } from '../../support/office/harness';

const top = mkdtempSync(join(tmpdir(), 'songnuan-killed-'));
const data = join(top, 'data');
afterAll(() => rmSync(top, { recursive: true }));

/** Enough sealed bytes that copying and checking them takes a while. */
beforeAll(async () => {
  const folder = openDataFolder(data);
  openAccounts(folder.accounts).close();
  const store = openSqliteStore(folder.campaigns);
  const seal = createSealer(folder.keys);
  const set = { kind: 'base', campaign: campaignId } as const;
  await store.transact(async (tx) => {
    tx.saveCampaign(campaign(), 0);
    for (let index = 0; index < 80; index += 1) {
      const noise = crypto.getRandomValues(new Uint8Array(60_000));
      tx.putChunk(set, index, seal.seal(Buffer.concat(Array.from({ length: 8 }, () => noise)), `base/${campaignId}/${String(index)}`));
    }
  });
  await store.close();
  folder.release();
}, 60_000);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** False when there is nobody left to get it. */
const signal = (group: number, name: 'SIGKILL' | 0): boolean => {
  try {
    return process.kill(group, name);
  } catch {
    return false;
  }
};

it.each([0, 10, 40, 120])(
  'killed %d ms after its folder appeared',
  async (delay) => {
    const into = join(top, `into-${String(delay)}`);
    const child = spawn(process.execPath, ['scripts/backup.mjs', into], {
      env: { ...process.env, DATA: data },
      detached: true,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const begun = (): boolean => existsSync(into) && readdirSync(into).length > 0;
    for (let tries = 0; !begun() && child.exitCode === null && tries < 6_000; tries += 1) await pause(5);
    await pause(delay);
    // The script and the program that it runs are one group.
    signal(-child.pid!, 'SIGKILL');
    await ended;
    for (let tries = 0; signal(-child.pid!, 0) && tries < 6_000; tries += 1) await pause(5);

    const names = readdirSync(into);
    expect(names).toHaveLength(1);
    const back = join(top, `back-${String(delay)}`);
    const restored = restoreBackup({ from: join(into, names[0]!), data: back, replace: false, keys: join(data, 'keys.json'), now });
    if (names[0]!.startsWith(unfinishedPrefix)) {
      await expect(restored).rejects.toMatchObject({ code: 'unfinished' });
      expect(existsSync(back)).toBe(false);
    } else expect((await restored).manifest.contents.chunks).toBe(80);

    const next = await createBackup({ data, into, withKeys: false, now });
    expect(next.unfinished).toEqual(names.filter((name) => name.startsWith(unfinishedPrefix)));
    expect(next.manifest.contents.chunks).toBe(80);
  },
  60_000,
);
