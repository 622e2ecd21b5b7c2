/** A county server in this process: the HTTP side over a data folder of its own, entered by invitation codes as in real life. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, createFetchTransport, type Client } from '../../../addin/api-client';
import { openDataFolder } from '../../../functions/county/data-folder';
import { officeName, openOffice } from '../../../functions/county/office';
import type { Dispatch } from '../../../functions/outcome';
import type { ScenarioAccount } from '../../contract/api-scenario-steps';
import { startHttp } from '../http-server';

export interface CountyServer {
  readonly url: string;
  /** A fresh invitation code for a person of this role and unit. */
  readonly invite: (account: ScenarioAccount) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * @param pane folder that it serves
 * @param around put around dispatch
 */
export async function startCounty(pane: string, around: (dispatch: Dispatch) => Dispatch): Promise<CountyServer> {
  const path = mkdtempSync(join(tmpdir(), 'songnuan-county-'));
  const folder = openDataFolder(path);
  const office = openOffice({ files: folder, keys: folder.keys, clock: { now: Date.now }, log: { write: () => undefined } });
  // Thirty townships come from thirty addresses; here they are one.
  const running = await startHttp({ dispatch: around(office.dispatch), pane, addressRate: { burst: 100_000, perSecond: 1_000 } });
  const { code } = office.accounts.firstInvitation(officeName) ?? { code: '' };
  const clientWith = (token: string | null): Client => createClient(createFetchTransport({ base: running.url, token: () => token }));
  const { token } = await clientWith(null).session.redeem({ code, account: 'first-admin', password: 'correct horse of the first' });
  return {
    url: running.url,
    invite: async ({ role, unit }) => (await clientWith(token).unit.invite({ role, unit, days: 1 })).code,
    stop: async () => {
      await running.stop();
      await office.close();
      folder.release();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
