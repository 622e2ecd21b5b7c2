/** Spreadsheet files → snapshots. What a file is, its content decides; its name is only a hint for the sentences when that fails. */
import type { SheetSnapshot, WorkbookSnapshot } from '../../core/model/sheet';
import { FileProblem } from '../problem';
import { readHtml } from './html/table';
import { readMhtml } from './html/mhtml';
import { ReadJob, type ReadOptions } from './job';
import { withVisibility } from './library/ods-visibility';
import { readWithLibrary } from './library/spreadsheet-library';
import { checkOle } from './ole/check';
import { struckRows } from './ole/struck-rows';
import { sniff, type ContentKind } from './sniff';
import { decodeBytes } from './text/decode';
import { readDelimited } from './text/delimited';
import { readXlsx } from './xlsx/read';
import { workbookPath } from './xlsx/package';
import { readDirectory, type ZipDirectory } from './zip/directory';
import { otherZipKind } from './zip/other-kinds';
import { findEntry, readTextPart } from './zip/part';

export { defaultLimits, type ReadLimits } from './limits';
export type { ReadOptions } from './job';

/** Reads what our own scanners do not: in this thread, or in a worker that can be ended (from-disk.ts). */
export type LibraryReader = (content: Uint8Array | string, job: ReadJob) => Promise<SheetSnapshot[]>;

/**
 * Reads a workbook, a delimited text or an HTML table. `fileName` may have folders; the snapshot names the file without them.
 * Rejects with a FileProblem only. Sheets without values are kept; a workbook without any value is 'empty'.
 */
export const readWorkbook = async (bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<WorkbookSnapshot> =>
  readWith(readWithLibrary, bytes, fileName, options);

/** As readWorkbook, with the library's part done by `library`. */
export const readWith = async (
  library: LibraryReader,
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<WorkbookSnapshot> => {
  const file = fileName.split(/[\\/]/).at(-1) ?? fileName;
  const job = new ReadJob(file, options);
  try {
    job.check();
    if (bytes.length > job.limits.fileBytes) throw job.tooLarge('file', job.limits.fileBytes);
    const sheets = await readContent(library, bytes, job);
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw job.problem('empty');
    return { file, sheets };
  } catch (cause) {
    throw cause instanceof FileProblem ? cause : job.problem('unreadable', {}, cause);
  }
};

const readContent = async (library: LibraryReader, bytes: Uint8Array, job: ReadJob): Promise<SheetSnapshot[]> => {
  const kind = sniff(bytes);
  switch (kind) {
    case 'nothing':
      throw job.problem('empty');
    case 'zeros':
      throw job.problem('damaged', { reason: 'zeros' });
    case 'protected':
      throw job.problem('password-protected', { reason: 'sealed' });
    case 'zip':
      return readZip(library, bytes, job);
    case 'ole':
      return readOle(library, bytes, job);
    case 'biff':
      return library(bytes, job);
    case 'spreadsheet-xml':
      return readSpreadsheetXml(library, decodeBytes(bytes), job);
    case 'html':
      return [readHtml(decodeBytes(bytes), sheetNameOf(job.file), job)];
    case 'mhtml':
      return readMhtml(bytes, sheetNameOf(job.file), job);
    case 'text':
      if (!mayBeText(job.file)) throw notASpreadsheet(kind, job);
      return [await readDelimited(decodeBytes(bytes), sheetNameOf(job.file), job)];
    default:
      throw notASpreadsheet(kind, job);
  }
};

const readZip = async (library: LibraryReader, bytes: Uint8Array, job: ReadJob): Promise<SheetSnapshot[]> => {
  const zip = readDirectory(bytes, job);
  const path = workbookPath(zip, job);
  if (path === undefined) return readOtherZip(library, zip, job);
  if (path.toLowerCase().endsWith('.bin')) return library(bytes, job);
  try {
    return await readXlsx(zip, path, job);
  } catch (cause) {
    // A layout that our scanner does not know: the library is slower and tells less, but knows more layouts.
    if (cause instanceof FileProblem) throw cause;
    return library(bytes, job);
  }
};

const readOtherZip = async (library: LibraryReader, zip: ZipDirectory, job: ReadJob): Promise<SheetSnapshot[]> => {
  const kind = otherZipKind(zip, job);
  const content = findEntry(zip, 'content.xml');
  if (kind === 'ods' && content !== undefined) return withVisibility(await library(zip.bytes, job), readTextPart(zip, content, job));
  throw notASpreadsheet(kind, job);
};

/** SpreadsheetML 2003 and flat OpenDocument. */
const readSpreadsheetXml = async (library: LibraryReader, xml: string, job: ReadJob): Promise<SheetSnapshot[]> => {
  const sheets = await library(xml, job);
  return xml.includes('office:document') ? withVisibility(sheets, xml) : sheets;
};

const readOle = async (library: LibraryReader, bytes: Uint8Array, job: ReadJob): Promise<SheetSnapshot[]> => {
  const found = checkOle(bytes, job);
  if (typeof found === 'string') throw notASpreadsheet(found, job);
  const sheets = await library(bytes, job);
  const struck = struckRows(found.workbook);
  return sheets.map((sheet) => ({ ...sheet, struckRows: struck.get(sheet.name) ?? [] }));
};

const spreadsheetExtensions = new Set(['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'xls', 'xlt', 'et', 'ett', 'ods', 'csv', 'tsv']);
const textExtensions = new Set(['txt', 'tab', 'prn', 'asc', 'dat', 'text', '']);

const extensionOf = (file: string): string => /\.([^.]*)$/.exec(file)?.[1]?.toLowerCase() ?? '';
const sheetNameOf = (file: string): string => file.replace(/\.[^.]*$/, '') || file;

const mayBeText = (file: string): boolean => {
  const extension = extensionOf(file);
  return spreadsheetExtensions.has(extension) || textExtensions.has(extension);
};

/** A document or picture that bears a spreadsheet's extension was renamed, not converted: that is worth its own sentence. */
const notASpreadsheet = (found: ContentKind | string, job: ReadJob): FileProblem => {
  const extension = extensionOf(job.file);
  const known = found !== 'unknown' && found !== 'text';
  return job.problem(known && spreadsheetExtensions.has(extension) ? 'wrong-extension' : 'not-a-spreadsheet', { found, extension });
};
