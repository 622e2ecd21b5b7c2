/** Works out the formulas that our tables use (SUM, SUBTOTAL, + and /), over the cells of the table itself. */
import { columnIndex } from '../../../core/model/sheet';
import { tableLayout, type Table, type TableCell, type TableRow } from '../../../core/model/table';

export interface SheetModel {
  readonly rows: readonly TableRow[];
  readonly valueAt: (address: string) => number;
}

export function sheetModel(table: Table): SheetModel {
  const rows = [...table.rows];
  const first = tableLayout(table).firstData;
  const valueAt = (address: string): number => {
    const [, letters = '', row = '0'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
    return numberOf(rows[Number(row) - first]?.cells[columnIndex(letters)] ?? null);
  };
  const numberOf = (cell: TableCell): number => {
    if (typeof cell === 'number') return cell;
    return typeof cell === 'object' && cell !== null && 'formula' in cell ? evaluate(cell.formula, valueAt) : 0;
  };
  return { rows, valueAt };
}

/** Every formula of a table whose shown value is not what it works out to. */
export function wrongFormulas(table: Table): readonly string[] {
  const { rows, valueAt } = sheetModel(table);
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      if (typeof cell !== 'object' || cell === null || !('formula' in cell)) return [];
      const value = evaluate(cell.formula, valueAt);
      return Math.abs(value - cell.value) < 1e-9 ? [] : [`${table.name}: ${cell.formula} = ${value}, shown ${cell.value}`];
    }),
  );
}

export const countFormulas = (table: Table): number =>
  [...table.rows].flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'object' && cell !== null && 'formula' in cell)).length;

function evaluate(formula: string, valueAt: (address: string) => number): number {
  const call = /^(?:SUM|SUBTOTAL)\((?:109,)?(.*)\)$/.exec(formula);
  if (call !== null) return (call[1] as string).split(',').reduce((sum, part) => sum + sumRange(part, valueAt), 0);
  if (formula.includes('/')) {
    const [above = '', below = ''] = formula.split('/');
    return valueAt(above) / valueAt(below);
  }
  return formula.split('+').reduce((sum, part) => sum + valueAt(part), 0);
}

function sumRange(range: string, valueAt: (address: string) => number): number {
  const [from = '', to] = range.split(':');
  if (to === undefined) return valueAt(from);
  const letters = from.replace(/\d+/, '');
  let sum = 0;
  for (let row = Number(from.replace(/\D+/, '')); row <= Number(to.replace(/\D+/, '')); row += 1) sum += valueAt(`${letters}${row}`);
  return sum;
}
