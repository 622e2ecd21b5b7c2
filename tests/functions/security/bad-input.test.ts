/**
 * Bad input against a whole county server over HTTP: real accounts, store and handlers. Each answers a problem code, says nothing of the
 * inside, and leaves both databases as they were. What the HTTP side refuses before any operation is in tests/functions/http/server.test.ts,
 * what content may not be in tests/functions/content/content.test.ts.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { problemCodes } from '../../../core/api/problems';
import { contentLimits, contentText } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import { apiTable, operationNames, type Operation, type OperationName } from '../../../core/api/table';
import { rawExchange, startHttp, type Running } from '../../support/http-server';
import { officePlan, rosterContentOf } from '../../support/office/content';
import { newCounty, password, type CountyFolder } from '../../support/office/county-folder';
import { campaign, send, wang } from '../../support/office/open-campaign';

/** Other work may keep the machine busy; nothing here is about time. */
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'songnuan-bad-input-'));
const data = join(folder, 'data');
let county: CountyFolder;
let server: Running;
let tokens: Readonly<Record<'admin' | 'clerk', string>>;
let look: { readonly campaigns: Database.Database; readonly accounts: Database.Database };
beforeAll(async () => {
  county = await newCounty(data);
  await send(county.clerk);
  server = await startHttp({ dispatch: county.office.dispatch, addressRate: { burst: 100_000, perSecond: 1 } });
  const [admin, clerk] = await Promise.all(['admin-one', 'clerk-t1'].map((account) => county.office.accounts.signIn(account, password)));
  tokens = { admin: admin!.token, clerk: clerk!.token };
  look = { campaigns: new Database(join(data, 'campaigns.db')), accounts: new Database(join(data, 'accounts.db')) };
}, 60_000);
afterAll(async () => {
  look.campaigns.close();
  look.accounts.close();
  await server.stop();
  await county.close();
  rmSync(folder, { recursive: true });
});

/** Rows of every table, and the number of transactions that wrote anything. */
const stored = (): unknown => {
  const rows = (db: Database.Database, tables: readonly string[]) =>
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]);
  return [
    look.campaigns.prepare('SELECT commits FROM turn').pluck().get(),
    rows(look.campaigns, ['campaign', 'unit', 'chunk', 'merge', 'decisions', 'audit']),
    rows(look.accounts, ['accounts', 'invitations', 'sessions']),
  ];
};

type Who = 'admin' | 'clerk' | null;
interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}
const inside = /\bat [^ ]+ \(|node:|node_modules|\.ts\b|Zod|SQLITE|Error:|stack|better-sqlite3|\/tmp\/|password/i;
async function post(
  operation: string,
  body: string | Uint8Array<ArrayBuffer>,
  who: Who = 'admin',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const authorization = who === null ? {} : { authorization: `Bearer ${tokens[who]}` };
  const url = `${server.url}/${operation.replace('.', '_')}`;
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
  });
  const text = await response.text();
  const { error, result } = JSON.parse(text) as {
    error?: { details: { code: string; params: Record<string, unknown> } };
    result?: unknown;
  };
  if (error !== undefined) {
    expect(problemCodes).toContain(error.details.code);
    expect([operation, error.details.code]).not.toEqual([operation, 'internal']);
    expect(text.replaceAll('"path":"password"', '').replaceAll('wrong-password', '').replaceAll('newPassword', '')).not.toMatch(inside);
  }
  return { status: response.status, code: error?.details.code ?? null, params: error?.details.params ?? {}, result };
}
const call = (operation: string, request: unknown, who: Who = 'admin') => post(operation, JSON.stringify({ data: request }), who);
const stillAnswers = async (): Promise<void> => {
  expect((await call('campaign.get', { campaign }, 'clerk')).code).toBeNull();
};

