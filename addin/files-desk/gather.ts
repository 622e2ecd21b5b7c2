/** Which of the files dropped are rosters, and what each goes by; as `songnuan merge` gathers them. */
export interface Dropped {
  /** With folders, below what was dropped. */
  readonly path: string;
  readonly file: File;
}

const spreadsheet = /\.(?:xlsx|xlsm|xls|et|csv|tsv|ett|ods|xlsb)$/i;
const baseOf = (path: string): string => path.split('/').at(-1) ?? path;
const isClutter = (path: string): boolean => path.split('/').some((part) => part.startsWith('~$') || part.startsWith('.'));

export interface Sorted {
  readonly rosters: readonly Dropped[];
  /** A file called 底册 among several: people to compare with. */
  readonly base: Dropped | null;
  readonly submissions: Dropped | null;
}

export function sortDropped(dropped: readonly Dropped[]): Sorted {
  const files = dropped.filter(({ path }) => !isClutter(path));
  const sheets = files.filter(({ path }) => spreadsheet.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const base = sheets.length > 1 ? (sheets.find(({ path }) => /^(?:\d+[-_.、]?)?底册/.test(baseOf(path))) ?? null) : null;
  return {
    rosters: sheets.filter((one) => one !== base),
    base,
    submissions: files.find(({ path }) => /^submissions\.json$/i.test(baseOf(path))) ?? null,
  };
}

/** The shortest name that no other file has: file name, or path. */
export function namesOf(files: readonly Dropped[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(baseOf(path), (counts.get(baseOf(path)) ?? 0) + 1);
  return files.map(({ path }) => (counts.get(baseOf(path)) === 1 ? baseOf(path) : path));
}

/** Files and folders that were dropped, folders with all that is in them. */
export async function filesOf(transfer: DataTransfer): Promise<readonly Dropped[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }));
  const found: Dropped[] = [];
  const visit = async (entry: FileSystemEntry, before: string): Promise<void> => {
    const path = `${before}${entry.name}`;
    if (entry.isFile) {
      found.push({ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) });
      return;
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A folder is told in portions; an empty one is the end.
    for (;;) {
      const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject);
      });
      if (portion.length === 0) return;
      for (const inside of portion) await visit(inside, `${path}/`);
    }
  };
  for (const entry of entries) await visit(entry, '');
  return found;
}
