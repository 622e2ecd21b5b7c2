/** What a command may touch of the outside world: two streams, questions, the day. Built once in main.ts; tests pass their own. */
import type { Language } from '../core/messages/sentence';
import { cliEn } from '../core/messages/en/cli';
import { cliZh } from '../core/messages/zh-CN/cli';

export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Problems and progress. */
  readonly err: (text: string) => void;
  /** A person sits in front of it: progress bars may be drawn and questions asked. */
  readonly interactive: boolean;
  readonly ask: (question: string) => Promise<string>;
  /** YYYY-MM-DD in +08:00, where every deadline and every township is. */
  readonly today: () => string;
}

export type CliProse = typeof cliZh;
export const proseOf = (lang: Language): CliProse => (lang === 'en' ? cliEn : cliZh);

/** Exit codes: the contract of the command line. */
export const exit = { fine: 0, errorsInData: 1, failed: 2 } as const;

/** A failure with a sentence for the person; ends the command with exit code 2. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}

/** Width on a terminal: Chinese characters and full-width forms take two columns. */
export const displayWidth = (text: string): number => {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
};
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** An error of the file system (EACCES, ENOENT …), by its code. */
export const fileErrorCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
