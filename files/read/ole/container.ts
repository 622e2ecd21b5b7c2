/** OLE compound files ([MS-CFB]): the container of xls, et, doc and of encrypted xlsx. Only what is needed to name and take out a stream. */

export interface OleStream {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

export interface OleContainer {
  readonly streams: readonly OleStream[];
  /** Contents of a stream; null when its sectors do not all lie in the file. */
  readonly contents: (stream: OleStream) => Uint8Array | null;
}

const lastRegularSector = 0xfffffff9;
const headerSize = 512;
const headerDifat = 109;
const directoryEntrySize = 128;

interface Sectors {
  readonly size: number;
  readonly at: (sector: number) => Uint8Array | null;
}

/** Null when the directory cannot be read: the file is damaged or cut short. */
export const openOle = (bytes: Uint8Array): OleContainer | null => {
  if (bytes.length < headerSize) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const sectors: Sectors = {
    size,
    at: (sector) => {
      const from = (sector + 1) * size;
      return sector > lastRegularSector || from >= bytes.length ? null : bytes.subarray(from, from + size);
    },
  };
  const fat = readFat(view, sectors);
  const directory = fat === null ? null : readChain(sectors, fat, view.getUint32(48, true), null);
  if (fat === null || directory === null) return null;
  const entries = readDirectory(directory);
  const [root] = entries;
  if (root === undefined || entries.length === 1) return null;
  const miniCutoff = view.getUint32(56, true);
  const contents = (stream: OleStream): Uint8Array | null => {
    if (stream.size >= miniCutoff || stream === root) return readChain(sectors, fat, stream.start, stream.size);
    const mini = readChain(sectors, fat, root.start, root.size);
    const miniFat = readChain(sectors, fat, view.getUint32(60, true), null);
    if (mini === null || miniFat === null) return null;
    const at = (sector: number): Uint8Array | null => (sector * 64 >= mini.length ? null : mini.subarray(sector * 64, sector * 64 + 64));
    return readChain({ size: 64, at }, words(miniFat), stream.start, stream.size);
  };
  return { streams: entries.filter((entry) => entry !== root), contents };
};

const words = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
};

/** The sector allocation table, whose own sectors are listed in the header and, for large files, in a chain of further lists. */
const readFat = (view: DataView, sectors: Sectors): Uint32Array | null => {
  const listed: number[] = [];
  for (let at = 0; at < headerDifat; at++) listed.push(view.getUint32(76 + at * 4, true));
  const perSector = sectors.size / 4;
  let next = view.getUint32(68, true);
  for (let left = view.byteLength / sectors.size; next <= lastRegularSector && left > 0; left--) {
    const more = sectors.at(next);
    if (more === null) return null;
    const list = words(more);
    listed.push(...list.subarray(0, perSector - 1));
    next = list[perSector - 1] ?? lastRegularSector + 1;
  }
  const used = listed.filter((sector) => sector <= lastRegularSector).slice(0, Math.ceil(view.byteLength / sectors.size));
  const fat = new Uint32Array(used.length * perSector);
  for (const [index, sector] of used.entries()) {
    const part = sectors.at(sector);
    if (part?.length !== sectors.size) return null;
    fat.set(words(part), index * perSector);
  }
  return fat;
};

/** Sectors of a chain put together; `size` null takes the whole chain. Null when the chain leaves the file, loops or is too short. */
const readChain = (sectors: Sectors, fat: Uint32Array, start: number, size: number | null): Uint8Array | null => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let sector = start; sector <= lastRegularSector && (size === null || length < size); sector = fat[sector] ?? lastRegularSector + 1) {
    const piece = sectors.at(sector);
    // A chain read to its end is one of tables: only the last sector of contents may be cut short.
    if (piece === null || pieces.length > fat.length || (size === null && piece.length < sectors.size)) return null;
    pieces.push(piece);
    length += piece.length;
  }
  if (size !== null && length < size) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return size === null ? whole : whole.subarray(0, size);
};

const readDirectory = (bytes: Uint8Array): OleStream[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: OleStream[] = [];
  for (let at = 0; at + directoryEntrySize <= bytes.length; at += directoryEntrySize) {
    const nameLength = Math.min(view.getUint16(at + 64, true), 64);
    if (view.getUint8(at + 66) === 0 || nameLength < 2) continue;
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameLength - 2));
    entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
};
