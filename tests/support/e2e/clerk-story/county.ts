/** One county server that serves the built pane, with both sample campaigns open, for every roster of a clerk's story. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, createFetchTransport, type Client } from '../../../../addin/api-client';
import { readRosterContent } from '../../../../addin/api/read-roster-content';
import { webReadTools } from '../../../../addin/api/web-tools';
import { readRoster } from '../../../../core/intake';
import { planSchema, type Plan } from '../../../../core/model/plan';
import type { CellValue, WorkbookSnapshot } from '../../../../core/model/sheet';
import { samplePlan } from '../../../../core/plans';
import { buildProduct } from '../../pane-page/build';
import { startCounty } from '../county';

export type Unit = Plan['units'][number];
export type PlanName = 'civil' | 'union';

export interface StoryCounty {
  readonly paneUrl: string;
  readonly officer: Client;
  readonly plans: Readonly<Record<PlanName, Plan>>;
  /** A code that opens a clerk's account. */
  readonly invite: (unit: Unit) => Promise<string>;
  /** A clerk's account, ready to sign in. @returns its password */
  readonly account: (name: string, unit: Unit) => Promise<string>;
  readonly versions: (plan: Plan, unit: Unit) => Promise<number>;
  /** The entries of a version, as an officer reads them back. */
  readonly stored: (plan: Plan, unit: Unit, version: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What is told of every entry of a workbook: where it stands, and everything that was read of it. */
export function entriesOf(workbook: WorkbookSnapshot, plan: Plan, unit: Unit): readonly string[] {
  return readRoster(workbook, plan, { unit }).sheets.flatMap(({ sheet, entries }) => {
    const left = workbook.sheets.find(({ name }) => name === sheet)?.origin.column ?? 0;
    return entries.map((entry) => JSON.stringify([sheet, { ...entry, cells: fromColumnA(entry.cells, left) }], columnsFromA(left)));
  });
}
/** Whether the columns and rows that are blank at the edge were read is nothing that tells workbooks apart. */
const fromColumnA = (cells: readonly CellValue[], left: number): readonly CellValue[] => [
  ...Array.from({ length: left }, () => null),
  ...cells.slice(0, cells.findLastIndex((value) => (value ?? null) !== null) + 1),
];
const columnsFromA =
  (left: number) =>
  (key: string, value: unknown): unknown =>
    /^(?:column|nameColumn|idColumn)$/.test(key) && typeof value === 'number' ? value + left : value;

/** Where two lists of entries differ, shortly: "花名册 row 5 readings.name: …". Empty when they are equal. */
export function entryDifferences(left: readonly string[], right: readonly string[]): readonly string[] {
  if (left.length !== right.length) return [`${left.length} entries, ${right.length} entries`];
  return left.flatMap((text, index) => {
    const [sheet, one] = JSON.parse(text) as [string, Readonly<Record<string, unknown>>];
    const [, other] = JSON.parse(right[index] ?? '[]') as [string, Readonly<Record<string, unknown>>];
    return text === right[index] ? [] : unlike(`${sheet} row ${String(one['row'])}`, one, other);
  });
}
function unlike(path: string, one: unknown, other: unknown): readonly string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return [`${path}: ${JSON.stringify(one)}, ${JSON.stringify(other)}`];
  const [a, b] = [one, other] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => unlike(`${path} ${key}`, a[key], b[key]));
}

/** A deadline that has not passed, whenever this runs. */
const deadline = `${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}T18:00:00+08:00`;
const campaignPlan = (name: PlanName, title: string): Plan =>
  planSchema.parse({ ...samplePlan(name), id: `${name}-spring`, title, deadline: { at: deadline, late: 'flag' } });

export async function startStoryCounty(): Promise<StoryCounty> {
  const folder = mkdtempSync(join(tmpdir(), 'songnuan-product-'));
  await buildProduct(folder);
  const server = await startCounty(folder, (dispatch) => dispatch);
  const clientWith = (token: string | null): Client => createClient(createFetchTransport({ base: server.url, token: () => token }));
  const redeem = async (code: string, account: string, password: string): Promise<string> =>
    (await clientWith(null).session.redeem({ code, account, password })).token;
  const code = await server.invite({ name: 'officer', role: 'officer', unit: null });
  const officer = clientWith(await redeem(code, 'county-officer', 'correct horse of the county'));
  const plans = { civil: campaignPlan('civil', '民政春节慰问'), union: campaignPlan('union', '工会春节送温暖') };
  for (const plan of Object.values(plans)) {
    await officer.campaign.save({ plan: { ...plan }, expectedRevision: 0 });
    await officer.campaign.open({ campaign: plan.id });
  }
  const invite = ({ code: unit, name }: Unit): Promise<string> => server.invite({ name, role: 'clerk', unit });
  return {
    paneUrl: `${server.url}/pane.html`,
    officer,
    plans,
    invite,
    account: async (name, unit) => {
      const password = `correct horse of ${name}`;
      await redeem(await invite(unit), name, password);
      return password;
    },
    versions: async (plan, unit) =>
      (await officer.submission.get({ campaign: plan.id, unit: unit.code }).catch(() => ({ versions: [] }))).versions.length,
    stored: async (plan, unit, version) => {
      const { workbook } = await readRosterContent(officer, { campaign: plan.id, unit: unit.code, version }, webReadTools);
      return entriesOf(workbook, plan, unit);
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
