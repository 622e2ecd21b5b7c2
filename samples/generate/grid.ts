/** A sheet while it is being made: contents by absolute position, before any file format. */
export type Content =
  | string
  | number
  | null
  /** A true date cell; `iso` is YYYY-MM-DD. */
  | { readonly iso: string }
  /** A formula with its cached value. */
  | { readonly formula: string; readonly value: number };

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly cells: Content[][];
  readonly merges: Merge[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly struckRows: Set<number>;
  /** Rows in bold: titles and headers. */
  readonly boldRows: Set<number>;
  /** From this row on, `formattedTail` rows have borders and nothing in them. */
  formattedTail: number;
  /** First and last column of the table, for borders. */
  tableColumns: readonly [number, number];
  tableTop: number;
}

export const newGrid = (name: string, visibility: Grid['visibility'] = 'visible'): Grid => ({
  name,
  visibility,
  cells: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  struckRows: new Set(),
  boldRows: new Set(),
  formattedTail: 0,
  tableColumns: [0, -1],
  tableTop: 0,
});

export function put(grid: Grid, row: number, column: number, content: Content): void {
  while (grid.cells.length <= row) grid.cells.push([]);
  const cells = grid.cells[row] as Content[];
  while (cells.length <= column) cells.push(null);
  cells[column] = content;
}

export function merge(grid: Grid, top: number, left: number, bottom: number, right: number): void {
  if (bottom > top || right > left) grid.merges.push({ top, left, bottom, right });
}

export const letters = (column: number): string => {
  let text = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
};

/** Days since 1899-12-30, as Excel counts. */
export const serialOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000) + 25569;