const plain = Buffer.from(contentText(rosterContentOf([wang], '坏')));
const good: Readonly<Record<string, unknown>> = {
  account: 'clerk-t1', password, newPassword: 'another horse 7', code: 'AAAAA-AAAAA-AAAAA-AAAAA', campaign, plan: officePlan(), expectedRevision: 2, reason: '理由', role: 'clerk', unit: 'T1', days: 7,
  digest: sha256Hex(plain), index: 0, count: 1, data: gzipSync(plain).toString('base64'), expectedVersion: 1, fileName: 'a.xlsx', confirmErrors: true, version: 1, rows: [], sheet: 'Sheet1', row: 3, visitedOn: '2027-01-09', met: true,
  note: '', after: 0, limit: 10, decision: { unit: 'T1', sheet: 'Sheet1', row: 3, decide: 'keep', reason: '理由' }, invitation: '0123456789abcdef', receivedAt: '2027-01-09T09:00:00+08:00',
}; // prettier-ignore
const wrong: readonly unknown[] = [
  null, true, -1, 1.5, 2 ** 53, '', 'x'.repeat(5_000), '../../etc/passwd', '\ud800', '\u0000', [], [[]], ['x'], {}, { $ne: null }, { toString: 1 }, '1 OR 1=1',
]; // prettier-ignore
const fieldsOf = (operation: Operation): readonly string[] => Object.keys((operation.request as unknown as { shape: object }).shape);
const bodyOf = (operation: Operation): Record<string, unknown> =>
  Object.fromEntries(fieldsOf(operation).map((field) => [field, good[field]]));

describe('every operation of the table', () => {
  it('has a good body here, from which the bad ones are made', () => {
    for (const name of operationNames)
      expect([name, apiTable[name].request.safeParse(bodyOf(apiTable[name])).success]).toEqual([name, true]);
  });

  it.each(operationNames.filter((name) => fieldsOf(apiTable[name]).length > 0))('%s: each field of a wrong type, or missing', async (name: OperationName) => {
    const operation: Operation = apiTable[name];
    const before = stored();
    for (const field of fieldsOf(operation)) {
      const { [field]: _left, ...without } = bodyOf(operation);
      const bodies = [without, ...wrong.map((value) => ({ ...without, [field]: value }))];
      const refused = bodies.filter((body) => !operation.request.safeParse(JSON.parse(JSON.stringify(body))).success);
      expect(refused.length).toBeGreaterThan(4);
      const answers = await Promise.all(refused.map((body) => call(name, body)));
      expect([field, [...new Set(answers.map(({ code }) => code))]]).toEqual([field, ['bad-request']]);
      for (const { status, params } of answers) expect([status, String(params['path']).split('.')[0]]).toEqual([400, field]);
    }
    expect(stored()).toEqual(before);
  }); // prettier-ignore

  it.each(operationNames)('%s: unknown fields, and bodies that are no object', async (name: OperationName) => {
    const before = stored();
    const body = bodyOf(apiTable[name]);
    for (const more of ['isAdmin', 'constructor', 'prototype', 'office', 'role2', '$where', ''])
      expect([more, (await call(name, { ...body, [more]: true })).code]).toEqual([more, 'bad-request']);
    for (const other of [[body], 'text', 7, true, [[]]]) expect((await call(name, other)).code).toBe('bad-request');
    expect((await post(name, `{"data":{"a":1e400}}`)).code).toBe('bad-request');
    expect((await post(name, `{"data":{"a":NaN}}`)).code).toBe('bad-request');
    expect((await post(name, `{"data":{"x":{"__proto__":{"role":"admin"}}}}`)).code).toBe('bad-request');
    expect((await post(name, `{"data":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`)).code).toBe('bad-request');
    expect((await post(name, JSON.stringify({ data: { x: Array.from({ length: 100_001 }, () => 0) } }))).code).toBe('too-large');
    expect(stored()).toEqual(before);
  });

  it('and the server still answers', stillAnswers);
});

