/** One file at a time: opened in the worker, changed in memory, saved as a download. */
import type { FileProblemCode } from '../../files/problem';
import { FileProblem } from '../../files/problem';
import type { CellValue, SheetSnapshot } from '../../core/model/sheet';
import type { WorkbookHost } from '../../core/ports/workbook-host';
import { createStore, type Store } from '../app/store';
import { createFileHost } from '../host/workbook-file';
import { createFileModel, isDirty, type FileModel } from '../host/workbook-file-model';
import { editsOf } from '../host/workbook-file-edits';
import type { FileRequests, Kept } from './file-service';
import { createPersonEdits, type PersonEdits, type Refusal } from './person-edits';
import type { Ask } from './worker-port';

export interface OpenFile {
  readonly model: FileModel;
  readonly host: WorkbookHost;
  readonly edits: PersonEdits;
  readonly kept: Kept;
  readonly hasFormulas: boolean;
}
export interface SessionState {
  readonly opening: string | null;
  readonly file: OpenFile | null;
  /** Grows with everything that the grid shows. */
  readonly version: number;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly problem: { readonly code: FileProblemCode; readonly file: string; readonly params: FileProblem['params'] } | null;
  readonly savedAs: string | null;
  readonly notSaved: boolean;
  readonly refusal: Refusal | null;
}
export interface Session {
  readonly store: Store<SessionState>;
  readonly open: (file: { readonly name: string; readonly bytes: () => Promise<ArrayBuffer> }) => Promise<void>;
  /** @returns whether it was saved */
  readonly save: () => Promise<boolean>;
  readonly refused: (refusal: Refusal) => void;
}
export interface SessionParts {
  readonly ask: Ask<FileRequests>;
  /** Hands the finished file to the person. */
  readonly deliver: (bytes: Uint8Array, name: string) => void;
  readonly settingsOf: (fileName: string) => { readonly load: () => unknown; readonly save: (settings: object) => void };
}

const rowsPerBlock = 10_000;

export function createSession({ ask, deliver, settingsOf }: SessionParts): Session {
  const store = createStore<SessionState>({
    ...{ opening: null, file: null, version: 0, dirty: false, saving: false, problem: null, savedAs: null, notSaved: false, refusal: null },
  });
  let untouchedSince = 0;
  let changes = 0;

  const readAll = async (sheets: readonly SheetSnapshot[], counts: readonly number[]): Promise<SheetSnapshot[]> => {
    const whole: SheetSnapshot[] = [];
    for (const [index, sheet] of sheets.entries()) {
      const rows: (readonly CellValue[])[] = [];
      while (rows.length < (counts[index] ?? 0)) {
        const block = await ask('rows', { sheet: index, from: rows.length, count: rowsPerBlock });
        for (const row of block) rows.push(row);
        if (block.length === 0) break;
      }
      whole.push({ ...sheet, rows });
    }
    return whole;
  };
  const watch = (model: FileModel): void => {
    model.watchers.add((what) => {
      if (what === 'cells' || what === 'sheets') changes += 1;
      const { file, version } = store.get();
      if (file?.model !== model) return;
      const dirty = changes !== untouchedSince && isDirty(model);
      store.set({ version: version + 1, ...(what === 'cells' || what === 'sheets' ? { dirty, savedAs: null, refusal: null } : {}) });
    });
  };
  return {
    store,
    open: async ({ name, bytes }) => {
      store.set({ opening: name, problem: null, savedAs: null, notSaved: false, refusal: null });
      try {
        const opened = await ask('open', { bytes: new Uint8Array(await bytes()), name });
        const model = createFileModel(opened.file, await readAll(opened.sheets, opened.rowCounts), opened.facts);
        watch(model);
        const host = createFileHost(model, {
          refusal: () => (store.get().file?.model === model ? null : 'closed'),
          settings: settingsOf(model.fileName),
        });
        changes = untouchedSince = 0;
        const hasFormulas = model.sheets.some(({ formulas }) => formulas.size > 0);
        store.set({
          file: { model, host, edits: createPersonEdits(model), kept: opened.kept, hasFormulas },
          version: store.get().version + 1,
          dirty: false,
        });
      } catch (error) {
        const { code, params } = error instanceof FileProblem ? error : new FileProblem('unreadable', name);
        store.set({ problem: { code, file: name, params } });
        if (!(error instanceof FileProblem)) throw error;
      } finally {
        store.set({ opening: null });
      }
    },
    save: async () => {
      const { file } = store.get();
      if (file === null) return false;
      store.set({ saving: true, savedAs: null, notSaved: false });
      try {
        const upTo = changes;
        const { sheets, tables } = editsOf(file.model);
        const bytes = await ask('save', { sheets, tables: tables.map((table) => ({ ...table, rows: [...table.rows] })) });
        const name = savedName(file.model.fileName, file.kept);
        deliver(bytes, name);
        untouchedSince = upTo;
        store.set({ savedAs: name, dirty: changes !== upTo });
        return true;
      } catch (error) {
        store.set({ notSaved: true });
        throw error;
      } finally {
        store.set({ saving: false });
      }
    },
    refused: (refusal) => {
      store.set({ refusal });
    },
  };
}

/** Macros stay in a file that is patched, so it keeps its name. */
export const savedName = (name: string, kept: Kept): string =>
  kept === 'all' && /\.xl[st][xm]$/i.test(name) ? name : `${name.replace(/\.[^.]*$/, '') || name}.xlsx`;
