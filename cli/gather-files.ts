/** FILE...|DIR → the files to read, each with the name it goes by in results. */
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Language } from '../core/messages/sentence';
import { CommandProblem, proseOf } from './terminal';

export interface GatheredFile {
  readonly path: string;
  /** File name; with its folder only where two files would otherwise share a name. */
  readonly file: string;
}

const spreadsheet = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.csv', '.tsv', '.ett', '.ods', '.xlsb']);
/** Excel's and WPS's lock files (~$…, .~…), hidden files. */
const isClutter = (name: string): boolean => name.startsWith('~$') || name.startsWith('.');

/** Files named one by one are taken as they are; of folders, the spreadsheets in them and below, sorted by name. @throws CommandProblem */
export async function gatherFiles(targets: readonly string[], lang: Language): Promise<readonly GatheredFile[]> {
  const found: { path: string; root: string }[] = [];
  for (const target of targets) {
    // A file that is not there is found out when it is read: the others go on, and it is named.
    const info = await stat(target).catch(() => null);
    if (info?.isDirectory() !== true) found.push({ path: target, root: join(target, '..') });
    else {
      const inside = await spreadsheetsIn(target);
      if (inside.length === 0) throw new CommandProblem(proseOf(lang).noFilesIn(target));
      found.push(...inside.map((path) => ({ path, root: target })));
    }
  }
  return named(found);
}

/** The shortest name that no other file has: file name, path below the folder given, path as given. */
function named(found: readonly { readonly path: string; readonly root: string }[]): readonly GatheredFile[] {
  const namings = [basename, (path: string, root: string) => relative(root, path).split(sep).join('/')] as const;
  const counts = namings.map((naming) => {
    const count = new Map<string, number>();
    for (const { path, root } of found) count.set(naming(path, root), (count.get(naming(path, root)) ?? 0) + 1);
    return count;
  });
  return found.map(({ path, root }) => {
    const file = namings.map((naming) => naming(path, root)).find((name, index) => counts[index]?.get(name) === 1);
    return { path, file: file ?? path };
  });
}

async function spreadsheetsIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isClutter(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) paths.push(...(await spreadsheetsIn(path)));
    else if (spreadsheet.has(extname(entry.name).toLowerCase())) paths.push(path);
  }
  return paths;
}