describe('what is well formed and wrong', () => {
  const upload = { campaign, unit: 'T1', digest: good['digest'], index: 0, count: 1, data: good['data'] };
  const submit = { campaign, unit: 'T1', digest: good['digest'], count: 1, expectedVersion: 1, fileName: 'a.xlsx', confirmErrors: true };

  it.each<[string, OperationName, object, Who, string]>([
    ["another unit's roster", 'roster.upload', { ...upload, unit: 'T2' }, 'clerk', 'not-your-unit'],
    ['a unit that the plan has not', 'roster.upload', { ...upload, unit: 'T9' }, 'admin', 'no-such-unit'],
    ['a unit named like a property of objects', 'roster.upload', { ...upload, unit: 'constructor' }, 'admin', 'no-such-unit'],
    ['an unknown campaign', 'roster.upload', { ...upload, campaign: 'nowhere' }, 'clerk', 'no-such-campaign'],
    ['a campaign named like a property of objects', 'campaign.get', { campaign: 'toString' }, 'admin', 'no-such-campaign'],
    ['a chunk beyond the announced number', 'roster.upload', { ...upload, index: 3, count: 3 }, 'clerk', 'bad-request'],
    ['a negative place', 'roster.upload', { ...upload, index: -1 }, 'clerk', 'bad-request'],
    ['no chunks announced', 'roster.upload', { ...upload, count: 0 }, 'clerk', 'bad-request'],
    ['a chunk larger than any document', 'roster.upload', { ...upload, data: Buffer.alloc(contentLimits.largestChunkBytes + 1).toString('base64') }, 'clerk', 'too-large'],
    ['data that is no base64', 'roster.upload', { ...upload, data: 'QQ=' }, 'clerk', 'bad-request'],
    ['a submission of chunks that were never sent', 'roster.submit', { ...submit, count: 2 }, 'clerk', 'chunk-missing'],
    ['a submission from an older view', 'roster.submit', { ...submit, expectedVersion: 0 }, 'clerk', 'stale-version'],
    ['a submission from a view of the future', 'roster.submit', { ...submit, expectedVersion: 9 }, 'clerk', 'stale-version'],
    ['a version that never was', 'submission.accept', { campaign, unit: 'T1', version: 99 }, 'admin', 'no-such-submission'],
    ['a row that is no entry', 'visit.record', { campaign, unit: 'T1', sheet: 'Sheet1', row: 1, visitedOn: '2027-01-09', met: true, note: '' }, 'clerk', 'no-such-entry'],
    ['a day that is none', 'visit.record', { campaign, unit: 'T1', sheet: 'Sheet1', row: 3, visitedOn: '2027-02-30', met: true, note: '' }, 'clerk', 'bad-request'],
    ['a plan of nonsense', 'campaign.save', { plan: { id: 'x', units: 'many' }, expectedRevision: 0 }, 'admin', 'bad-plan'],
    ['a plan over one that changed', 'campaign.save', { plan: officePlan(), expectedRevision: 1 }, 'admin', 'stale-version'],
    ['a base list of another digest', 'base.save', { campaign, digest: 'a'.repeat(64), data: good['data'] }, 'admin', 'digest-mismatch'],
    ['a base list without people', 'base.save', { campaign, ...packed(contentText(rosterContentOf([]))) }, 'admin', 'no-roster'],
    ['a decision before any merge', 'merge.decide', { campaign, decision: good['decision'] }, 'admin', 'no-merge'],
    ['a lock of a merge that never was', 'merge.lock', { campaign, digest: 'a'.repeat(64) }, 'admin', 'no-merge'],
    ['an invitation for a unit that no plan has', 'unit.invite', { role: 'clerk', unit: 'T9', days: 1 }, 'admin', 'no-such-unit'],
    ['an account that is not there', 'unit.revoke', { account: 'nobody-here' }, 'admin', 'not-allowed'],
    ['a purge of an open campaign', 'campaign.purge', { campaign, reason: 'x' }, 'admin', 'wrong-state'],
  ])('%s: nothing is stored', async (_what, name, request, who, code) => {
    const before = stored();
    expect((await call(name, request, who)).code).toBe(code);
    expect(stored()).toEqual(before);
    await stillAnswers();
  }); // prettier-ignore

  it('of two members of one name the last counts, for the check as for the work', async () => {
    const before = stored();
    expect((await post('campaign.get', `{"data":{"campaign":"${campaign}","campaign":"nowhere"}}`)).code).toBe('no-such-campaign');
    expect((await post('roster.upload', JSON.stringify({ data: upload }).replace('"unit":"T1"', '"unit":"T1","unit":"T2"'), 'clerk')).code).toBe('not-your-unit');
    expect(stored()).toEqual(before);
  }); // prettier-ignore

  it.each<[string, string | Uint8Array, string]>([
    ['broken UTF-8', Buffer.concat([plain.subarray(0, 40), Buffer.from([0xc3, 0x28]), plain.subarray(40)]), 'content-unreadable'],
    ['a number beyond all numbers', contentText(rosterContentOf([wang])).replace('100', '1e400'), 'content-unreadable'],
    ['a negative row', contentText(rosterContentOf([wang])).replace('"top":0', '"top":-1'), 'content-unreadable'],
    ['an unknown member', contentText(rosterContentOf([wang])).replace('{"workbook"', '{"constructor":1,"workbook"'), 'content-unreadable'],
    ['gzip inside gzip', gzipSync(plain), 'content-unreadable'],
    ['a bomb: a small chunk of more than the limit', Buffer.alloc(contentLimits.plainBytes + 1), 'too-large'],
    ['a bomb inside a bomb', gzipSync(gzipSync(Buffer.alloc(contentLimits.plainBytes + 1), { level: 9 }), { level: 9 }), 'content-unreadable'],
    ['nothing', '', 'content-unreadable'],
  ])('content: %s: refused at submission, and its chunks do not stay', async (_what, content, code) => {
    const before = stored() as [number, unknown, unknown];
    const { digest, data: chunk } = packed(content);
    expect(chunk.length).toBeLessThan(400_000);
    expect((await call('roster.upload', { ...upload, digest, data: chunk }, 'clerk')).code).toBeNull();
    expect((await call('roster.submit', { ...submit, digest }, 'clerk')).code).toBe(code);
    const [, campaigns, accounts] = stored() as typeof before;
    expect([campaigns, accounts]).toEqual(before.slice(1));
    await stillAnswers();
  }, 30_000); // prettier-ignore

  it('chunks out of order and twice are taken once; other bytes in a place that is taken, or another digest, are not', async () => {
    const whole = gzipSync(plain);
    const half = whole.length >> 1;
    const parts = [whole.subarray(0, half), whole.subarray(half)].map((part) => part.toString('base64'));
    const send2 = (index: number, chunk = parts[index]) => call('roster.upload', { ...upload, index, count: 2, data: chunk }, 'clerk');
    expect((await send2(1)).result).toEqual({ received: [1] });
    expect(await call('roster.submit', { ...submit, count: 2 }, 'clerk')).toMatchObject({
      code: 'chunk-missing',
      params: { missing: [0] },
    });
    expect((await send2(0)).code).toBeNull();
    const before = stored();
    expect((await send2(0)).result).toEqual({ received: [0, 1] });
    expect(stored()).toEqual(before);
    expect(await send2(0, parts[1])).toMatchObject({ code: 'chunk-conflict', params: { index: 0 } });
    expect(stored()).toEqual(before);
    const digest = 'a'.repeat(64);
    await call('roster.upload', { ...upload, digest }, 'clerk');
    expect((await call('roster.submit', { ...submit, digest }, 'clerk')).code).toBe('digest-mismatch');
    expect((await call('roster.submit', { ...submit, count: 2 }, 'clerk')).code).toBeNull();
  });

  it('half a character in a free text is kept as it came, and the audit stays whole', async () => {
    const { code } = await call('submission.return', { campaign, unit: 'T1', version: 2, reason: '核对\ud800', rows: [] });
    expect(code).toBeNull();
    expect((await call('audit.list', { after: 0, limit: 500 })).result).toMatchObject({ intact: true });
  });
});

