/** What is said when a file cannot be read: what happened and what to do. */
import type { Params, Sentence, Sentences } from '../sentence';
import { grouped, numberOf, textOf } from '../values';

const kinds: Readonly<Record<string, string>> = {
  docx: 'a Word document',
  doc: 'a Word (or WPS Writer) document',
  odt: 'an OpenDocument text',
  rtf: 'an RTF document',
  pptx: 'a presentation',
  ppt: 'a presentation',
  odp: 'an OpenDocument file',
  vsdx: 'a Visio drawing',
  vsd: 'a Visio drawing',
  hwp: 'an HWP document',
  pdf: 'a PDF file',
  ofd: 'an OFD document',
  epub: 'an e-book',
  iwork: 'an Apple iWork document',
  jpg: 'a JPEG picture',
  png: 'a PNG picture',
  gif: 'a GIF picture',
  bmp: 'a BMP picture',
  tiff: 'a TIFF picture',
  webp: 'a WebP picture',
  heic: 'a phone photo (HEIC)',
  mp4: 'a video',
  archive: 'a compressed archive',
  jar: 'a compressed archive',
  rar: 'a RAR archive',
  '7z': 'a 7z archive',
  gzip: 'a gzip archive',
  exe: 'a program',
  xml: 'an XML file',
  json: 'a JSON file',
  sqlite: 'a database',
  ole: 'a file of another office program',
};

const foundOf = (params: Params): string => kinds[textOf(params, 'found')] ?? '';

const isArchive = (params: Params): boolean => ['archive', 'jar', 'rar', '7z', 'gzip'].includes(textOf(params, 'found'));
const isImage = (params: Params): boolean =>
  ['jpg', 'png', 'gif', 'bmp', 'tiff', 'webp', 'heic', 'pdf', 'ofd'].includes(textOf(params, 'found'));

const convert = (params: Params): string => {
  if (isArchive(params)) return 'Unpack it first and choose the spreadsheet inside.';
  if (isImage(params)) return 'Scans and pictures cannot be read as rosters: ask the unit for the spreadsheet itself (.xlsx or .xls).';
  return 'Open it in its own program, copy the table into Excel or WPS, save that as .xlsx and send it again.';
};

const tooMuch: Readonly<Record<string, (limit: number) => string>> = {
  file: (limit) => `The file is larger than ${grouped(Math.round(limit / 2 ** 20))} MB`,
  entries: (limit) => `The file has more than ${grouped(limit)} parts, which no ordinary workbook has`,
  unpacked: () => 'The file would unpack to a size that no ordinary workbook has',
  ratio: () => 'The file is packed as tightly as only a "zip bomb" is; it was not unpacked',
  cells: (limit) => `There are more than ${grouped(limit)} cells`,
  merges: (limit) => `One sheet has more than ${grouped(limit)} merged areas`,
};

const locked = {
  what: 'The file may not be read, or another program has it open.',
  todo: 'Close the program that uses it, or copy it into a folder of your own and try again.',
};
const unreadable: Readonly<Record<string, Sentence>> = {
  ENOENT: { what: 'There is no such file.', todo: 'Check the name and the folder.' },
  'not-a-file': { what: 'This is not a file (perhaps a folder).', todo: 'Choose the spreadsheets inside it.' },
  EACCES: locked,
  EPERM: locked,
  EBUSY: locked,
};

export const fileSentences: Sentences = {
  'not-a-spreadsheet': (params) => ({
    what: foundOf(params) === '' ? 'This file is not a spreadsheet.' : `This file is ${foundOf(params)}, not a spreadsheet.`,
    todo: foundOf(params) === '' ? 'Choose an .xlsx, .xls, .et or .csv file.' : convert(params),
  }),
  'wrong-extension': (params) => ({
    what: `The name ends in .${textOf(params, 'extension')}, but the content is ${foundOf(params) || 'something else'}: only the name was changed.`,
    todo: convert(params),
  }),
  'password-protected': (params) =>
    textOf(params, 'reason') === 'sealed'
      ? {
          what: "The file is sealed by an office's document protection software and opens only on its machines.",
          todo: 'Release it on a machine with that software, then send it again.',
        }
      : {
          what: 'The file needs a password to open.',
          todo: 'Open it with the password, remove the password under File → Info → Protect Workbook, save, and send it again.',
        },
  damaged: (params) =>
    textOf(params, 'reason') === 'zeros'
      ? {
          what: 'The file holds nothing but zeros: it is damaged (often by pulling out a USB stick too early).',
          todo: 'Copy it again from the original computer.',
        }
      : {
          what:
            textOf(params, 'reason') === 'truncated'
              ? 'The file is incomplete: only part of it arrived.'
              : 'The file is damaged and cannot be read.',
          todo: 'Ask the unit to open the original in Excel or WPS, save a new copy and send that.',
        },
  'too-large': (params) => ({
    what: `${tooMuch[textOf(params, 'what')]?.(numberOf(params, 'limit')) ?? 'The file is too large'}; it was not read.`,
    todo: 'Remove what is not part of the roster, or split it by village or category.',
  }),
  empty: () => ({ what: 'The file is empty.', todo: 'Check whether the right file was saved, fill it in and send it again.' }),
  unreadable: (params) =>
    unreadable[textOf(params, 'reason')] ?? {
      what: 'The file could not be read.',
      todo: 'Close the program that has it open and try again; if that fails, save it as .xlsx in Excel or WPS.',
    },
  stopped: (params) =>
    textOf(params, 'reason') === 'time'
      ? {
          what: `Reading was stopped after ${textOf(params, 'seconds')} seconds.`,
          todo: 'Copy the roster into a new workbook, save it as .xlsx and try again.',
        }
      : { what: 'Reading was stopped as asked; this file was not read to its end.', todo: 'Run it again when needed.' },
};
