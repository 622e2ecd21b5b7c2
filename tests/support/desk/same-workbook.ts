/** The workbook that `songnuan merge` writes from the files that went into a county's merge, and the cells of any workbook by an independent reader. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Client } from '../../../addin/api-client';
import { chinaDay } from '../../../core/ports/clock';
import { runCli } from '../cli';

const samples = join(__dirname, '../../../samples/civil');

/** @returns path of the workbook */
export async function mergedByCommand(client: Client, campaign: string, folder: string): Promise<string> {
  const { merge, decisions } = await client.merge.get({ campaign });
  const { plan } = await client.campaign.get({ campaign });
  const paths = (JSON.parse(readFileSync(join(samples, 'submissions.json'), 'utf8')) as { readonly file: string }[]).map(
    ({ file }) => file,
  );
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true });
  const submissions = [];
  const fileOf: Record<string, string> = {};
  for (const [unit, version] of Object.entries(merge.used)) {
    const head = (await client.submission.get({ campaign, unit })).versions.find((one) => one.version === version)!;
    const path = paths.find((one) => one === head.fileName || basename(one) === head.fileName)!;
    const name = basename(path);
    cpSync(join(samples, 'rosters', path), join(files, name));
    fileOf[unit] = name;
    submissions.push({ file: name, unit, receivedAt: head.receivedAt });
  }
  const lists = {
    plan,
    submissions,
    decisions: decisions
      .filter(({ unit, version }) => version === merge.used[unit])
      .map(({ unit, sheet, row, decide, reason }) => ({ file: fileOf[unit], sheet, row, decide, reason })),
  };
  for (const [name, list] of Object.entries(lists)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(list));
  const out = join(folder, 'merged.xlsx');
  const { err } = await runCli(
    ...['merge', files, '--plan', join(folder, 'plan.json'), '--submissions', join(folder, 'submissions.json')],
    ...['--decisions', join(folder, 'decisions.json'), '--base', join(samples, '底册.xlsx'), '--out', out],
    ...['--as-of', chinaDay(Date.parse(merge.mergedAt))],
  );
  if (err !== '') throw new Error(err);
  return out;
}

/** Sheet name → rows of values, formulas by their results. */
export async function cellsOf(path: string): Promise<Readonly<Record<string, readonly (readonly unknown[])[]>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheets: Record<string, readonly (readonly unknown[])[]> = {};
  workbook.eachSheet((sheet) => {
    const rows: (readonly unknown[])[] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      rows.push((row.values as unknown[]).map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)));
    });
    sheets[sheet.name] = rows;
  });
  return sheets;
}