function packed(content: string | Uint8Array): { digest: string; data: string } {
  const bytes = Buffer.from(content as Uint8Array);
  return { digest: createHash('sha256').update(bytes).digest('hex'), data: gzipSync(bytes, { level: 9 }).toString('base64') };
}

describe('absurd headers', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a content type with more in it', { 'content-type': 'application/json; charset=utf-8; boundary=x' }, 'bad-request'],
    ['two content types', { 'content-type': 'application/json, text/plain' }, 'bad-request'],
    ['a token of 8,000 letters', { authorization: `Bearer ${'x'.repeat(8_000)}` }, 'token-invalid'],
    ['a token of another scheme', { authorization: 'Digest username="admin"' }, 'token-invalid'],
    ['a token with a path in it', { authorization: 'Bearer ../../data/keys.json' }, 'token-invalid'],
  ])('%s', async (_what, headers, code) => {
    const before = stored();
    expect((await post('campaign.list', '{"data":{}}', null, headers)).code).toBe(code);
    expect(stored()).toEqual(before);
  });

  it.each<[string, string]>([
    ['a length in another notation', 'Content-Length: 1e1'],
    ['a length beyond all numbers', `Content-Length: ${'9'.repeat(40)}`],
    ['an unknown transfer encoding', 'Transfer-Encoding: gzip, identity'],
    ['an expectation', 'Expect: 200-ok\r\nContent-Length: 11'],
    ['a header without a name', ': x\r\nContent-Length: 11'],
    ['a line break inside', 'X-A: a\nb: c\r\nContent-Length: 11'],
  ])('%s ends with a 4xx or 5xx and no word of the inside', async (_what, lines) => {
    const before = stored();
    const text = await rawExchange(server.port, `POST /campaign_list HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n${lines}\r\n\r\n{"data":{}}`); // prettier-ignore
    expect(text).toMatch(/^HTTP\/1\.1 [45]\d\d /);
    expect(text).not.toMatch(inside);
    expect(stored()).toEqual(before);
    await stillAnswers();
  });
});
