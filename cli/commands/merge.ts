/** songnuan merge */
import { isAbsolute, relative, resolve } from 'node:path';
import { outputKindName } from '../../core/messages/output-kinds';
import type { MergeResult } from '../../core/model/merge';
import type { Plan } from '../../core/model/plan';
import { countyTables } from '../../core/outputs';
import { writeWorkbookFile } from '../../files/write/to-disk';
import type { MergeCommand } from '../arguments';
import { gatherFiles } from '../gather-files';
import { readDecisions, readSubmissions } from '../lists';
import { loadPlan } from '../load-plan';
import { mergeFiles } from '../merge-files';
import { mergeJson } from '../merge-json';
import { printCheck } from '../print-check';
import { printMerge } from '../print-merge';
import { startProgress } from '../progress';
import { CommandProblem, exit, fileErrorCode, proseOf, type CliProse, type Terminal } from '../terminal';
import { writeTables } from '../write-tables';

export async function mergeCommand(command: MergeCommand, terminal: Terminal): Promise<number> {
  const plan = await loadPlan(command.plan, command.lang);
  const prose = proseOf(command.lang);
  const submissions = command.submissions === null ? [] : await readSubmissions(command.submissions, command.lang);
  const decisions = command.decisions === null ? [] : await readDecisions(command.decisions, command.lang);
  const files = await gatherFiles(command.files, command.lang);
  const inputs = [...files.map(({ path }) => path), command.base].filter((path) => path !== null);
  if (inputs.some((path) => resolve(path) === resolve(command.out))) throw new CommandProblem(prose.outIsInput(command.out));
  const { tablesDir } = command;
  if (tablesDir !== null && inputs.some((path) => isInside(path, tablesDir))) throw new CommandProblem(prose.tablesAmongInputs(tablesDir));
  const asOf = command.asOf ?? terminal.today();
  const tables = 7;
  const progress = startProgress(terminal, files.length + tables);
  const { result, unread, crashed } = await mergeFiles(files, {
    plan,
    asOf,
    submissions,
    decisions,
    base: command.base,
    askUnit: async (file) => (terminal.interactive && !command.json ? (await terminal.ask(prose.askUnit(file))) || null : null),
    onFile: (done, file) => {
      progress.step(done, `${prose.reading} ${done}/${files.length} ${file}`);
    },
  });
  if (unread.length === files.length) {
    // Nothing was read: an earlier workbook must not give way to an empty one.
    progress.stop();
    throw new CommandProblem(unread.map((file) => printCheck(file, plan, command.lang)).join(''));
  }
  try {
    await writeWorkbookFile(command.out, countyTables(result, plan, { asOf, lang: 'zh-CN' }), {
      onSheet: (done, name) => {
        progress.step(files.length + Math.min(done, tables), `${prose.writing} ${name}`);
      },
    });
  } catch (error) {
    progress.stop();
    throw notWritten(error, command.out, prose);
  }
  let written: string;
  try {
    written = await papers(command, result, plan, asOf, (path) => {
      progress.step(files.length + tables, `${prose.writing} ${path}`);
    });
  } finally {
    progress.stop();
  }
  for (const code of crashed) terminal.err(`${prose.crashed(code)}\n`);
  terminal.out(
    command.json
      ? `${JSON.stringify(mergeJson(result, unread, plan, command.lang), null, 2)}\n`
      : printMerge(result, unread, plan, command.lang),
  );
  terminal[command.json ? 'err' : 'out'](`${prose.written(command.out)}\n${written}`);
  if (unread.length > 0) return exit.failed;
  return result.findings.some((finding) => finding.severity === 'error') ? exit.errorsInData : exit.fine;
}

const isInside = (path: string, folder: string): boolean => {
  const way = relative(resolve(folder), resolve(path));
  return !way.startsWith('..') && !isAbsolute(way);
};

const notWritten = (error: unknown, path: string, prose: CliProse): unknown => {
  const code = fileErrorCode(error);
  return code === null ? error : new CommandProblem(prose.notWritten(path, code));
};

/** Writes the papers that were asked for and gives the lines that say so. */
async function papers(
  { tablesDir, tables, lang }: MergeCommand,
  result: MergeResult,
  plan: Plan,
  asOf: string,
  onFile: (path: string) => void,
): Promise<string> {
  if (tablesDir === null) return '';
  const prose = proseOf(lang);
  let at = tablesDir;
  try {
    const { files, without } = await writeTables(tablesDir, result, plan, {
      kinds: tables,
      asOf,
      onFile: (path) => {
        at = path;
        onFile(path);
      },
    });
    const names = without.map((kind) => outputKindName(kind, lang)).join(lang === 'en' ? ', ' : '、');
    return `${prose.tablesWritten(files, tablesDir)}\n${names === '' ? '' : `${prose.tablesWithout(names)}\n`}`;
  } catch (error) {
    throw notWritten(error, at, prose);
  }
}
