/** The person at the keyboard: what they type, insert, rename. Protection binds them too. */
import { MAX_COLUMN, parseRect, rowCount, type Rect } from './model/address';
import { plainValue, type Value } from './model/cell';
import { changeTypeOf, deleteCells, insertCells } from './model/structure';
import type { ProtectionModel, SheetModel } from './model/sheet-model';
import { rectOf, sheetNameFault, type WorkbookModel } from './model/workbook-model';
import { store } from './objects/range-values';
import type { Bridge } from './wire/bridge';

export class User {
  constructor(
    private readonly workbook: WorkbookModel,
    private readonly bridge: Bridge,
  ) {}

  /** Types into one cell ("B3") and presses Enter: read as Excel reads it, by the cell's format. */
  type(sheet: string, address: string, input: string): void {
    this.paste(sheet, address, [[input]]);
  }

  /** Types a formula ("=SUM(E3:E6)") whose result Excel would show; nothing is calculated here. */
  formula(sheet: string, address: string, formula: string, result: Value): void {
    const target = this.workbook.sheet(sheet);
    const rect = rectOf(address);
    target.setContent(rect.top, rect.left, result, formula.replace(/^=/, ''));
    this.workbook.tell({ kind: 'changed', sheet: target, rect, changeType: 'RangeEdited', byAddin: false });
    this.bridge.flush();
  }

  /** Protects the sheet without a password; `allow` as in the dialog: { formatCells: true, insertRows: true … }. */
  protect(sheet: string, allow: Partial<ProtectionModel> = {}): void {
    const target = this.workbook.sheet(sheet);
    target.protection = { ...allow, sheet: true };
    this.workbook.tell({ kind: 'protection', sheet: target });
    this.bridge.flush();
  }

  unprotect(sheet: string): void {
    const target = this.workbook.sheet(sheet);
    target.protection = null;
    this.workbook.tell({ kind: 'protection', sheet: target });
    this.bridge.flush();
  }

  /** Pastes texts from this cell on, as if each were typed. */
  paste(sheet: string, address: string, inputs: readonly (readonly string[])[]): void {
    const target = this.workbook.sheet(sheet);
    const { top, left } = rectOf(address);
    const rect: Rect = { top, left, bottom: top + inputs.length - 1, right: left + Math.max(...inputs.map((line) => line.length)) - 1 };
    for (let row = rect.top; row <= rect.bottom; row++) {
      for (let column = rect.left; column <= rect.right; column++) {
        if (target.isLocked(row, column)) throw new Error(`${sheet} is protected: Excel would not let the user write there`);
      }
    }
    const before = plainValue(target.valueAt(top, left));
    inputs.forEach((line, row) => {
      line.forEach((input, column) => store(this.bridge.session, target, top + row, left + column, input));
    });
    const single = rect.top === rect.bottom && rect.left === rect.right;
    const details = single ? { details: { valueBefore: before, valueAfter: plainValue(target.valueAt(top, left)) } } : {};
    this.workbook.tell({ kind: 'changed', sheet: target, rect, changeType: 'RangeEdited', byAddin: false, ...details });
    this.bridge.flush();
  }

  /** Empties cells with the Delete key. */
  clear(sheet: string, address: string): void {
    const rect = rectOf(address);
    this.paste(
      sheet,
      address,
      Array.from({ length: rowCount(rect) }, () => Array.from({ length: rect.right - rect.left + 1 }, () => '')),
    );
  }

  /** @param row 1-based: the first new row */
  insertRows(sheet: string, row: number, count = 1): void {
    this.shift(this.workbook.sheet(sheet), { top: row - 1, bottom: row + count - 2, left: 0, right: MAX_COLUMN }, true);
  }

  /** @param row 1-based: the first row to go */
  deleteRows(sheet: string, row: number, count = 1): void {
    this.shift(this.workbook.sheet(sheet), { top: row - 1, bottom: row + count - 2, left: 0, right: MAX_COLUMN }, false);
  }

  /** @param columns letters, "C" or "C:D" */
  insertColumns(sheet: string, columns: string): void {
    this.shift(this.workbook.sheet(sheet), wholeColumns(columns), true);
  }

  deleteColumns(sheet: string, columns: string): void {
    this.shift(this.workbook.sheet(sheet), wholeColumns(columns), false);
  }

  private shift(sheet: SheetModel, rect: Rect, inserted: boolean): void {
    if (sheet.protection) throw new Error(`${sheet.name} is protected: Excel would not let the user do that`);
    const axis = rect.right === MAX_COLUMN && rect.left === 0 ? 'rows' : 'columns';
    if (!(inserted ? insertCells : deleteCells)(sheet, rect, axis)) throw new Error('A merged area would be torn');
    this.workbook.tell({ kind: 'changed', sheet, rect, changeType: changeTypeOf(rect, inserted), byAddin: false });
    this.bridge.flush();
  }

  renameSheet(sheet: string, name: string): void {
    const target = this.workbook.sheet(sheet);
    const fault = sheetNameFault(this.workbook, name, target);
    if (fault !== null) throw new Error(`Excel would refuse the name "${name}": ${fault}`);
    const before = target.name;
    target.name = name;
    this.workbook.tell({ kind: 'renamed', sheet: target, before });
    this.bridge.flush();
  }

  deleteSheet(sheet: string): void {
    this.workbook.deleteSheet(this.workbook.sheet(sheet));
    this.bridge.flush();
  }

  addSheet(name: string): void {
    this.workbook.tell({ kind: 'added', sheet: this.workbook.addSheet(name) });
    this.bridge.flush();
  }

  /** Answers a comment on the cell. */
  reply(sheet: string, address: string, content: string): void {
    const { top, left } = rectOf(address);
    const comment = this.workbook.sheet(sheet).comments.find(({ row, column }) => row === top && column === left);
    if (!comment) throw new Error(`No comment on ${sheet}!${address}`);
    comment.replies.push({ id: this.workbook.nextId(), content, author: '同事' });
  }

  /** Shows the sheet. */
  activate(sheet: string): void {
    this.workbook.activate(this.workbook.sheet(sheet));
    this.bridge.flush();
  }

  select(sheet: string, address: string): void {
    this.workbook.select(this.workbook.sheet(sheet), rectOf(address));
    this.bridge.flush();
  }

  /** Present selection: sheet and address. */
  get selection(): { readonly sheet: string; readonly rect: Rect } {
    const sheet = this.workbook.active;
    return { sheet: sheet.name, rect: this.workbook.selectionOf(sheet) };
  }

  /** Begins editing a cell: until endEdit every request of the pane is refused with InvalidOperationInCellEditMode. `requests`: ends by itself after so many. */
  beginEdit(requests: number | null = null): void {
    this.bridge.session.refusal = 'cell-edit';
    this.bridge.session.refusalsLeft = requests;
  }

  endEdit(): void {
    this.bridge.session.refusal = null;
    this.bridge.session.refusalsLeft = null;
  }

  /** Presses a ribbon button of the add-in. @returns the id that `completed` will list when its function is done */
  pressRibbon(functionName: string): string {
    return this.bridge.pressRibbon(functionName);
  }
}

function wholeColumns(columns: string): Rect {
  const rect = parseRect(columns.includes(':') ? columns : `${columns}:${columns}`);
  if (!rect) throw new Error(`"${columns}" are no columns`);
  return rect;
}
