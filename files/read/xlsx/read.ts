/** Reads xlsx and xlsm workbooks (Office Open XML, transitional and strict) from their zip container. */
import type { SheetSnapshot } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { SheetBuilder } from '../sheet-builder';
import type { ZipDirectory } from '../zip/directory';
import { feedPart, readTextPart } from '../zip/part';
import { BrokenPart } from './broken-part';
import { readWorkbookParts, type SheetPart, type WorkbookParts } from './package';
import type { CellBook } from './cell-scanner';
import { noStrings, sharedStringsFeed, type SharedStrings } from './shared-strings';
import { SheetScanner } from './sheet-scanner';
import { readStyles } from './styles';

/** Sheets in tab order. Throws a FileProblem; anything else that it throws means that the layout is unknown here. */
export const readXlsx = async (zip: ZipDirectory, workbookPath: string, job: ReadJob): Promise<SheetSnapshot[]> => {
  const parts = readWorkbookParts(zip, workbookPath, job);
  const book: CellBook = {
    strings: await readStrings(zip, parts, job),
    formats: parts.styles === undefined ? [] : readStyles(readTextPart(zip, parts.styles, job)),
    date1904: parts.date1904,
  };
  const sheets: SheetSnapshot[] = [];
  for (const part of parts.sheets) sheets.push(await readSheet(zip, part, book, job));
  return sheets;
};

const readStrings = async (zip: ZipDirectory, parts: WorkbookParts, job: ReadJob): Promise<SharedStrings> => {
  if (parts.sharedStrings === undefined) return noStrings;
  const { strings, feed } = sharedStringsFeed();
  const entry = parts.sharedStrings;
  await asDamage(job, () => feedPart(zip, entry, job, feed));
  return strings;
};

const readSheet = async (zip: ZipDirectory, part: SheetPart, book: CellBook, job: ReadJob): Promise<SheetSnapshot> => {
  const sheet = new SheetBuilder(job);
  const scanner = new SheetScanner(book, sheet, job);
  await asDamage(job, () => feedPart(zip, part.entry, job, (bytes, last) => scanner.feed(bytes, last)));
  return sheet.finish(part.name, part.visibility);
};

/** A part that contradicts itself means that the file is damaged. */
const asDamage = async (job: ReadJob, read: () => Promise<void>): Promise<void> => {
  try {
    await read();
  } catch (cause) {
    throw cause instanceof BrokenPart ? job.problem('damaged', { reason: 'part' }, cause) : cause;
  }
};
