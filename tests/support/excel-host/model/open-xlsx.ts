/** .xlsx → model, through exceljs. */
import ExcelJS, { type Worksheet } from 'exceljs';
import { parseRect } from './address';
import { isCellError, patchStyle, plain, type Cell, type Style, type Value } from './cell';
import type { ConditionalFormatModel, ProtectionModel, SheetModel, Visibility } from './sheet-model';
import { WorkbookModel } from './workbook-model';

/** Members of exceljs' objects that its types leave out. */
interface Internals {
  readonly _rows: readonly unknown[];
  readonly conditionalFormattings: readonly { readonly ref: string; readonly rules: readonly Record<string, unknown>[] }[];
  readonly dataValidations: { readonly model: Readonly<Record<string, ExcelJS.DataValidation | undefined>> };
  readonly sheetProtection: ProtectionModel | null;
  readonly _media: readonly { readonly model: unknown }[];
  readonly tables: Readonly<Record<string, { readonly model: unknown }>>;
  readonly _merges: Readonly<Record<string, { readonly range: string }>>;
  readonly headerFooter: unknown;
  readonly rowBreaks: unknown;
}

export async function openXlsx(data: Uint8Array): Promise<WorkbookModel> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(Buffer.from(data) as unknown as ExcelJS.Buffer);
  const workbook = new WorkbookModel();
  workbook.date1904 = file.properties.date1904;
  workbook.shell = workbookShell(file);
  workbook.names = file.definedNames.model.map(({ name, ranges }) => ({ name, ranges }));
  for (const worksheet of file.worksheets) readSheet(workbook, worksheet);
  const activeTab = (file.views as { activeTab?: number }[] | undefined)?.[0]?.activeTab ?? 0;
  const active = workbook.sheets[activeTab];
  if (active?.visibility === 'Visible') workbook.activate(active);
  return workbook;
}

const kept = [
  'creator', 'lastModifiedBy', 'lastPrinted', 'created', 'modified', 'properties', 'views', 'company', 'manager', 'title', 'subject',
  'keywords', 'category', 'description', 'language', 'revision', 'contentStatus', '_themes', 'media', 'calcProperties',
] as const; // prettier-ignore

function workbookShell(file: ExcelJS.Workbook): Record<string, unknown> {
  const all = file as unknown as Record<string, unknown>;
  return Object.fromEntries(kept.map((name) => [name === '_themes' ? 'themes' : name, all[name]]));
}

const visibilities: Readonly<Record<string, Visibility>> = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' };

function readSheet(workbook: WorkbookModel, worksheet: Worksheet): void {
  const sheet = workbook.addSheet(worksheet.name);
  const inside = worksheet as unknown as Worksheet & Internals;
  sheet.visibility = visibilities[worksheet.state] ?? 'Visible';
  sheet.tabColor = worksheet.properties.tabColor?.argb === undefined ? '' : `#${worksheet.properties.tabColor.argb.slice(2)}`;
  // exceljs gives null where its type says array.
  const [view] = (worksheet.views as typeof worksheet.views | null) ?? [];
  sheet.showGridlines = view?.showGridLines !== false;
  if (view?.state === 'frozen') sheet.frozen = { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 };
  sheet.protection = inside.sheetProtection?.sheet === true ? { ...inside.sheetProtection } : null;
  sheet.shell = {
    properties: worksheet.properties,
    pageSetup: worksheet.pageSetup,
    headerFooter: inside.headerFooter,
    rowBreaks: inside.rowBreaks,
    views: worksheet.views,
    autoFilter: worksheet.autoFilter,
    media: inside._media.map((medium) => medium.model),
    tables: Object.values(inside.tables).map((table) => table.model),
  };
  readColumns(sheet, worksheet);
  sheet.merges = Object.values(inside._merges).map(({ range }) => parseRect(range)).filter((rect) => rect !== null); // prettier-ignore
  readCells(workbook, sheet, worksheet);
  for (const { ref, rules } of inside.conditionalFormattings)
    for (const rule of rules) sheet.conditionalFormats.push(readRule(workbook, ref, rule));
  sheet.conditionalFormats.sort((a, b) => Number(a.raw?.['priority'] ?? 0) - Number(b.raw?.['priority'] ?? 0));
  readValidations(sheet, inside.dataValidations.model);
}

function readColumns(sheet: SheetModel, worksheet: Worksheet): void {
  for (const column of worksheet.columns ?? []) {
    const style = styleOf((column as { style?: Style }).style);
    const { width, hidden, outlineLevel } = column;
    if (width === undefined && !hidden && style === plain && !outlineLevel) continue;
    const model = sheet.columnAt((column.number ?? 1) - 1);
    model.hidden = hidden === true;
    if (width !== undefined) model.width = width;
    if (outlineLevel) model.outlineLevel = outlineLevel;
    if (style !== plain) model.style = style;
  }
}

/** General, no fill, no line, no alignment: written out by some programs, the same as nothing. */
function isNoAspect(aspect: unknown): boolean {
  if (aspect === undefined || aspect === null || aspect === 'General') return true;
  if (typeof aspect !== 'object') return false;
  if ('pattern' in aspect && aspect.pattern === 'none') return true;
  return Object.values(aspect).every((value) => value === undefined || value === null);
}

const frozenStyles = new WeakMap<object, Style>();

