/** The worker's side of an open file: reads it, keeps its package, and makes the file to be saved. Knows neither DOM nor host. */
import { isDateSerial, type CellValue, type SheetSnapshot } from '../../core/model/sheet';
import type { Table } from '../../core/model/table';
import { editXlsx, openParts, type SheetEdits } from '../../files/edit';
import { widthOf } from '../../files/edit/column-width';
import { convertToXlsx } from '../../files/edit/convert';
import { workbookFacts, type SheetFacts, type WorkbookFacts } from '../../files/edit/sheet-facts';
import { readWorkbook } from '../../files/read';
import { sniff } from '../../files/read/sniff';

/** all: everything of the file stays. values: formats and pictures of an old binary file do not. text: a text or web page becomes a workbook. */
export type Kept = 'all' | 'values' | 'text';

export interface OpenedFile {
  readonly file: string;
  /** Without rows; they are fetched in blocks. */
  readonly sheets: readonly SheetSnapshot[];
  readonly rowCounts: readonly number[];
  readonly facts: WorkbookFacts;
  readonly kept: Kept;
}

export interface FileRequests {
  readonly open: { readonly in: { readonly bytes: Uint8Array; readonly name: string }; readonly out: OpenedFile };
  readonly rows: {
    readonly in: { readonly sheet: number; readonly from: number; readonly count: number };
    readonly out: readonly (readonly CellValue[])[];
  };
  readonly save: { readonly in: { readonly sheets: readonly SheetEdits[]; readonly tables: readonly Table[] }; readonly out: Uint8Array };
}

interface Known {
  readonly sheets: readonly SheetSnapshot[];
  readonly bytes: Uint8Array;
  /** A package to be patched; made when first saved for files that are text. */
  packaged: { readonly bytes: Uint8Array; readonly names: readonly string[] } | null;
}

type Handlers = { readonly [N in keyof FileRequests]: (input: FileRequests[N]['in']) => Promise<FileRequests[N]['out']> };

export function createFileService(): Handlers {
  let known: Known | null = null;
  const opened = (): Known => {
    if (known === null) throw new Error('nothing is open');
    return known;
  };
  return {
    open: async ({ bytes, name }) => {
      const { file, sheets } = await readWorkbook(bytes, name);
      const fileName = file ?? name;
      const names = sheets.map((sheet) => sheet.name);
      const kind = sniff(bytes);
      const next: Known = { sheets, bytes, packaged: null };
      let kept: Kept = kind === 'ole' || kind === 'biff' || kind === 'zip' ? 'values' : 'text';
      if (kind === 'zip' && patchable(bytes, names)) {
        kept = 'all';
        next.packaged = { bytes, names };
      } else if (kept === 'values') next.packaged = await convertToXlsx(bytes, { file, sheets });
      const parts = next.packaged === null ? null : openParts(next.packaged.bytes);
      const facts = parts === null ? null : workbookFacts(parts, next.packaged?.names ?? names);
      known = next;
      return {
        file: fileName,
        sheets: sheets.map((sheet) => ({ ...sheet, rows: [] })),
        rowCounts: sheets.map(({ rows }) => rows.length),
        facts: facts ?? { codes: ['General'], sheets: sheets.map(plainFacts) },
        kept,
      };
    },
    rows: ({ sheet, from, count }) => Promise.resolve(opened().sheets[sheet]?.rows.slice(from, from + count) ?? []),
    save: async ({ sheets: edits, tables }) => {
      const file = opened();
      file.packaged ??= await convertToXlsx(file.bytes, { file: null, sheets: file.sheets });
      const { bytes, names } = file.packaged;
      const real = new Map(file.sheets.map(({ name }, index) => [name, names[index] ?? name]));
      const saved = editXlsx(bytes, edits.map((edit) => ({ ...edit, sheet: real.get(edit.sheet) ?? edit.sheet })), tables); // prettier-ignore
      if (saved === null) throw new Error('the package cannot be patched');
      await verify(saved, file.sheets, edits);
      return saved;
    },
  };
}

const patchable = (bytes: Uint8Array, names: readonly string[]): boolean => {
  try {
    const parts = openParts(bytes);
    return parts !== null && names.every((name) => parts.sheets.has(name));
  } catch {
    return false;
  }
};

const plainFacts = ({ rows }: SheetSnapshot): SheetFacts => {
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Object.fromEntries(Array.from({ length: width }, (_, column) => [column, widthOf(rows, column)]));
  return { protected: false, widths, formulas: [], formats: null };
};

/** Reads what was made and compares every cell: a file that lost a digit anywhere is never handed out. */
async function verify(saved: Uint8Array, originals: readonly SheetSnapshot[], edits: readonly SheetEdits[]): Promise<void> {
  const again = await readWorkbook(saved, 'saved.xlsx');
  originals.forEach(({ name, rows }, index) => {
    const changed = new Map(edits.find(({ sheet }) => sheet === name)?.cells.map(({ row, column, value }) => [`${row},${column}`, value]));
    const now = again.sheets[index]?.rows ?? [];
    const differs = (row: number, column: number, before: CellValue | undefined): boolean => {
      const key = `${row},${column}`;
      const wanted = changed.has(key) ? changed.get(key) : before;
      changed.delete(key);
      return plain(now[row]?.[column]) !== plain(wanted);
    };
    rows.forEach((cells, row) => {
      cells.forEach((value, column) => {
        if (differs(row, column, value)) throw new Error(`saved file differs at row ${row + 1}, column ${column + 1}`);
      });
    });
    for (const [key, value] of [...changed]) {
      const [row = 0, column = 0] = key.split(',').map(Number);
      if (plain(now[row]?.[column]) !== plain(value)) throw new Error(`saved file differs at row ${row + 1}, column ${column + 1}`);
    }
  });
}

const plain = (value: CellValue | undefined): string | number | boolean | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  return isDateSerial(value) ? value.serial : value;
};
