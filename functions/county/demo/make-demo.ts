/**
 * The demo county: a campaign as an officer finds it in the middle of the work. Everything goes the way of real calls, through dispatch;
 * its people, offices and rosters are those of samples/, which are invented.
 */
import { writeFileSync } from 'node:fs';
import { sentenceOf } from '../../../core/messages';
import type { OperationName, RequestOf, ResponseOf } from '../../../core/api/table';
import type { Clock } from '../../../core/ports/clock';
import type { Office } from '../office';
import { accountsText, makeAccounts } from './accounts';
import { encode, readSample, type SampleRoster } from './sample';
import { demoPlan } from './plan';

export interface DemoOptions {
  /** Folder of one county of samples/. */
  readonly samples: string;
  readonly worker: URL;
  readonly accountsFile: string;
  readonly clock: Clock;
  readonly say: (text: string) => void;
}

/** A call that must succeed, by the holder of the token. */
export type Ask = <N extends OperationName>(operation: N, request: RequestOf<N>) => Promise<ResponseOf<N>>;

/** Fills an office that is empty. @throws Error when a call is refused, FileProblem when a sample cannot be read */
export async function makeDemo(office: Office, { samples, worker, accountsFile, clock, say }: DemoOptions): Promise<void> {
  say('正在建演示县（虚构数据）…… / Making the demo county (invented data)…');
  const plan = demoPlan(clock.now());
  const { rosters, base } = await readSample(samples, plan, worker);
  // Two of three units have sent theirs, among them some that name the same people; every third is still awaited.
  const sent = rosters.filter((_, index) => index % 3 !== 1);
  const [first, second] = [sent[0], sent[1]];
  const waiting = rosters.find((_, index) => index % 3 === 1);
  if (first === undefined || second === undefined || waiting === undefined) throw new Error(`too few rosters in ${samples}`);
  const accounts = await makeAccounts(office, [first.unit, waiting.unit]);
  const [, officer, clerk] = accounts.map(({ token }) => askAs(office, token));
  if (officer === undefined || clerk === undefined) throw new Error('accounts are missing');

  await officer('campaign.save', { plan: { ...plan }, expectedRevision: 0 });
  await officer('campaign.open', { campaign: plan.id });
  if (base !== null) {
    const { digest, chunks } = await encode(base);
    await officer('base.save', {
      campaign: plan.id,
      digest,
      data: Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, 'base64'))).toString('base64'),
    });
  }
  for (const roster of sent) await submit(roster === first ? clerk : officer, plan.id, roster);
  await sendBack(officer, plan.id, first);
  await officer('submission.accept', { campaign: plan.id, unit: second.unit.code, version: 1 });
  for (const { token } of accounts) await askAs(office, token)('session.signOut', {});
  writeFileSync(accountsFile, accountsText(accounts), { mode: 0o600, flag: 'wx', flush: true });
  say(
    `演示县已建好：${rosters.length} 个单位有花名册，${sent.length} 个已报。 / Demo county ready: ${sent.length} of ${rosters.length} rosters are in.`,
  );
}

const askAs =
  ({ dispatch }: Office, token: string): Ask =>
  async (operation, request) => {
    const answer = await dispatch({ operation, body: request, token });
    if (!answer.ok) throw new Error(`${operation}: ${answer.problem.code} ${JSON.stringify(answer.problem.params)}`);
    return answer.result as ResponseOf<typeof operation>;
  };

async function submit(ask: Ask, campaign: string, { unit, file, content }: SampleRoster): Promise<void> {
  const { digest, chunks } = await encode(content);
  const place = { campaign, unit: unit.code, digest, count: chunks.length };
  for (const [index, data] of chunks.entries()) await ask('roster.upload', { ...place, index, data });
  await ask('roster.submit', { ...place, expectedVersion: 0, fileName: file, confirmErrors: true });
}

/** The reasons are what the check found: the first error of each row, in words a clerk can follow. */
async function sendBack(ask: Ask, campaign: string, { unit }: SampleRoster): Promise<void> {
  const { findings } = await ask('submission.get', { campaign, unit: unit.code });
  await ask('submission.return', { campaign, unit: unit.code, version: 1, reason: '请按各行说明核对后重报', rows: reasonsOf(findings) });
}

function reasonsOf(findings: ResponseOf<'submission.get'>['findings']): RequestOf<'submission.return'>['rows'] {
  const rows = new Map<string, RequestOf<'submission.return'>['rows'][number]>();
  for (const { severity, where, code, params } of findings) {
    const { sheet, row } = where;
    if (severity !== 'error' || row === null || rows.has(`${sheet} ${row}`)) continue;
    const { what, todo } = sentenceOf({ code, params }, 'zh-CN');
    rows.set(`${sheet} ${row}`, { sheet, row, reason: `${what}${todo}` });
  }
  return [...rows.values()];
}
