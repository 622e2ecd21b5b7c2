/** The pane page served by a county server, with a campaign that is open and the county's people. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, createFetchTransport, type Client } from '../../../addin/api-client';
import type { Plan } from '../../../core/model/plan';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import { buildPanePage } from '../pane-page/build';
import { startCounty } from './county';

export interface PaneCounty {
  readonly url: string;
  readonly county: Client;
  /** A fresh invitation code for a clerk of the unit. */
  readonly invite: (unit: string) => Promise<string>;
  /** An account of the unit's clerk; its password. */
  readonly account: (name: string, unit: string) => Promise<string>;
  readonly clientOf: (name: string) => Promise<Client>;
  readonly close: () => Promise<void>;
}

const passwordOf = (name: string): string => `correct horse of ${name}`;

export const startPaneCounty = (plans: readonly Plan[], workbooks: Readonly<Record<string, WorkbookSnapshot>>): Promise<PaneCounty> =>
  startCountyFor(plans, (folder) => buildPanePage(folder, workbooks));

/** @param build puts the pages that the server gives into a folder */
export async function startCountyFor(plans: readonly Plan[], build: (folder: string) => Promise<void>): Promise<PaneCounty> {
  const pane = mkdtempSync(join(tmpdir(), 'songnuan-pane-'));
  await build(pane);
  const server = await startCounty(pane, (dispatch) => dispatch);
  const clientWith = (token: string | null): Client => createClient(createFetchTransport({ base: server.url, token: () => token }));
  const redeem = async (code: string, name: string): Promise<string> => {
    const { token } = await clientWith(null).session.redeem({ code, account: name, password: passwordOf(name) });
    return token;
  };
  const officer = { name: 'officer', role: 'officer', unit: null } as const;
  const county = clientWith(await redeem(await server.invite(officer), 'county-officer'));
  for (const plan of plans) {
    await county.campaign.save({ plan: { ...plan }, expectedRevision: 0 });
    await county.campaign.open({ campaign: plan.id });
  }
  const invite = (unit: string): Promise<string> => server.invite({ name: unit, role: 'clerk', unit });
  return {
    url: server.url,
    county,
    invite,
    account: async (name, unit) => {
      await redeem(await invite(unit), name);
      return passwordOf(name);
    },
    clientOf: async (name) => clientWith((await clientWith(null).session.signIn({ account: name, password: passwordOf(name) })).token),
    close: async () => {
      await server.stop();
      rmSync(pane, { recursive: true, force: true });
    },
  };
}
