/**
 * The content of a roster on the wire: JSON of the workbook and of the layouts a person decided, gzipped, in chunks of base64. The digest
 * (SHA-256) is taken over the JSON before compression, so that it is the same whatever compressed it. One text for one content: members
 * always stand in the order below.
 */
import type { LayoutOverride } from '../model/roster';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../model/sheet';
import { sha256Hex } from './sha256';

export interface RosterContent {
  readonly workbook: WorkbookSnapshot;
  readonly overrides: readonly LayoutOverride[];
}

/** What the platform must bring: TextEncoder and CompressionStream in browsers, node:zlib on Node. */
export interface ContentTools {
  readonly utf8: (text: string) => Uint8Array;
  readonly gzip: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export interface EncodedContent {
  readonly digest: string;
  /** Base64 of one part of the gzip stream each, in order. */
  readonly chunks: readonly string[];
}

export const contentLimits = {
  /** Compressed bytes of one chunk: sealed, it must fit into a document of 1 MiB. */
  chunkBytes: 450_000,
  largestChunkBytes: 700_000,
  chunks: 64,
  /** Bytes of the JSON before compression. */
  plainBytes: 128 * 1024 * 1024,
  sheets: 200,
  rows: 300_000,
  cells: 8_000_000,
  columns: 16_384,
  cellText: 32_767,
} as const;

const cellOf = (cell: CellValue): CellValue => (typeof cell === 'object' && cell !== null ? { serial: cell.serial } : cell);

const sheetOf = (sheet: SheetSnapshot): SheetSnapshot => ({
  name: sheet.name,
  visibility: sheet.visibility,
  origin: { row: sheet.origin.row, column: sheet.origin.column },
  rows: sheet.rows.map((row) => row.map(cellOf)),
  merges: sheet.merges.map(({ top, left, bottom, right }) => ({ top, left, bottom, right })),
  hiddenRows: sheet.hiddenRows,
  hiddenColumns: sheet.hiddenColumns,
  struckRows: sheet.struckRows,
});

const overrideOf = ({ sheet, role, headerRows, columns }: LayoutOverride): LayoutOverride => ({
  sheet,
  ...(role === undefined ? {} : { role }),
  ...(headerRows === undefined ? {} : { headerRows }),
  ...(columns === undefined ? {} : { columns: Object.fromEntries(Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1))) }),
});

/** The one text of a content. */
export const contentText = ({ workbook, overrides }: RosterContent): string =>
  JSON.stringify({ workbook: { file: workbook.file, sheets: workbook.sheets.map(sheetOf) }, overrides: overrides.map(overrideOf) });

export async function encodeContent(
  content: RosterContent,
  tools: ContentTools,
  chunkBytes: number = contentLimits.chunkBytes,
): Promise<EncodedContent> {
  const plain = tools.utf8(contentText(content));
  const packed = await tools.gzip(plain);
  const chunks: string[] = [];
  for (let at = 0; at < packed.length; at += chunkBytes) chunks.push(toBase64(packed.subarray(at, at + chunkBytes)));
  return { digest: sha256Hex(plain), chunks };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 §4) with padding. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 24_576) {
    let text = '';
    const to = Math.min(from + 24_576, bytes.length);
    for (let at = from; at < to; at += 3) {
      const left = to - at;
      const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      text += `${letters.charAt(bits >> 18)}${letters.charAt((bits >> 12) & 63)}`;
      text += `${left > 1 ? letters.charAt((bits >> 6) & 63) : '='}${left > 2 ? letters.charAt(bits & 63) : '='}`;
    }
    parts.push(text);
  }
  return parts.join('');
}
