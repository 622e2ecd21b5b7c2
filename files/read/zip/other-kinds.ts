/** Zip containers that hold no Excel workbook: which kind of document they are. */
import type { ReadJob } from '../job';
import type { ZipDirectory } from './directory';
import { findEntry, readTextPart } from './part';

const telling: readonly (readonly [path: string, kind: string])[] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['visio/document.xml', 'vsdx'],
  ['OFD.xml', 'ofd'],
  ['META-INF/MANIFEST.MF', 'jar'],
  ['Index/Document.iwa', 'iwork'],
];

/** 'ods' for OpenDocument spreadsheets (encrypted ones are a 'password-protected' problem); otherwise a name for messages. */
export const otherZipKind = (zip: ZipDirectory, job: ReadJob): string => {
  const mimetype = findEntry(zip, 'mimetype');
  if (mimetype !== undefined && mimetype.size < 200) {
    const type = readTextPart(zip, mimetype, job);
    if (type.includes('opendocument.spreadsheet')) {
      const manifest = findEntry(zip, 'META-INF/manifest.xml');
      if (manifest !== undefined && readTextPart(zip, manifest, job).includes('encryption-data')) throw job.problem('password-protected');
      return 'ods';
    }
    if (type.includes('opendocument.text')) return 'odt';
    if (type.includes('opendocument')) return 'odp';
    if (type.includes('epub')) return 'epub';
  }
  return telling.find(([path]) => findEntry(zip, path) !== undefined)?.[1] ?? 'archive';
};
