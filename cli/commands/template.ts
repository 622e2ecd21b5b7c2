/** songnuan template */
import { templateTables } from '../../core/outputs/template';
import { writeWorkbookFile } from '../../files/write/to-disk';
import type { TemplateCommand } from '../arguments';
import { loadPlan } from '../load-plan';
import { CommandProblem, exit, fileErrorCode, proseOf, type Terminal } from '../terminal';

export async function templateCommand(command: TemplateCommand, terminal: Terminal): Promise<number> {
  const plan = await loadPlan(command.plan, command.lang);
  const prose = proseOf(command.lang);
  try {
    await writeWorkbookFile(command.out, templateTables(plan));
  } catch (error) {
    throw new CommandProblem(prose.notWritten(command.out, fileErrorCode(error) ?? ''));
  }
  terminal.out(`${prose.written(command.out)}\n`);
  return exit.fine;
}
