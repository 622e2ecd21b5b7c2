/** What an OLE file holds: a workbook that can be read, one that is encrypted, or another kind of document. */
import type { ReadJob } from '../job';
import { biff, records } from './biff';
import { openOle } from './container';

const others: readonly (readonly [stream: string, kind: string])[] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'vsd'],
  ['FileHeader', 'hwp'],
];

/** The workbook's stream; or the kind of another document. Throws 'password-protected' and 'damaged'. */
export const checkOle = (bytes: Uint8Array, job: ReadJob): { readonly workbook: Uint8Array } | string => {
  const ole = openOle(bytes);
  if (ole === null) throw job.problem('damaged', { reason: 'truncated' });
  const names = new Set(ole.streams.map((stream) => stream.name));
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) throw job.problem('password-protected');
  const stream =
    ole.streams.find(({ name }) => name.toLowerCase() === 'workbook') ?? ole.streams.find(({ name }) => name.toLowerCase() === 'book');
  if (stream === undefined) return others.find(([name]) => names.has(name))?.[1] ?? 'ole';
  const workbook = ole.contents(stream);
  if (workbook === null) throw job.problem('damaged', { reason: 'truncated' });
  if (isEncrypted(workbook)) throw job.problem('password-protected');
  return { workbook };
};

/** FILEPASS comes among the first records of the workbook's globals ([MS-XLS] 2.1.7.20.3). */
const isEncrypted = (workbook: Uint8Array): boolean => {
  for (const { type } of records(workbook)) {
    if (type === biff.filePass) return true;
    if (type === biff.boundSheet || type === biff.eof) return false;
  }
  return false;
};
