/** The commands `backup` and `restore`: arguments in, sentences out, exit code 0 (done) or 2 (not done, and nothing changed). */
import { resolve } from 'node:path';
import { createBackup } from './backup';
import { BackupProblem } from './backup-format';
import { backupDone, backupUsage, keepingProblem, restoreDone, restoreUsage } from './keeping-words';
import { restoreBackup } from './restore';
import { readSettings } from './settings';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly folder: string;
  readonly now: () => number;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

export const backupCommand = (args: readonly string[], around: Surroundings): Promise<0 | 2> =>
  attempt(around, async (data) => {
    const { flags, rest } = parse(args, ['--with-keys'], [], backupUsage);
    if (rest.length > 1) throw new BackupProblem('usage', backupUsage);
    const into = resolve(around.folder, rest[0] ?? 'backups');
    return backupDone(await createBackup({ data, into, withKeys: flags.has('--with-keys'), now: around.now() }));
  });

export const restoreCommand = (args: readonly string[], around: Surroundings): Promise<0 | 2> =>
  attempt(around, async (data) => {
    const { flags, values, rest } = parse(args, ['--replace'], ['--keys'], restoreUsage);
    const [from, ...more] = rest;
    if (from === undefined || more.length > 0) throw new BackupProblem('usage', restoreUsage);
    const keyFile = values.get('--keys');
    const keys = keyFile === undefined ? null : resolve(around.folder, keyFile);
    const restored = await restoreBackup({
      from: resolve(around.folder, from),
      data,
      replace: flags.has('--replace'),
      keys,
      now: around.now(),
    });
    return restoreDone(restored, data);
  });

async function attempt({ environment, folder, print, complain }: Surroundings, work: (data: string) => Promise<string>): Promise<0 | 2> {
  let data = '';
  try {
    data = readSettings([], environment, folder).data;
    print(await work(data));
    return 0;
  } catch (error) {
    const sentence = keepingProblem(error, data);
    if (sentence === null) throw error;
    complain(sentence);
    return 2;
  }
}

function parse(args: readonly string[], flagNames: readonly string[], valueNames: readonly string[], usage: string) {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at] ?? '';
    if (flagNames.includes(one)) flags.add(one);
    else if (valueNames.includes(one)) {
      const value = args[(at += 1)];
      if (value === undefined) throw new BackupProblem('usage', usage);
      values.set(one, value);
    } else if (one.startsWith('-')) throw new BackupProblem('usage', usage);
    else rest.push(one);
  }
  return { flags, values, rest };
}
