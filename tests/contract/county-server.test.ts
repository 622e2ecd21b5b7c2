/** The API scenario over real HTTP on a county server whose accounts were made by invitations. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../../addin/api-client';
import { openTestCounty } from '../support/county';
import { apiScenario, type Deployment, type ScenarioAccount } from './api-scenario';

const password = 'correct horse 9';

async function open(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'county-'));
  const county = await openTestCounty(folder);
  const redeem = async (code: string, account: string): Promise<Client> =>
    county.clientOf((await county.clientOf(null).session.redeem({ code, account, password })).token);
  const admin = redeem(county.invitation?.code ?? '', 'admin');
  const clients = new Map<string, Promise<Client>>([['admin', admin]]);
  const invited = async ({ name, role, unit }: ScenarioAccount): Promise<Client> => {
    const { code } = await (await admin).unit.invite({ role, unit, days: 1 });
    return redeem(code, name);
  };
  return {
    clientFor: (account) => {
      const known = clients.get(account.name) ?? invited(account);
      clients.set(account.name, known);
      return known;
    },
    close: async () => {
      await county.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('API scenario, county server over HTTP, ten units of the civil county', () => {
  apiScenario(open, { units: 10 });
});
