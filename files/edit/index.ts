/**
 * A workbook with some cells changed and sheets added, by patching its package: formats, formulas, pictures and macros that are not touched
 * stay byte for byte what they were.
 */
import { isDateSerial, type CellValue } from '../../core/model/sheet';
import type { Table } from '../../core/model/table';
import { addSheet, sheetTags } from '../annotate/issue-sheet';
import { attribute, relationshipsOf, unescapeXml, XlsxPackage } from '../annotate/package';
import { repaintCells, type Repaint, type Rewrite } from '../annotate/sheet-cells';
import { StylesPatch } from '../annotate/styles-patch';
import { escapeXml } from '../write/xml';

export interface CellEdit {
  /** 0-based in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** The number format it gets; null: the one it has. */
  readonly format: '@' | 'General' | null;
}

export interface SheetEdits {
  readonly sheet: string;
  readonly cells: readonly CellEdit[];
}

export interface WorkbookParts {
  readonly file: XlsxPackage;
  readonly workbookPart: string;
  readonly workbookXml: string;
  readonly stylesPart: string;
  readonly stylesXml: string;
  /** Worksheet parts by sheet name, in order. */
  readonly sheets: ReadonlyMap<string, string>;
}

/** The parts of a package that can be patched; null when it is laid out otherwise (a binary workbook, another encoding, no styles). */
export function openParts(bytes: Uint8Array): WorkbookParts | null {
  const file = new XlsxPackage(bytes);
  const workbookPart = relationshipsOf(file, '').find((relation) => relation.type.endsWith('/officeDocument'))?.target;
  const workbookXml = workbookPart === undefined ? null : file.text(workbookPart);
  if (workbookPart === undefined || workbookXml === null || !/<(?:\w+:)?workbook\b/.test(workbookXml)) return null;
  const relations = relationshipsOf(file, workbookPart);
  const stylesPart = relations.find((relation) => relation.type.endsWith('/styles'))?.target;
  const stylesXml = stylesPart === undefined ? null : file.text(stylesPart);
  if (stylesPart === undefined || stylesXml === null || !/<(?:\w+:)?cellXfs\b/.test(stylesXml)) return null;
  const sheets = new Map<string, string>();
  for (const tag of sheetTags(workbookXml)) {
    const relation = relations.find(({ id }) => id === attribute(tag, '\\w+:id'));
    if (relation?.type.endsWith('/worksheet') === true) sheets.set(unescapeXml(attribute(tag, 'name') ?? ''), relation.target);
  }
  return { file, workbookPart, workbookXml, stylesPart, stylesXml, sheets };
}

const date1904 = (workbookXml: string): boolean => /<(?:\w+:)?workbookPr\b[^>]*\sdate1904\s*=\s*["'](?:1|true)["']/.test(workbookXml);

/**
 * @param bytes an .xlsx or .xlsm that has been read before (sizes checked)
 * @param tables become sheets at the end; their names must be free. Edits may be about them too.
 * @returns null when the package cannot be patched safely
 */
export function editXlsx(bytes: Uint8Array, edits: readonly SheetEdits[], tables: readonly Table[]): Uint8Array | null {
  const parts = openParts(bytes);
  if (parts === null) return null;
  const { file, workbookPart, stylesPart } = parts;
  const styles = new StylesPatch(parts.stylesXml);
  for (const table of tables) addSheet(file, workbookPart, styles, table);
  const shift = date1904(parts.workbookXml) ? 1462 : 0;
  const sheets = tables.length === 0 ? parts.sheets : sheetsOf(file, workbookPart);
  for (const { sheet, cells } of edits) {
    const part = sheets.get(sheet);
    const xml = part === undefined ? null : file.text(part);
    const changed = xml === null ? null : repaintCells(xml, changesOf(cells, styles, shift));
    if (part === undefined || changed === null) return null;
    file.set(part, changed);
  }
  file.set(stylesPart, styles.toXml());
  if (edits.length > 0) file.set(workbookPart, recalculated(file.text(workbookPart) ?? parts.workbookXml));
  return file.toBytes();
}

function sheetsOf(file: XlsxPackage, workbookPart: string): ReadonlyMap<string, string> {
  const relations = new Map(relationshipsOf(file, workbookPart).map(({ id, target }) => [id, target]));
  return new Map(
    sheetTags(file.text(workbookPart) ?? '').flatMap((tag) => {
      const target = relations.get(attribute(tag, '\\w+:id') ?? '');
      return target === undefined ? [] : [[unescapeXml(attribute(tag, 'name') ?? ''), target] as const];
    }),
  );
}

const numberFormats = { '@': 49, General: 0 } as const;

function changesOf(cells: readonly CellEdit[], styles: StylesPatch, shift: number): ReadonlyMap<number, ReadonlyMap<number, Rewrite>> {
  const rows = new Map<number, Map<number, Rewrite>>();
  for (const { row, column, value, format } of cells) {
    const line = rows.get(row + 1) ?? new Map<number, Rewrite>();
    const repaint: Repaint = format === null ? (known) => known : (known) => styles.numbered(known, numberFormats[format]);
    line.set(column, { format: repaint, ...contentOf(value, shift) });
    rows.set(row + 1, line);
  }
  return rows;
}

function contentOf(value: CellValue, shift: number): { readonly type: string; readonly xml: string } {
  if (value === null) return { type: '', xml: '' };
  if (typeof value === 'string') return { type: 'inlineStr', xml: `<is><t xml:space="preserve">${cellText(value)}</t></is>` };
  if (typeof value === 'boolean') return { type: 'b', xml: `<v>${value ? 1 : 0}</v>` };
  return { type: '', xml: `<v>${isDateSerial(value) ? value.serial - shift : value}</v>` };
}

/** Text that looks like an escape of the format (_x000D_) is escaped itself. */
const cellText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll('\r', '_x000D_');

/** Formulas are calculated anew by the program that opens the file: what they add up may have changed. */
function recalculated(xml: string): string {
  const known = /<(?:\w+:)?calcPr\b[^>]*?(?=\s*\/?>)/.exec(xml);
  if (known !== null) {
    const tag = `${known[0].replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '')} fullCalcOnLoad="1"`;
    return xml.slice(0, known.index) + tag + xml.slice(known.index + known[0].length);
  }
  const prefix = /<(\w+:)?workbook\b/.exec(xml)?.[1] ?? '';
  // The schema's order: calcPr stands behind the first of these that is there.
  for (const name of ['definedNames', 'externalReferences', 'functionGroups', 'sheets']) {
    const end = xml.lastIndexOf(`</${prefix}${name}>`);
    if (end < 0) continue;
    const at = end + `</${prefix}${name}>`.length;
    return `${xml.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`;
  }
  return xml;
}
