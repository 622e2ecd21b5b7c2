/** Rows struck through in a BIFF8 workbook, which SheetJS does not tell: a walk over fonts, cell formats and cells. */
import { biff, records } from './biff';

const strikeBit = 0x08;

interface BoundSheet {
  readonly name: string;
  readonly at: number;
}

interface Globals {
  readonly struckFonts: boolean[];
  readonly struckFormats: boolean[];
  readonly sheets: BoundSheet[];
}

const sheetName = (data: DataView): string => {
  const length = data.getUint8(6);
  const wide = (data.getUint8(7) & 1) === 1;
  let name = '';
  for (let at = 0; at < length; at++) name += String.fromCharCode(wide ? data.getUint16(8 + at * 2, true) : data.getUint8(8 + at));
  return name;
};

const readGlobals = (workbook: Uint8Array): Globals => {
  const globals: Globals = { struckFonts: [], struckFormats: [], sheets: [] };
  for (const { type, data } of records(workbook)) {
    if (type === biff.eof) break;
    if (type === biff.font) {
      // There is no font 4: the numbering leaves it out ([MS-XLS] 2.5.129).
      if (globals.struckFonts.length === 4) globals.struckFonts.push(false);
      globals.struckFonts.push((data.getUint16(2, true) & strikeBit) !== 0);
    } else if (type === biff.xf) globals.struckFormats.push(globals.struckFonts[data.getUint16(0, true)] === true);
    else if (type === biff.boundSheet) globals.sheets.push({ name: sheetName(data), at: data.getUint32(0, true) });
  }
  return globals;
};

const singleCells: ReadonlySet<number> = new Set([
  biff.number,
  biff.rk,
  biff.labelSst,
  biff.label,
  biff.rString,
  biff.boolErr,
  biff.formula,
  biff.formula3,
  biff.formula4,
]);

/** Cells of a record as row and cell formats; null for records that are no cells with values. */
const cellsOf = (type: number, data: DataView): { row: number; formats: number[] } | null => {
  if (singleCells.has(type)) return { row: data.getUint16(0, true), formats: [data.getUint16(4, true)] };
  if (type !== biff.mulRk) return null;
  const formats: number[] = [];
  for (let at = 4; at + 6 <= data.byteLength - 2; at += 6) formats.push(data.getUint16(at, true));
  return { row: data.getUint16(0, true), formats };
};

const struckRowsAt = (workbook: Uint8Array, from: number, struckFormats: readonly boolean[]): number[] => {
  const counts = new Map<number, { valued: number; struck: number }>();
  let depth = 0;
  for (const { type, data } of records(workbook, from)) {
    if (type === biff.bof) depth++;
    if (type === biff.eof && --depth <= 0) break;
    // Deeper levels are charts embedded in the sheet.
    const cells = depth === 1 ? cellsOf(type, data) : null;
    if (cells === null) continue;
    const count = counts.get(cells.row) ?? { valued: 0, struck: 0 };
    counts.set(cells.row, count);
    count.valued += cells.formats.length;
    count.struck += cells.formats.filter((format) => struckFormats[format] === true).length;
  }
  return [...counts]
    .filter(([, { valued, struck }]) => struck * 2 > valued)
    .map(([row]) => row)
    .sort((a, b) => a - b);
};

/** Struck rows by sheet name; nothing for BIFF5, whose fonts and sheets are laid out differently. */
export const struckRows = (workbook: Uint8Array): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, readonly number[]>();
  try {
    const isBiff8 = new DataView(workbook.buffer, workbook.byteOffset).getUint16(4, true) === 0x0600;
    const globals = isBiff8 ? readGlobals(workbook) : null;
    if (globals === null || !globals.struckFormats.includes(true)) return found;
    for (const sheet of globals.sheets) found.set(sheet.name, struckRowsAt(workbook, sheet.at, globals.struckFormats));
  } catch {
    // A record shorter than its type needs: strike-through is extra knowledge, never a reason to refuse the values.
  }
  return found;
};
