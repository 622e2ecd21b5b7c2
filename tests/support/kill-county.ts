/** What the kill test asks of a county: its people, rosters that are all different, and what must hold for its files at any moment. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Client } from '../../addin/api-client';
import type { RosterContent } from '../../core/api/roster-content';
import type { ResponseOf } from '../../core/api/table';
import { openDataFolder } from '../../functions/county/data-folder';
import { openOffice, type Office } from '../../functions/county/office';
import { officePlan, rosterContentOf } from './office/content';
import { idOf } from './synthetic-id';

export type Head = ResponseOf<'roster.submit'>['submission'];
export const campaign = 'spring-2027';
export const units = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'] as const;
export const plan = officePlan({ units: units.map((code, index) => ({ code, name: `${'东西南北中上'.charAt(index)}岗镇`, type: '镇' })) });

/** Content that no other has: `note` stands in its title. */
export function rosterOf(rows: number, unit: number, note: string): RosterContent {
  const people = Array.from({ length: rows }, (_, index): readonly [string, string] => {
    const day = new Date(Date.UTC(1940 + unit * 8, 0, 1 + (index % 2_800))).toISOString().slice(0, 10);
    return [
      '王李张刘陈杨'.charAt(index % 6) + '建国秀英卫东'.charAt(index % 5),
      idOf({ birth: day, sequence: 1 + Math.floor(index / 2_800) * 2 }),
    ];
  });
  return rosterContentOf(people, note);
}

/** Random numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The content of a version as it comes back must have the digest that was promised, and rows for its entries. */
export async function expectWhole(client: Pick<Client, 'roster'>, head: Head): Promise<void> {
  const at = { campaign, unit: head.unit, version: head.version };
  const parts: Buffer[] = [];
  for (let index = 0, count = 1; index < count; index += 1) {
    const part = await client.roster.content({ ...at, index });
    parts.push(Buffer.from(part.data, 'base64'));
    count = part.count;
  }
  const content = JSON.parse(gunzipSync(Buffer.concat(parts)).toString('utf8')) as RosterContent;
  const sent = { ...content, workbook: { ...content.workbook, file: 'x.xlsx' } };
  expect({ ...at, digest: sha256(Buffer.from(JSON.stringify(sent))) }).toEqual({ ...at, digest: head.digest });
  expect(head.entries).toBe((content.workbook.sheets[0]?.rows.length ?? 0) - 2);
}

/** Findings are stored beside the content: they must be as many as the head says. */
export function expectFindings(head: Head, findings: ResponseOf<'submission.get'>['findings']): void {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  expect({ unit: head.unit, version: head.version, counts }).toEqual({ unit: head.unit, version: head.version, counts: head.counts });
}

/** Opens the folder in this process, while no server runs on it, without limits of HTTP. */
export async function inFolder<T>(path: string, work: (office: Office) => Promise<T>): Promise<T> {
  const folder = openDataFolder(path);
  const office = openOffice({ files: folder, keys: folder.keys, clock: { now: Date.now }, log: { write: () => undefined } });
  try {
    return await work(office);
  } finally {
    await office.close();
    folder.release();
  }
}
