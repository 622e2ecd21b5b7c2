/** The open workbook: sheets in order, names, settings, selection, and who is told about changes. */
import { parseRect, wholeSheet, type Rect } from './address';
import { SheetModel, type Anchor } from './sheet-model';

export interface NameModel {
  name: string;
  /** "Sheet1!$A$1:$B$2" as the file has it. */
  readonly ranges: readonly string[];
}

export interface ChangeDetails {
  readonly valueBefore: string | number | boolean;
  readonly valueAfter: string | number | boolean;
}

/** What happened, for the events. `byAddin`: done through the API, not by the person at the keyboard. */
export type ModelChange =
  | {
      readonly kind: 'changed';
      readonly sheet: SheetModel;
      readonly rect: Rect;
      readonly changeType: string;
      readonly details?: ChangeDetails;
      readonly byAddin: boolean;
    }
  | { readonly kind: 'selection'; readonly sheet: SheetModel; readonly rect: Rect }
  | { readonly kind: 'format'; readonly sheet: SheetModel; readonly rect: Rect; readonly byAddin: boolean }
  | { readonly kind: 'renamed'; readonly sheet: SheetModel; readonly before: string }
  | { readonly kind: 'visibility'; readonly sheet: SheetModel; readonly before: string }
  | { readonly kind: 'protection'; readonly sheet: SheetModel }
  | { readonly kind: 'added' | 'deleted' | 'activated' | 'deactivated'; readonly sheet: SheetModel };

export class WorkbookModel {
  readonly sheets: SheetModel[] = [];
  names: NameModel[] = [];
  readonly settings = new Map<string, unknown>();
  fileName = 'roster.xlsx';
  readOnly = false;
  date1904 = false;
  /** What exceljs holds of the workbook and nothing here changes. */
  shell: Readonly<Record<string, unknown>> = {};
  private activeSheet: SheetModel | null = null;
  private readonly selections = new Map<SheetModel, Anchor>();
  private readonly listeners = new Set<(change: ModelChange) => void>();
  private counter = 0;

  onChange(listener: (change: ModelChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: ModelChange): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Ids look like those of Excel: braces around what stays the same for the life of a sheet. */
  nextId(): string {
    this.counter += 1;
    return `{00000000-0000-0000-0000-${String(this.counter).padStart(12, '0')}}`;
  }

  get active(): SheetModel {
    const active = this.activeSheet ?? this.sheets.find((sheet) => sheet.visibility === 'Visible') ?? this.sheets[0];
    if (!active) throw new Error('A workbook has at least one sheet.');
    return active;
  }

  activate(sheet: SheetModel): void {
    const before = this.active;
    this.activeSheet = sheet;
    if (before === sheet) return;
    if (!before.deleted) this.tell({ kind: 'deactivated', sheet: before });
    this.tell({ kind: 'activated', sheet });
  }

  addSheet(name: string, at = this.sheets.length): SheetModel {
    const sheet = new SheetModel(this.nextId(), name);
    this.sheets.splice(at, 0, sheet);
    return sheet;
  }

  deleteSheet(sheet: SheetModel): void {
    const next = this.sheets.find((other) => other !== sheet && other.visibility === 'Visible');
    if (this.active === sheet && next) this.activate(next);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    sheet.deleted = true;
    for (const anchor of sheet.anchors) anchor.rect = null;
    this.tell({ kind: 'deleted', sheet });
  }

  /** By name (any case, as Excel) or id. */
  find(key: string): SheetModel | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === wanted);
  }

  /** For tests: the sheet, or an error that names those there are. */
  sheet(key: string): SheetModel {
    const found = this.find(key);
    if (!found) throw new Error(`No sheet "${key}"; there are: ${this.sheets.map((sheet) => sheet.name).join(', ')}`);
    return found;
  }

  selectionOf(sheet: SheetModel): Rect {
    return this.selections.get(sheet)?.rect ?? { top: 0, left: 0, bottom: 0, right: 0 };
  }

  select(sheet: SheetModel, rect: Rect): void {
    this.activate(sheet);
    const known = this.selections.get(sheet);
    if (known) known.rect = rect;
    else {
      const anchor = { rect };
      this.selections.set(sheet, anchor);
      sheet.anchors.add(anchor);
    }
    this.tell({ kind: 'selection', sheet, rect });
  }
}

/** For tests: "B3" → rectangle; throws when it is none. */
export function rectOf(address: string): Rect {
  const rect = address === '' ? wholeSheet : parseRect(address);
  if (!rect) throw new Error(`"${address}" is no address`);
  return rect;
}

const badName = /[\\/?*[\]:]/;

/** Why Excel refuses a sheet name; null when it does not. */
export function sheetNameFault(workbook: WorkbookModel, name: string, self: SheetModel | null): string | null {
  if (name === '' || name.length > 31) return 'empty or longer than 31 characters';
  if (badName.test(name) || name.startsWith("'") || name.endsWith("'")) return 'a character that is not allowed';
  const taken = workbook.find(name);
  return taken && taken !== self ? 'taken' : null;
}