/** exceljs shares one object per format of the file; so do we, and empty aspects go. Formats that say the same are one object. */
function styleOf(style: Style | undefined): Style {
  if (!style || Object.keys(style).length === 0) return plain;
  let known = frozenStyles.get(style);
  if (!known) {
    const aspects = Object.entries(style).filter(([, aspect]) => !isNoAspect(aspect));
    known = aspects.length === 0 ? plain : patchStyle(plain, Object.fromEntries(aspects));
    frozenStyles.set(style, known);
  }
  return known;
}

function readCells(workbook: WorkbookModel, sheet: SheetModel, worksheet: Worksheet): void {
  worksheet.eachRow({ includeEmpty: true }, (row, number) => {
    const style = styleOf((row as unknown as { style?: Style }).style);
    const model = sheet.rowAt(number - 1);
    model.hidden = row.hidden;
    // exceljs gives no height as undefined, though its type says number.
    const { height } = row as { height?: number };
    if (height !== undefined) model.height = height;
    if (row.outlineLevel) model.outlineLevel = row.outlineLevel;
    if (style !== plain) model.style = style;
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      // Cells that exist only because a loop asked for them.
      if (cell.type === ExcelJS.ValueType.Null && Object.keys(cell.style).length === 0 && !(cell as { note?: unknown }).note) return;
      const covered = cell.isMerged && cell.master !== cell;
      const content = covered ? { value: null } : readValue(cell, workbook.date1904);
      model.cells[column - 1] = { ...content, style: styleOf(cell.style as Style) };
      const { note } = cell as { note?: unknown };
      if (note !== undefined && !covered) sheet.notes.push({ row: number - 1, column: column - 1, note });
    });
  });
}

const serialOfDate = (date: Date, date1904: boolean): number =>
  Math.round((25_569 + date.getTime() / 86_400_000 - (date1904 ? 1462 : 0)) * 1e9) / 1e9;

function scalar(value: unknown, date1904: boolean): Value {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return serialOfDate(value, date1904);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isCellError(value)) return { error: String(value.error) };
  const rich = (value as { richText?: { text: string }[] }).richText;
  return rich ? rich.map((part) => part.text).join('') : null;
}

function readValue(cell: ExcelJS.Cell, date1904: boolean): Cell {
  const { value } = cell;
  if (value === null || typeof value !== 'object' || value instanceof Date || isCellError(value)) return { value: scalar(value, date1904) };
  if ('formula' in value || 'sharedFormula' in value) {
    const array =
      'shareType' in value && (value.shareType as string) === 'array' ? { shareType: 'array', ref: (value as { ref?: string }).ref } : null;
    // From the cell, not from its value: there exceljs leaves out results of 0 and false.
    return { value: scalar(cell.result, date1904), formula: cell.formula, ...(array ? { extra: array } : {}) };
  }
  if ('hyperlink' in value) return { value: scalar(value.text, date1904), extra: { ...value } };
  return 'richText' in value ? { value: scalar(value, date1904), extra: { richText: value.richText } } : { value: null };
}

const ruleTypes: Readonly<Record<string, string>> = {
  expression: 'Custom', cellIs: 'CellValue', top10: 'TopBottom', aboveAverage: 'PresetCriteria', dataBar: 'DataBar', colorScale: 'ColorScale',
  iconSet: 'IconSet', containsText: 'ContainsText', timePeriod: 'PresetCriteria',
}; // prettier-ignore

function readRule(workbook: WorkbookModel, ref: string, raw: Record<string, unknown>): ConditionalFormatModel {
  const [formula] = (raw['formulae'] as unknown[] | undefined) ?? [];
  return {
    id: workbook.nextId(),
    type: ruleTypes[String(raw['type'])] ?? 'PresetCriteria',
    rects: ref.split(/\s+/).map(parseRect).filter((rect) => rect !== null), // prettier-ignore
    stopIfTrue: false,
    formula: formula === undefined ? '' : `=${String(formula)}`,
    style: styleOf(raw['style'] as Style | undefined),
    raw,
  };
}

/** exceljs spreads a rule over single addresses; neighbours below each other with the same rule become one rectangle again. */
function readValidations(sheet: SheetModel, model: Readonly<Record<string, ExcelJS.DataValidation | undefined>>): void {
  const byRule = new Map<string, { rule: ExcelJS.DataValidation; points: [number, number][]; rects: SheetModel['merges'] }>();
  for (const [address, rule] of Object.entries(model)) {
    const rect = parseRect(address);
    if (!rule || !rect) continue;
    const key = JSON.stringify(rule);
    const group = byRule.get(key) ?? { rule, points: [], rects: [] };
    byRule.set(key, group);
    if (rect.top === rect.bottom && rect.left === rect.right) group.points.push([rect.left, rect.top]);
    else group.rects.push(rect);
  }
  for (const { rule, points, rects } of byRule.values()) {
    points.sort(([a, b], [c, d]) => a - c || b - d);
    for (const [column, row] of points) {
      const last = rects.at(-1);
      if (last && last.left === column && last.right === column && last.bottom === row - 1)
        rects[rects.length - 1] = { ...last, bottom: row };
      else rects.push({ top: row, bottom: row, left: column, right: column });
    }
    sheet.validations.push({ rects, rule });
  }
}
