/** songnuan check */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { layoutOverrideOf, namedUnit } from '../../core/intake';
import type { CheckCommand } from '../arguments';
import { annotateFile } from '../annotate-file';
import { gatherFiles } from '../gather-files';
import { judgeFile, type JudgedFile, type UnreadFile } from '../judge-file';
import { checkJson } from '../json';
import { readLayouts, type LayoutLine } from '../lists';
import { loadPlan } from '../load-plan';
import { printCheck } from '../print-check';
import { startProgress } from '../progress';
import { CommandProblem, exit, fileErrorCode, proseOf, type CliProse, type Terminal } from '../terminal';

export async function checkCommand(command: CheckCommand, terminal: Terminal): Promise<number> {
  const plan = await loadPlan(command.plan, command.lang);
  const prose = proseOf(command.lang);
  const files = await gatherFiles(command.files, command.lang);
  const layouts = command.layout === null ? [] : await readLayouts(command.layout, command.lang);
  const unit = command.unit === null ? null : namedUnit(command.unit, plan);
  if (unit !== null && unit.code === null && plan.units.length > 0) terminal.err(`${prose.unitNotFound(unit.name)}\n`);
  if (command.annotate !== null) await orNotWritten(command.annotate, prose, mkdir(command.annotate, { recursive: true }));
  const taken = new Set(files.map(({ path }) => resolve(path)));
  const progress = startProgress(terminal, files.length);
  const results: (JudgedFile | UnreadFile)[] = [];
  const annotated: string[] = [];
  for (const [index, file] of files.entries()) {
    progress.step(index, `${prose.checking} ${file.file}`);
    const overrides = layouts.filter((line) => line.file === undefined || line.file === file.file);
    const result = await judgeFile(file, { plan, asOf: command.asOf ?? terminal.today(), unit, overrides });
    results.push(result);
    if (command.annotate !== null && result.ok) annotated.push(await annotateFile(result, command.annotate, taken, command.lang));
  }
  progress.stop();
  if (command.saveLayout !== null) {
    const layout = `${JSON.stringify(layoutLines(results), null, 2)}\n`;
    await orNotWritten(command.saveLayout, prose, writeFile(command.saveLayout, layout));
    terminal.err(`${prose.layoutSaved(command.saveLayout)}\n`);
  }
  if (command.json) terminal.out(`${JSON.stringify(checkJson(results, plan, command.lang), null, 2)}\n`);
  else for (const result of results) terminal.out(printCheck(result, plan, command.lang));
  for (const line of annotated) terminal.err(`${line}\n`);
  if (results.some((result) => !result.ok)) return exit.failed;
  return results.some((result) => result.ok && result.report.counts.error > 0) ? exit.errorsInData : exit.fine;
}

/** @throws CommandProblem in words where the file system refuses */
async function orNotWritten(path: string, prose: CliProse, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const code = fileErrorCode(error);
    throw code === null ? error : new CommandProblem(prose.notWritten(path, code));
  }
}

const layoutLines = (results: readonly (JudgedFile | UnreadFile)[]): LayoutLine[] =>
  results.flatMap((result) =>
    result.ok
      ? result.roster.sheets.filter((sheet) => sheet.layout !== null).map((sheet) => ({ file: result.file, ...layoutOverrideOf(sheet) }))
      : [],
  );
