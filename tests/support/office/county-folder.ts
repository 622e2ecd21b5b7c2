/** A county server's data folder with real accounts, keys and databases, and clients that sign in to it; no HTTP. */
import { createClient, type Client, type Transport } from '../../../addin/api-client';
import { webContentTools } from '../../../addin/api/web-tools';
import { contentText, encodeContent } from '../../../core/api/roster-content';
import { openDataFolder } from '../../../functions/county/data-folder';
import { openOffice, officeName, type Office } from '../../../functions/county/office';
import type { Dispatch } from '../../../functions/outcome';
import { officePlan, personId, rosterContentOf } from './content';
import { noon } from './harness';
import { campaign, li, send, wang, zhang } from './open-campaign';
import { toBase64 } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import { gzipSync } from 'node:zlib';

export const password = 'correct horse 9';

export interface CountyFolder {
  readonly path: string;
  readonly office: Office;
  readonly admin: Client;
  readonly officer: Client;
  readonly clerk: Client;
  readonly close: () => Promise<void>;
}

const transportOf =
  (dispatch: Dispatch, token: string | null): Transport =>
  async ({ operation, body, signal }) => {
    const answer = await dispatch({ operation, body: JSON.parse(JSON.stringify(body)), token, signal });
    if (answer.ok) return { result: JSON.parse(JSON.stringify(answer.result)) };
    const { code, params, status, retry } = answer.problem;
    return { error: { status, message: code, details: { code, params, retry } } };
  };

/** Opens a folder as the server does. */
export function openFolder(path: string): {
  readonly office: Office;
  readonly client: (token: string | null) => Client;
  readonly close: () => Promise<void>;
} {
  const folder = openDataFolder(path);
  const office = openOffice({ files: folder, keys: folder.keys, clock: { now: () => noon }, log: { write: () => undefined } });
  return {
    office,
    client: (token) => createClient(transportOf(office.dispatch, token), { pauseMs: 0 }),
    close: async () => {
      await office.close();
      folder.release();
    },
  };
}

/** A new county: an admin, an officer, a clerk of T1, an open campaign. */
export async function newCounty(path: string): Promise<CountyFolder> {
  const { office, client, close } = openFolder(path);
  const anyone = client(null);
  const first = office.accounts.firstInvitation(officeName)?.code ?? '';
  const admin = client((await anyone.session.redeem({ code: first, account: 'admin-one', password })).token);
  const join = async (role: 'officer' | 'clerk', unit: string | null, account: string): Promise<Client> => {
    const { code } = await admin.unit.invite({ role, unit, days: 7 });
    return client((await anyone.session.redeem({ code, account, password })).token);
  };
  const officer = await join('officer', null, 'officer-one');
  await officer.campaign.save({ plan: officePlan(), expectedRevision: 0 });
  await officer.campaign.open({ campaign });
  const clerk = await join('clerk', 'T1', 'clerk-t1');
  return { path, office, admin, officer, clerk, close };
}

/** Every kind of thing that a store keeps: versions, findings, a return with reasons, base list, merge, decision, visit, an unfinished upload. */
export async function fillCounty({ officer, clerk }: Pick<CountyFolder, 'officer' | 'clerk'>): Promise<void> {
  await send(clerk, { fileName: `${wang[0]}名册.xlsx` });
  const rows = [{ sheet: 'Sheet1', row: 3, reason: `${wang[0]}的身份证号码请核对` }];
  await officer.submission.return({ campaign, unit: 'T1', version: 1, reason: `请核对${wang[0]}`, rows });
  await send(clerk, { content: rosterContentOf([wang, li, zhang]), expectedVersion: 1 });
  await send(officer, { unit: 'T2', content: rosterContentOf([wang, ['赵小明', personId(40)]]) });
  const base = Buffer.from(contentText(rosterContentOf([wang, li])));
  await officer.base.save({ campaign, digest: sha256Hex(base), data: toBase64(gzipSync(base)) });
  await officer.merge.run({ campaign });
  await officer.merge.decide({
    campaign,
    decision: { unit: 'T1', sheet: 'Sheet1', row: 3, decide: 'keep', reason: `${wang[0]}户籍在本镇` },
  });
  await officer.merge.run({ campaign });
  await clerk.visit.record({ campaign, unit: 'T1', sheet: 'Sheet1', row: 3, visitedOn: '2027-01-09', met: true, note: `${wang[0]}在家` });
  await abandonUpload(clerk, '未提交');
}

/** Sends a roster's chunks without submitting it. */
export async function abandonUpload(client: Client, note: string, unit = 'T1'): Promise<string> {
  const { digest, chunks } = await encodeContent(rosterContentOf([wang], note), webContentTools);
  for (const [index, data] of chunks.entries()) await client.roster.upload({ campaign, unit, digest, index, count: chunks.length, data });
  return digest;
}
