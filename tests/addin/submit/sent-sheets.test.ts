/** Sheets that are no rosters stay in the office. What goes up is read and judged as the whole workbook was. */
import { readdirSync, readFileSync } from 'node:fs';
import { reviewOf } from '../../../addin/flows/submit';
import { createJudgeService } from '../../../addin/judge/service';
import { readRoster } from '../../../core/intake';
import { samplePlan } from '../../../core/plans';
import { checkRoster } from '../../../core/rules/run';
import { readWorkbook } from '../../../files/read';

const asOf = '2026-12-25';
const samples = ['civil', 'union', 'bureau', 'district'].flatMap((plan) =>
  readdirSync(`samples/${plan}/rosters`)
    .filter((_file, index) => index % 3 === 0)
    .map((file) => [plan, file] as const),
);

it.each(samples)('%s %s', async (planId, file) => {
  const plan = samplePlan(planId)!;
  const unit = { code: plan.units[0]!.code, name: plan.units[0]!.name };
  const workbook = await readWorkbook(readFileSync(`samples/${planId}/rosters/${file}`), file);
  const judge = createJudgeService();
  judge.begin({ file: workbook.file, sheets: workbook.sheets });
  for (const sheet of workbook.sheets) judge.rows({ sheet: sheet.name, at: 0, rows: sheet.rows });
  const judged = judge.judge({ plan, unit, corrections: [], asOf });
  const review = reviewOf({ campaign: 'c', unit, version: 0 }, workbook, judged, plan);
  const entries = (book: typeof workbook): readonly string[] =>
    readRoster(book, plan, { unit }).sheets.flatMap((sheet) =>
      sheet.role === 'roster' ? sheet.entries.map(({ row, readings }) => `${sheet.sheet} ${row} ${JSON.stringify(readings)}`) : [],
    );
  if (review === null) {
    expect(entries(workbook)).toEqual([]);
    return;
  }
  expect(entries(review.content.workbook)).toEqual(entries(workbook));
  const { findings } = checkRoster(readRoster(review.content.workbook, plan, { unit }), { plan, asOf, unit });
  const sent = new Set(review.content.workbook.sheets.map(({ name }) => name));
  const listed = (list: typeof findings): readonly string[] =>
    list.filter(({ where }) => sent.has(where.sheet)).map(({ code, where }) => `${code} ${where.sheet} ${where.cell ?? ''}`);
  expect(listed(findings)).toEqual(listed(judged.report.findings));
});
