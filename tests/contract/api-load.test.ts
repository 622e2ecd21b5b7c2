/** Thirty units of 2,000 rows, each sent by two clients at once, a fifth of the answers lost: thirty submissions, none twice, none in part. */
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import { createClient, TransportProblem, type Transport } from '../../addin/api-client';
import type { CampaignStore } from '../../core/ports/campaign-store';
import { openFirestoreStore } from '../../functions/store/firestore';
import { officePlan, rosterContentOf } from '../support/office/content';
import { clerk, officer, openOffice, transportOf } from '../support/office/harness';
import { campaign, send } from '../support/office/open-campaign';
import { idOf } from '../support/synthetic-id';

const units = Array.from({ length: 30 }, (_, index) => ({ code: `T${index}`, name: `第${index}镇`, type: '镇' }));
const rowsPerUnit = 2_000;

/** Nobody occurs twice: the region tells the unit, birth date and sequence the person. */
const peopleOf = (unit: number): [string, string][] =>
  Array.from({ length: rowsPerUnit }, (_, row) => [
    `张${String.fromCharCode(0x4e00 + row)}`,
    idOf({ birth: `19${50 + Math.floor(row / 900)}-03-15`, sequence: row % 900, region: `32${1000 + unit}` }),
  ]);

const stores: readonly (readonly [string, () => CampaignStore | undefined])[] = [
  ['SQLite', () => undefined],
  ['Firestore in process', () => openFirestoreStore(new FirestoreMock().createDatabase('songnuan-load').firestore())],
];

it.each(stores)(
  'on %s',
  async (_store, openStore) => {
    const store = openStore();
    const office = openOffice(store === undefined ? {} : { store });
    const county = office.clientOf(officer());
    await county.campaign.save({ plan: officePlan({ units }), expectedRevision: 0 });
    await county.campaign.open({ campaign });
    const calls = { made: 0, lost: 0 };
    // Each client's every third answer, from another one on: more than a fifth of all, never two in a row.
    const lossy = (transport: Transport, number: number): Transport => {
      let answers = number;
      return async (call) => {
        calls.made += 1;
        const answer = await transport(call);
        answers += 1;
        if (answers % 3 !== 0) return answer;
        calls.lost += 1;
        throw new TransportProblem('unreachable');
      };
    };
    const contents = units.map((_, index) => rosterContentOf(peopleOf(index)));
    const clients = Array.from({ length: 60 }, async (_, number) => {
      const unit = `T${number % units.length}`;
      const client = createClient(lossy(transportOf(office.dispatch, clerk(unit)), Math.floor(number / units.length) + number), {
        pauseMs: 20,
      });
      return send(client, { unit, content: contents[number % units.length] as (typeof contents)[number] });
    });
    for (const head of await Promise.all(clients)) expect(head).toMatchObject({ version: 1, entries: rowsPerUnit });
    expect(calls.lost / calls.made).toBeGreaterThanOrEqual(0.2);
    const { submissions } = await county.submission.list({ campaign });
    expect(submissions.map((head) => head.version)).toEqual(units.map(() => 1));
    const { versions } = await county.submission.get({ campaign, unit: 'T29' });
    expect(versions).toHaveLength(1);
    const before = office.deps.store.usage();
    const { merge } = await county.merge.run({ campaign });
    expect(merge.totals.granted).toMatchObject({ persons: units.length * rowsPerUnit, amountFen: units.length * rowsPerUnit * 10_000 });
    // Reading: one chunk and one record for each unit; a handful besides.
    expect(office.deps.store.usage().reads - before.reads).toBeLessThanOrEqual(2 * units.length + 12);
    const { lines, intact } = await county.audit.list({ after: 0, limit: 500 });
    expect(lines.filter((line) => line.action === 'roster.submit')).toHaveLength(units.length);
    expect(intact).toBe(true);
    expect(office.logged).toEqual([]);
    await office.close();
  },
  120_000,
);
