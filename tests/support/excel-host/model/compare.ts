/** Two workbooks compared cell by cell and format by format, both as saved files: what a test shows when marks and changes were to leave no trace. */
import { formatRect, columnLetters } from './address';
import { openXlsx } from './open-xlsx';
import { saveXlsx } from './save-xlsx';
import type { ConditionalFormatModel, SheetModel } from './sheet-model';
import type { WorkbookModel } from './workbook-model';

/** The same whatever order an object's members were set in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

type Entries = Map<string, string>;

function describe(workbook: WorkbookModel): Entries {
  const entries: Entries = new Map();
  entries.set('sheets', canonical(workbook.sheets.map((sheet) => [sheet.name, sheet.visibility, sheet.tabColor])));
  entries.set('names', canonical(workbook.names));
  for (const sheet of workbook.sheets) describeSheet(sheet, entries);
  return entries;
}

function describeSheet(sheet: SheetModel, entries: Entries): void {
  const note = (what: string, value: unknown): unknown => entries.set(`${sheet.name}!${what}`, canonical(value));
  sheet.rows.forEach((row, index) => {
    if (!row) return;
    const { hidden, height, outlineLevel, style } = row;
    if (hidden || height !== undefined || outlineLevel || style) note(`row ${String(index + 1)}`, { hidden, height, outlineLevel, style });
    row.cells.forEach((cell, column) => {
      const format = cell?.style ?? {};
      if (!cell || (cell.value === null && cell.formula === undefined && Object.keys(format).length === 0)) return;
      note(`${columnLetters(column)}${String(index + 1)}`, { value: cell.value, formula: cell.formula, extra: cell.extra, format });
    });
  });
  sheet.columns.forEach((column, index) => {
    if (column) note(`column ${columnLetters(index)}`, column);
  });
  note('merges', sheet.merges.map(formatRect).sort());
  note('conditional formats', sheet.conditionalFormats.map(describeRule));
  note('validations', sheet.validations.flatMap(({ rects, rule }) => rects.map((rect) => canonical([formatRect(rect), rule]))).sort()); // prettier-ignore
  note('notes', sheet.notes);
  note('protection', sheet.protection);
  note('frozen', sheet.frozen);
  note('gridlines', sheet.showGridlines);
  const { views: _views, media, ...shell } = sheet.shell;
  note('page and filters', shell);
  note('pictures', (media as unknown[] | undefined)?.length ?? 0);
}

const describeRule = ({ type, rects, formula, style, raw }: ConditionalFormatModel): unknown => {
  const { priority: _priority, dxfId: _dxfId, ...rest } = raw ?? {};
  return { type, rects: rects.map(formatRect), formula, style, rest };
};

/** Both go through exceljs once more: what it adds or loses in saving (a page number set to 1, say) is no difference. */
const settled = async (file: Uint8Array): Promise<Entries> => describe(await openXlsx(await saveXlsx(await openXlsx(file))));

/** @returns one line per difference ("花名册!B3: before → after"); empty when the files say the same */
export async function differences(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const [old, now] = [await settled(before), await settled(after)];
  const places = [...new Set([...old.keys(), ...now.keys()])];
  const changed = places.filter((place) => old.get(place) !== now.get(place));
  return changed.map((place) => `${place}: ${old.get(place) ?? 'nothing'} → ${now.get(place) ?? 'nothing'}`);
}
