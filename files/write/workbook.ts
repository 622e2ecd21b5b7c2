/**
 * Tables → one .xlsx, streamed. Our own writer, for a measured reason: 60,000 flagged rows took exceljs' streaming writer
 * 5.2 CPU seconds and 180 MB, most of the whole run (docs/ARCHITECTURE.md); and the same code must run in a browser.
 */
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import { columnLetters } from '../../core/model/sheet';
import { tableLayout, type Table } from '../../core/model/table';
import { sheetXml, type WrittenSheet } from './sheet-xml';
import { StyleBook } from './styles';
import { escapeXml, xmlDeclaration } from './xml';

export interface WriteOptions {
  /** Called now and then with the number of sheets finished. */
  readonly onSheet?: (done: number, name: string) => void;
  readonly signal?: AbortSignal;
  /** Makes a compressed part of the package; by default fflate's, which runs anywhere. */
  readonly part?: (name: string, level: number) => ZipPart;
}

/** What a part needs beyond fflate's own interface: somewhere to push its content. */
export interface ZipPart extends ZipInputFile {
  push(piece: Uint8Array, final?: boolean): void;
}

const OPTIONS_SHEET = '选项';
/** Excel's limit for a list written into the validation itself. */
const INLINE_LIST_LIMIT = 255;
/** Zip entries carry a time; a fixed one keeps the same input giving the same bytes. */
const fixedTime = new Date(2000, 0, 1);
/** Fast rather than small: the files are read once or twice and then archived. */
const LEVEL = 3;

/**
 * Writes the workbook into `sink`, piece by piece, in order. Sheet names must be distinct and at most 31 characters.
 * @throws what the sink throws; AbortSignal's reason when stopped
 */
export async function writeWorkbook(
  tables: readonly Table[],
  sink: (piece: Uint8Array) => void | Promise<void>,
  options: WriteOptions = {},
): Promise<void> {
  const pieces: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece);
  });
  const drain = async (): Promise<void> => {
    options.signal?.throwIfAborted();
    if (failure !== null) throw failure;
    for (const piece of pieces.splice(0)) await sink(piece);
  };
  const makePart = options.part ?? ((name: string, level: number): ZipPart => new ZipDeflate(name, { level: level as 3 }));
  const open = (name: string): ZipPart => {
    const part = makePart(name, LEVEL);
    part.mtime = fixedTime;
    zip.add(part);
    return part;
  };
  const add = (name: string, text: string): void => {
    open(name).push(encode(text), true);
  };
  const styles = new StyleBook();
  const lists = new OptionLists();
  const written: WrittenSheet[] = [];
  for (const [index, table] of tables.entries()) {
    const part = open(`xl/worksheets/sheet${index + 1}.xml`);
    const xml = sheetXml(table, { styles, listReference: (choices) => lists.referenceTo(choices) });
    let next = xml.next();
    for (; next.done !== true; next = xml.next()) {
      part.push(encode(next.value));
      await drain();
    }
    part.push(new Uint8Array(0), true);
    written.push(next.value);
    options.onSheet?.(index + 1, table.name);
  }
  const names = tables.map((table) => table.name);
  if (!lists.empty) add(`xl/worksheets/sheet${tables.length + 1}.xml`, lists.toXml());
  add('xl/styles.xml', styles.toXml());
  add('xl/workbook.xml', workbookXml(tables, written, !lists.empty));
  add('xl/_rels/workbook.xml.rels', relationsXml(names.length + (lists.empty ? 0 : 1)));
  add(
    '_rels/.rels',
    `${xmlDeclaration}<Relationships xmlns="${relationsNs}"><Relationship Id="rId1" Type="${officeNs}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  add('[Content_Types].xml', contentTypesXml(names.length + (lists.empty ? 0 : 1)));
  zip.end();
  await drain();
}

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** Dropdown lists that do not fit into the validation: columns of a hidden sheet. */
class OptionLists {
  readonly #columns: (readonly string[])[] = [];
  readonly #references = new Map<string, string>();

  get empty(): boolean {
    return this.#columns.length === 0;
  }

  referenceTo(choices: readonly string[]): string | null {
    const joined = choices.join(',');
    if (joined.length <= INLINE_LIST_LIMIT && !choices.some((choice) => /[,"]/.test(choice))) return null;
    const known = this.#references.get(joined);
    if (known !== undefined) return known;
    const letter = columnLetters(this.#columns.length);
    const reference = `'${OPTIONS_SHEET}'!$${letter}$1:$${letter}$${choices.length}`;
    this.#columns.push(choices);
    this.#references.set(joined, reference);
    return reference;
  }

  toXml(): string {
    const rows = Array.from({ length: Math.max(...this.#columns.map((column) => column.length)) }, (_, row) => {
      const cells = this.#columns.map((column, index) =>
        column[row] === undefined
          ? ''
          : `<c r="${columnLetters(index)}${row + 1}" t="inlineStr"><is><t>${escapeXml(column[row])}</t></is></c>`,
      );
      return `<row r="${row + 1}">${cells.join('')}</row>`;
    });
    return `${xmlDeclaration}<worksheet xmlns="${mainNs}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  }
}

const mainNs = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationsNs = 'http://schemas.openxmlformats.org/package/2006/relationships';
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function workbookXml(tables: readonly Table[], written: readonly WrittenSheet[], withLists: boolean): string {
  const sheets = tables.map((table, index) => `<sheet name="${escapeXml(table.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  if (withLists)
    sheets.push(`<sheet name="${OPTIONS_SHEET}" sheetId="${tables.length + 1}" state="veryHidden" r:id="rId${tables.length + 1}"/>`);
  const names = tables.flatMap((table, index) => definedNames(table, index, written[index]));
  return (
    `${xmlDeclaration}<workbook xmlns="${mainNs}" xmlns:r="${officeNs}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets><definedNames>${names.join('')}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`
  );
}

/** What Excel keeps as names: the filter's range, the print area without the columns that are not for paper, the repeated header rows. */
function definedNames(table: Table, index: number, sheet: WrittenSheet | undefined): string[] {
  if (sheet === undefined) return [];
  const { headerTop, headerBottom } = tableLayout(table);
  const last = columnLetters(table.columns.length - 1);
  const lastPrinted = columnLetters(
    Math.max(
      table.columns.findLastIndex((column) => column.noPrint !== true),
      0,
    ),
  );
  const name = (key: string, text: string, extra = ''): string =>
    `<definedName name="_xlnm.${key}" localSheetId="${index}"${extra}>${escapeXml(`${quoted(table.name)}!${text}`)}</definedName>`;
  return [
    ...(table.autoFilter
      ? [name('_FilterDatabase', `$A$${headerBottom}:$${last}$${Math.max(sheet.lastDataRow, headerBottom)}`, ' hidden="1"')]
      : []),
    name('Print_Area', `$A$1:$${lastPrinted}$${sheet.lastRow}`),
    name('Print_Titles', `$${table.paged === true ? 1 : headerTop}:$${headerBottom}`),
  ];
}

const relationsXml = (sheets: number): string => {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${officeNs}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${xmlDeclaration}<Relationships xmlns="${relationsNs}">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${officeNs}/styles" Target="styles.xml"/></Relationships>`;
};

const contentTypesXml = (sheets: number): string => {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  );
  return (
    `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${parts.join('')}</Types>`
  );
};
