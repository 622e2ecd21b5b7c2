/** Contents of one part of a zip container, checked against the size and checksum that the directory declares. */
import type { ReadJob } from '../job';
import { toUtf8, utf16Of } from '../xml/encoding';
import type { ZipDirectory, ZipEntry } from './directory';
import { crc32, inflatePieces, inflateWhole } from './inflate';

const localHeaderSize = 30;
const stored = 0;
const deflated = 8;

/** Parts up to this size are unpacked at once; larger ones piece by piece. */
const wholeBytes = 16 << 20;
/** How much of a part is read between two looks at the clock and the stop signal. */
const windowBytes = 1 << 21;

export const findEntry = (zip: ZipDirectory, path: string): ZipEntry | undefined => zip.entries.get(path.toLowerCase());

const packedBytes = (zip: ZipDirectory, entry: ZipEntry, job: ReadJob): Uint8Array => {
  if (entry.encrypted) throw job.problem('password-protected');
  const { bytes } = zip;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset < 0 || entry.offset + localHeaderSize > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw job.problem('damaged', { reason: 'part' });
  const from = entry.offset + localHeaderSize + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packedSize > bytes.length) throw job.problem('damaged', { reason: 'truncated' });
  if (entry.method !== stored && entry.method !== deflated) throw job.problem('unreadable', { reason: 'packing' });
  return bytes.subarray(from, from + entry.packedSize);
};

/** The whole part. A length or checksum other than declared is 'damaged', whether by accident or on purpose. */
export const readPart = (zip: ZipDirectory, entry: ZipEntry, job: ReadJob): Uint8Array => {
  const packed = packedBytes(zip, entry, job);
  let bytes: Uint8Array;
  try {
    bytes = entry.method === stored ? packed : inflateWhole(packed, entry.size);
  } catch (cause) {
    throw job.problem('damaged', { reason: 'part' }, cause);
  }
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw job.problem('damaged', { reason: 'part' });
  return bytes;
};

/** The whole part as text. */
export const readTextPart = (zip: ZipDirectory, entry: ZipEntry, job: ReadJob): string =>
  new TextDecoder().decode(toUtf8(readPart(zip, entry, job)));

/** Reads whole elements at the start of `bytes` and answers how many bytes they took; the rest comes again with more behind it. */
export type Feed = (bytes: Uint8Array, last: boolean) => number;

/** Runs a UTF-8 scanner over a part of any size. */
export const feedPart = async (zip: ZipDirectory, entry: ZipEntry, job: ReadJob, feed: Feed): Promise<void> =>
  entry.size <= wholeBytes || entry.method === stored
    ? feedWindows(toUtf8(readPart(zip, entry, job)), job, feed)
    : feedPieces(zip, entry, job, feed);

const feedWindows = async (bytes: Uint8Array, job: ReadJob, feed: Feed): Promise<void> => {
  let window = windowBytes;
  for (let at = 0; ;) {
    const end = Math.min(at + window, bytes.length);
    const used = feed(bytes.subarray(at, end), end === bytes.length);
    if (end === bytes.length) return;
    // A single element may be larger than the window: then look at more of it.
    window = used === 0 ? window * 2 : windowBytes;
    at += used;
    await job.breathe();
  }
};

const feedPieces = async (zip: ZipDirectory, entry: ZipEntry, job: ReadJob, feed: Feed): Promise<void> => {
  const packed = packedBytes(zip, entry, job);
  let held = new Uint8Array(windowBytes * 2);
  let length = 0;
  let size = 0;
  let crc = 0;
  let wanted = windowBytes;
  for (const piece of broken(inflatePieces(packed), job)) {
    if (size === 0 && utf16Of(piece) !== null) return feedWindows(toUtf8(readPart(zip, entry, job)), job, feed);
    size += piece.length;
    crc = crc32(piece, crc);
    if (size > entry.size) throw job.problem('damaged', { reason: 'part' });
    if (length + piece.length > held.length) held = grown(held, length, length + piece.length);
    held.set(piece, length);
    length += piece.length;
    if (length < wanted) continue;
    const used = feed(held.subarray(0, length), false);
    held.copyWithin(0, used, length);
    length -= used;
    wanted = used === 0 ? length * 2 : windowBytes;
    await job.breathe();
  }
  if (size !== entry.size || crc !== entry.crc) throw job.problem('damaged', { reason: 'part' });
  feed(held.subarray(0, length), true);
};

const grown = (bytes: Uint8Array<ArrayBuffer>, length: number, least: number): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(Math.max(least, bytes.length * 2));
  larger.set(bytes.subarray(0, length));
  return larger;
};

function* broken(pieces: Iterable<Uint8Array>, job: ReadJob): Generator<Uint8Array> {
  try {
    yield* pieces;
  } catch (cause) {
    throw job.problem('damaged', { reason: 'part' }, cause);
  }
}
