/** The sheets of the workbook in memory: cells with value and number format. */
import { isDateSerial, type CellValue, type MergeRange, type SheetSnapshot, type SheetVisibility } from '../../core/model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn } from '../../core/model/table';

export interface MemoryCell {
  readonly value: CellValue;
  readonly format: string;
  readonly formula?: true;
}
export interface MemorySheet {
  readonly id: string;
  name: string;
  visibility: SheetVisibility;
  protected: boolean;
  rows: (MemoryCell | undefined)[][];
  merges: readonly MergeRange[];
  hiddenRows: readonly number[];
  hiddenColumns: readonly number[];
  struckRows: readonly number[];
}

export const valuesOf = (row: readonly (MemoryCell | undefined)[]): readonly CellValue[] => Array.from(row, (cell) => cell?.value ?? null);

export function toSnapshot(sheet: MemorySheet): SheetSnapshot {
  const rows = sheet.rows.map(valuesOf);
  while (rows.length > 0 && rows.at(-1)?.every((value) => value === null) === true) rows.pop();
  const { name, visibility, merges, hiddenRows, hiddenColumns, struckRows } = sheet;
  return { name, visibility, origin: { row: 0, column: 0 }, rows, merges, hiddenRows, hiddenColumns, struckRows };
}

export function fromSnapshot(sheet: SheetSnapshot, id: string): MemorySheet {
  const { name, visibility, origin, merges, hiddenRows, hiddenColumns, struckRows } = sheet;
  const rows = sheet.rows.map((row) => [
    ...Array<undefined>(origin.column).fill(undefined),
    ...row.map((value): MemoryCell | undefined =>
      value === null ? undefined : { value, format: isDateSerial(value) ? 'yyyy-mm-dd' : typeof value === 'string' ? '@' : 'General' },
    ),
  ]);
  return {
    id,
    name,
    visibility,
    protected: false,
    rows: [...Array.from({ length: origin.row }, () => []), ...rows],
    merges: merges.map((area) => ({
      top: area.top + origin.row,
      bottom: area.bottom + origin.row,
      left: area.left + origin.column,
      right: area.right + origin.column,
    })),
    hiddenRows: hiddenRows.map((row) => row + origin.row),
    hiddenColumns: hiddenColumns.map((column) => column + origin.column),
    struckRows: struckRows.map((row) => row + origin.row),
  };
}

const tableValue = (cell: TableCell): CellValue =>
  typeof cell === 'object' && cell !== null ? ('formula' in cell ? cell.value : cell.text) : cell;

const kindFormats = { text: '@', integer: '0', yuan: '#,##0.00', date: 'yyyy-mm-dd', percent: '0.0%' } as const;

const formatOf = ({ kind, ungrouped }: TableColumn): string => (kind === 'yuan' && ungrouped === true ? '0.00' : kindFormats[kind]);

/** Texts are texts in every column, numbers keep their digits in columns of text. */
function dataCell(cell: TableCell, column: TableColumn): MemoryCell {
  const value = tableValue(cell);
  if (value === null) return { value, format: formatOf(column) };
  if (typeof cell === 'string') return { value, format: '@' };
  return {
    value,
    format: column.kind === 'text' ? 'General' : formatOf(column),
    ...(typeof cell === 'object' ? { formula: true as const } : {}),
  };
}

export function fromTable(table: Table, name: string, id: string): MemorySheet {
  const { headerTop, headerBottom } = tableLayout(table);
  const { columns } = table;
  const line = (values: readonly (string | null)[]): (MemoryCell | undefined)[] =>
    values.map((value) => (value === null ? undefined : { value, format: '@' }));
  const rows = [...(table.bare === true ? [] : [table.title]), ...table.subtitle].map((text) => line([text]));
  if (headerBottom > headerTop) rows.push(line(columns.map(({ group }) => group ?? null)));
  rows.push(line(columns.map(({ header }) => header)));
  for (const { cells } of table.rows) rows.push(columns.map((column, index) => dataCell(cells[index] ?? null, column)));
  for (let index = 0; index < (table.blankRows ?? 0); index += 1) rows.push(columns.map((column) => dataCell(null, column)));
  rows.push(...table.footer.map((text) => line([text])));
  return { id, name, visibility: 'visible', protected: false, rows, merges: [], hiddenRows: [], hiddenColumns: [], struckRows: [] };
}

export function freeName(wanted: string, sheets: readonly MemorySheet[]): string {
  const name = wanted.replace(/[\\/?*[\]:]/g, '-').slice(0, 31);
  let free = name;
  for (let number = 2; sheets.some((sheet) => sheet.name === free); number += 1)
    free = `${name.slice(0, 31 - String(number).length - 2)}(${number})`;
  return free;
}
