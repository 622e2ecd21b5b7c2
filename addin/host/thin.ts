/** The reading adapter of before behind today's port: it reads and selects; what it cannot do it says. */
import { HostProblem, type WorkbookHost } from '../../core/ports/workbook-host';
import { HostProblem as ReaderProblem } from '../../core/ports/workbook-reader';
import { createOfficeHost } from './office';

const refuse = (): Promise<never> => Promise.reject(new HostProblem('not-supported', 'thin'));
const through = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ReaderProblem ? new HostProblem(error.code, error.detail) : error;
  }
};

export function createThinHost(): WorkbookHost {
  const reader = createOfficeHost();
  const settings = new Map<string, unknown>();
  const readSheets: WorkbookHost['readSheets'] = async (names) =>
    (await through(reader.readSheets())).filter(({ name }) => names === undefined || names.includes(name));
  return {
    abilities: { changes: false, mergedAreas: true, comments: false },
    fileName: () => through(reader.fileName()),
    listSheets: async () =>
      (await readSheets()).map(({ name, visibility }) => ({ id: name, name, visibility, protected: false, active: false })),
    readSheets,
    readRows: async (sheet, from, to) => {
      const [found] = await readSheets([sheet]);
      if (found === undefined) throw new HostProblem('sheet-gone', 'thin', sheet);
      return Array.from({ length: to - from + 1 }, (_, index) => [
        ...Array<null>(found.origin.column).fill(null),
        ...(found.rows[from - 1 + index - found.origin.row] ?? []),
      ]);
    },
    paint: refuse,
    clearMarks: refuse,
    applyCells: refuse,
    formatAsText: refuse,
    undo: refuse,
    writeSheet: refuse,
    select: (where) => through(reader.select(where)),
    selection: refuse,
    onChanged: () => Promise.resolve(() => Promise.resolve()),
    remember: (key, value) => Promise.resolve(void settings.set(key, value)),
    recall: (key) => Promise.resolve(settings.get(key)),
  };
}
