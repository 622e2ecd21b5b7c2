/** Wire content → a content that can be trusted in shape: every limit is checked before memory is spent, and nothing unknown is let in. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ApiProblem } from '../../core/api/problems';
import { contentLimits, type ContentTools, type RosterContent } from '../../core/api/roster-content';
import type { LayoutOverride } from '../../core/model/roster';
import type { CellValue } from '../../core/model/sheet';

/** Compression and text on Node. */
export const nodeContentTools: ContentTools = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  gzip: (bytes) => Promise.resolve(gzipSync(bytes)),
};

const unreadable = (reason: 'gzip' | 'utf8' | 'json' | 'shape'): ApiProblem => new ApiProblem('content-unreadable', { reason });

/**
 * @param packed the whole gzip stream
 * @throws ApiProblem 'too-large', 'content-unreadable' (reason: gzip, utf8, json, shape), 'digest-mismatch'
 */
export function decodeContent(packed: Uint8Array, digest: string): RosterContent {
  const plain = unpack(packed);
  if (createHash('sha256').update(plain).digest('hex') !== digest) throw new ApiProblem('digest-mismatch');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw unreadable('utf8');
  }
  return parseContent(text);
}

function unpack(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { maxOutputLength: contentLimits.plainBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ApiProblem('too-large', { limit: contentLimits.plainBytes });
    throw unreadable('gzip');
  }
}

/** @throws ApiProblem 'content-unreadable' (json, shape), 'too-large' */
export function parseContent(text: string): RosterContent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable('json');
  }
  const parsed = contentSchema.safeParse(json);
  if (!parsed.success) throw unreadable('shape');
  checkSize(parsed.data.workbook.sheets);
  return { workbook: parsed.data.workbook, overrides: parsed.data.overrides as readonly LayoutOverride[] };
}

const isCell = (cell: unknown): cell is CellValue => {
  switch (typeof cell) {
    case 'string':
      return cell.length <= contentLimits.cellText;
    case 'number':
      return Number.isFinite(cell);
    case 'boolean':
      return true;
    case 'object':
      if (cell === null) return true;
      return Object.keys(cell).length === 1 && Object.hasOwn(cell, 'serial') && Number.isFinite((cell as { serial: unknown }).serial);
    default:
      return false;
  }
};

/** Cells by hand: a schema per cell would take longer than judging them. */
const isRows = (rows: unknown): boolean =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length <= contentLimits.columns && row.every(isCell));

const position = z.int().nonnegative().max(1_048_576);
const positions = z.array(position).max(1_048_576);
const sheetFactsSchema = z.strictObject({
  name: z.string().min(1).max(255),
  visibility: z.enum(['visible', 'hidden', 'veryHidden']),
  origin: z.strictObject({ row: position, column: position }),
  merges: z.array(z.strictObject({ top: position, left: position, bottom: position, right: position })).max(200_000),
  hiddenRows: positions,
  hiddenColumns: positions,
  struckRows: positions,
});
const contentSchema = z.strictObject({
  workbook: z.strictObject({
    file: z.string().max(255).nullable(),
    sheets: z.array(sheetFactsSchema.extend({ rows: z.custom<readonly (readonly CellValue[])[]>(isRows) })).max(contentLimits.sheets),
  }),
  overrides: z
    .array(
      z.strictObject({
        sheet: z.string().max(255),
        role: z.enum(['roster', 'summary', 'instruction', 'empty', 'archive', 'lastYear', 'hidden', 'printout', 'other']).optional(),
        headerRows: z.array(z.int().positive().max(1_048_576)).max(100).optional(),
        columns: z.record(z.string().max(80), z.string().regex(/^[A-Za-z]{0,3}$/)).optional(),
      }),
    )
    .max(contentLimits.sheets),
});

function checkSize(sheets: readonly { readonly rows: readonly (readonly CellValue[])[] }[]): void {
  let rows = 0;
  let cells = 0;
  for (const sheet of sheets) {
    rows += sheet.rows.length;
    for (const row of sheet.rows) cells += row.length;
  }
  if (rows > contentLimits.rows) throw new ApiProblem('too-large', { limit: contentLimits.rows });
  if (cells > contentLimits.cells) throw new ApiProblem('too-large', { limit: contentLimits.cells });
}
