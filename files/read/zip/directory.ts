/** The directory at the end of a zip container (PKWARE APPNOTE 4.3.12 – 4.3.16, zip64 included): what is inside and how large it will become. */
import type { ReadJob } from '../job';

export interface ZipEntry {
  /** As written, with forward slashes and without a leading one. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Entries by lower-cased path: some writers disagree with themselves about case. */
export interface ZipDirectory {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const endSize = 22;
const most32 = 0xffffffff;

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where the directory ends in the file. */
  readonly at: number;
}

const findEnd = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= lowest; at--) if (view.getUint32(at, true) === endSignature) return at;
  return -1;
};

const readEnd = (view: DataView): End | null => {
  const at = findEnd(view);
  if (at < 0) return null;
  const end = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true), at };
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== end64LocatorSignature) return end;
  const at64 = Number(view.getBigUint64(locator + 8, true));
  if (at64 + 56 > view.byteLength || view.getUint32(at64, true) !== end64Signature) return end;
  return {
    count: Number(view.getBigUint64(at64 + 32, true)),
    size: Number(view.getBigUint64(at64 + 40, true)),
    offset: Number(view.getBigUint64(at64 + 48, true)),
    at: at64,
  };
};

/** Sizes and offset from the zip64 extra field (id 1), for those that the 32-bit fields leave out. */
const widen = (view: DataView, from: number, to: number, fields: { size: number; packedSize: number; offset: number }): typeof fields => {
  const wide = { ...fields };
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (fields[key] !== most32 || value + 8 > to) continue;
      wide[key] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  return wide;
};

const readEntry = (bytes: Uint8Array, view: DataView, at: number, shift: number): { entry: ZipEntry; next: number } | null => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature) return null;
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (extraEnd > view.byteLength) return null;
  const sizes = { size: view.getUint32(at + 24, true), packedSize: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  const { size, packedSize, offset } = widen(view, nameEnd, extraEnd, sizes);
  const entry = {
    path: new TextDecoder()
      .decode(bytes.subarray(at + 46, nameEnd))
      .replaceAll('\\', '/')
      .replace(/^\/+/, ''),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset: offset + shift,
  };
  return { entry, next };
};

/** The directory, or a 'damaged' or 'too-large' problem. Nothing is unpacked before the declared sizes are found acceptable. */
export const readDirectory = (bytes: Uint8Array, job: ReadJob): ZipDirectory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < endSize ? null : readEnd(view);
  if (end === null) throw job.problem('damaged', { reason: 'truncated' });
  if (end.count > job.limits.entries) throw job.tooLarge('entries', job.limits.entries);
  // Bytes before the container (a self-extractor, a download header) move every offset by the same amount.
  const shift = end.at - end.size - end.offset;
  const entries = new Map<string, ZipEntry>();
  let at = end.offset + shift;
  for (let index = 0; index < end.count; index++) {
    const read = at < 0 ? null : readEntry(bytes, view, at, shift);
    if (read === null) throw job.problem('damaged', { reason: 'directory' });
    entries.set(read.entry.path.toLowerCase(), read.entry);
    at = read.next;
  }
  checkSizes(entries, job);
  return { bytes, entries };
};

const checkSizes = (entries: ReadonlyMap<string, ZipEntry>, job: ReadJob): void => {
  const { limits } = job;
  let unpacked = 0;
  for (const { path, size, packedSize } of entries.values()) {
    // Pictures are never unpacked.
    if (/(?:^|\/)media\//i.test(path)) continue;
    unpacked += size;
    if (size > limits.entryBytes || unpacked > limits.unpackedBytes) throw job.tooLarge('unpacked', limits.unpackedBytes);
    if (size > limits.ratioFromBytes && size > limits.ratio * packedSize) throw job.tooLarge('ratio', limits.ratio);
  }
};
