/** A fault of ours, told without anything that was in a cell. */
import { JudgeFault } from '../judge/client';

export interface Incident {
  /** What the person was doing: a code of ours. */
  readonly during: string;
  /** To be copied to a technician. */
  readonly text: string;
}

/** Anything that might be a person's: runs of Chinese, longer numbers, and quoted texts of any kind. */
const withoutData = (text: string): string =>
  text
    .replace(/"[^"\n]*"|“[^”\n]*”|'[^'\n]*'|`[^`\n]*`/g, '"…"')
    .replace(/[\p{Script=Han}·]+/gu, '…')
    .replace(/\d{5,}[\dXx]?/g, '#');

const frames = (stack: string | undefined): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s*at |@/.test(line))
    .slice(0, 8)
    .map((line) => withoutData(line.trim().replace(/\b(?:https?|file):\/\/[^\s)]*\//g, '')));

export function incidentOf(error: unknown, during: string): Incident {
  const fault = error instanceof Error ? error : new Error(typeof error);
  const where = fault instanceof JudgeFault ? 'judge' : 'pane';
  const lines = [`SongNuan ${where}: ${during}`, `${fault.name}: ${withoutData(fault.message).slice(0, 300)}`, ...frames(fault.stack)];
  return { during, text: lines.join('\n') };
}

/** Rules that crashed, by code: their messages are left out, a rule may name what it stumbled over. */
export const incidentOfRules = (crashed: readonly { readonly code: string; readonly message: string }[]): Incident => ({
  during: 'judge',
  text: ['SongNuan rules', ...crashed.slice(0, 20).map(({ code, message }) => `${code}: ${withoutData(message).slice(0, 200)}`)].join('\n'),
});
