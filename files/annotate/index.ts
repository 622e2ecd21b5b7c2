/**
 * A copy of a workbook with findings marked on its cells: a fill, a note, and a list of all findings as a sheet of its own.
 * Done by patching the package, so that everything else (formats, formulas, pictures, macros) stays byte for byte what it was.
 */
import type { Severity } from '../../core/model/finding';
import { columnLetters } from '../../core/model/sheet';
import type { Table } from '../../core/model/table';
import { fillColours } from '../write/styles';
import { addSheet, freeSheetName, sheetTags } from './issue-sheet';
import { addNotes } from './notes';
import { attribute, relationshipsOf, unescapeXml, XlsxPackage } from './package';
import { repaintCells, type RowPaint } from './sheet-cells';
import { StylesPatch } from './styles-patch';

/** One marked cell; several findings on a cell are one mark, with the worst severity and a line each. */
export interface CellMark {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  /** 0-based column in the sheet. */
  readonly column: number;
  readonly severity: Severity;
  readonly text: string;
}

/**
 * @param bytes an .xlsx or .xlsm that has been read before (sizes checked)
 * @param issues makes the list's table, given the sheet name that is free for it
 * @returns null when the package is laid out in a way that cannot be patched safely
 */
export function annotateXlsx(bytes: Uint8Array, marks: readonly CellMark[], issues: (sheetName: string) => Table): Uint8Array | null {
  const file = new XlsxPackage(bytes);
  const workbookPart = relationshipsOf(file, '').find((relation) => relation.type.endsWith('/officeDocument'))?.target;
  if (workbookPart === undefined) return null;
  const workbookXml = file.text(workbookPart);
  const relations = relationshipsOf(file, workbookPart);
  const stylesPart = relations.find((relation) => relation.type.endsWith('/styles'))?.target;
  const stylesXml = stylesPart === undefined ? null : file.text(stylesPart);
  if (workbookXml === null || stylesPart === undefined || stylesXml === null) return null;
  // Binary workbooks (.xlsb) are zip packages too.
  if (!/<(?:\w+:)?workbook\b/.test(workbookXml) || !/<(?:\w+:)?cellXfs\b/.test(stylesXml)) return null;
  const styles = new StylesPatch(stylesXml);
  for (const tag of sheetTags(workbookXml)) {
    const name = unescapeXml(attribute(tag, 'name') ?? '');
    const here = marks.filter((mark) => mark.sheet === name);
    const part = relations.find((relation) => relation.id === attribute(tag, '\\w+:id'))?.target;
    if (here.length > 0 && (part === undefined || !markSheet(file, part, here, styles))) return null;
  }
  addSheet(file, workbookPart, styles, issues(freeSheetName(workbookXml, '问题清单')));
  file.set(stylesPart, styles.toXml());
  return file.toBytes();
}

function markSheet(file: XlsxPackage, part: string, marks: readonly CellMark[], styles: StylesPatch): boolean {
  const xml = file.text(part);
  const rows = new Map<number, Map<number, (format: number) => number>>();
  for (const mark of marks) {
    const row = rows.get(mark.row) ?? new Map<number, (format: number) => number>();
    row.set(mark.column, (format) => styles.painted(format, fillColours[mark.severity]));
    rows.set(mark.row, row);
  }
  const painted = xml === null ? null : repaintCells(xml, rows satisfies ReadonlyMap<number, RowPaint>);
  if (painted === null) return false;
  const notes = marks.map((mark) => ({ cell: `${columnLetters(mark.column)}${mark.row}`, text: mark.text }));
  file.set(part, addNotes(file, part, painted, notes));
  return true;
}
