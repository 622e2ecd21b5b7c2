/** How much a file may hold before it is refused. The defaults leave room for a sheet filled to Excel's last row with a full roster. */
export interface ReadLimits {
  /** Bytes on disk. */
  readonly fileBytes: number;
  /** Parts inside a zip container. */
  readonly entries: number;
  /** Unpacked bytes of one part of a zip container, as its directory declares. */
  readonly entryBytes: number;
  /** Unpacked bytes of all parts together. */
  readonly unpackedBytes: number;
  /** Unpacked size over packed size, asked only of parts above `ratioFromBytes`. Sheets reach about 40, a bomb about 1,000. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Cell places of all sheets together, counted to the last value of each row. */
  readonly cells: number;
  /** Merged areas of one sheet. */
  readonly merges: number;
}

const MiB = 2 ** 20;

export const defaultLimits: ReadLimits = {
  fileBytes: 256 * MiB,
  entries: 20_000,
  entryBytes: 2047 * MiB,
  unpackedBytes: 4096 * MiB,
  ratio: 250,
  ratioFromBytes: 16 * MiB,
  cells: 40_000_000,
  merges: 200_000,
};

/** Excel's own bounds: 1,048,576 rows, 16,384 columns. */
export const sheetRows = 2 ** 20;
export const sheetColumns = 2 ** 14;
