/** Composition root of the command line: streams, clock and questions are bound here and nowhere else. */
import { createInterface } from 'node:readline/promises';
import { parseCommand, UsageProblem, type Command } from './arguments';
import { checkCommand } from './commands/check';
import { mergeCommand } from './commands/merge';
import { planCommand } from './commands/plan';
import { templateCommand } from './commands/template';
import { CommandProblem, exit, proseOf, type Terminal } from './terminal';
import { FileProblem } from '../files/problem';
import { sentenceOf } from '../core/messages';
import type { Language } from '../core/messages/sentence';

/** Runs one command and gives its exit code. Never throws. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const lang: Language = argv.some((word, index) => word === '--lang=en' || (word === 'en' && argv[index - 1] === '--lang'))
    ? 'en'
    : 'zh-CN';
  const prose = proseOf(lang);
  try {
    return await run(parseCommand(argv), terminal);
  } catch (error) {
    if (error instanceof UsageProblem) terminal.err(`${prose.usage[error.code](error.detail)}\n${prose.seeHelp}\n`);
    else if (error instanceof CommandProblem) terminal.err(`${error.message}\n`);
    else if (error instanceof FileProblem) {
      const sentence = sentenceOf({ code: error.code, params: error.params }, lang);
      terminal.err(`${error.file}：${sentence.what}${sentence.todo}\n`);
    } else terminal.err(`${prose.internal(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
    return exit.failed;
  }
}

function run(command: Command, terminal: Terminal): Promise<number> {
  switch (command.name) {
    case 'check':
      return checkCommand(command, terminal);
    case 'merge':
      return mergeCommand(command, terminal);
    case 'template':
      return templateCommand(command, terminal);
    case 'plan':
      return planCommand(command, terminal);
    case 'help':
      terminal.out(proseOf(command.lang).help);
      return Promise.resolve(exit.fine);
  }
}

function processTerminal(): Terminal {
  // A reader that stops early (songnuan … | head) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.fine);
    throw error;
  });
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY && process.stdin.isTTY,
    ask: async (question) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await lines.question(question);
      lines.close();
      return answer.trim();
    },
    today: () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10),
  };
}
