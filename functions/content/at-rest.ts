/**
 * A roster at rest: columnar JSON in sealed chunks of at most 10,000 rows. Columns compress better than rows (about 40 bytes a row), and a
 * township is one chunk. What comes out is exactly what went in, row lengths included.
 */
import type { RosterContent } from '../../core/api/roster-content';
import type { CellValue, SheetSnapshot } from '../../core/model/sheet';
import type { Sealer } from '../deps';
import { sealedLimit } from './pieces';

export const rowsPerChunk = 10_000;

/** Rows `from` … of one sheet. `lengths` are the rows' lengths; columns are padded with null to the longest. */
interface Block {
  readonly sheet: number;
  readonly lengths: readonly number[];
  readonly columns: readonly (readonly CellValue[])[];
}
interface Chunk {
  /** In the first chunk only: everything but the rows. */
  readonly facts?: {
    readonly file: string | null;
    readonly sheets: readonly Omit<SheetSnapshot, 'rows'>[];
    readonly overrides: RosterContent['overrides'];
  };
  readonly blocks: readonly Block[];
}
interface Span {
  readonly sheet: number;
  readonly from: number;
  readonly to: number;
}

/** @param context campaign, unit and version: chunks of one roster do not open as another's */
export const sealRoster = (seal: Sealer, context: string, content: RosterContent): readonly Uint8Array[] => [
  ...chunksOf(seal, context, content),
];

/** The same, one by one. */
export function* chunksOf(seal: Sealer, context: string, { workbook, overrides }: RosterContent): Generator<Uint8Array> {
  let number = 0;
  const ahead = [...groupsOf(workbook.sheets)].reverse();
  for (let spans = ahead.pop(); spans !== undefined; spans = ahead.pop()) {
    const facts = { file: workbook.file, sheets: workbook.sheets.map(({ rows: _rows, ...rest }) => rest), overrides };
    const chunk: Chunk = {
      ...(number === 0 ? { facts } : {}),
      blocks: spans.map((span) => blockOf(workbook.sheets[span.sheet]?.rows ?? [], span)),
    };
    const bytes = seal.seal(Buffer.from(JSON.stringify(chunk)), `${context}/${number}`);
    const halves = bytes.length > sealedLimit ? halvesOf(spans) : null;
    if (halves === null) {
      yield bytes;
      number += 1;
    } else ahead.push(halves[1], halves[0]);
  }
}

/** Sheets in order, cut at every 10,000 rows; at least one group, which carries the facts. */
function groupsOf(sheets: readonly SheetSnapshot[]): readonly (readonly Span[])[] {
  const groups: Span[][] = [[]];
  let room = rowsPerChunk;
  sheets.forEach(({ rows }, sheet) => {
    for (let from = 0; from < rows.length;) {
      if (room === 0) {
        groups.push([]);
        room = rowsPerChunk;
      }
      const to = Math.min(from + room, rows.length);
      groups.at(-1)?.push({ sheet, from, to });
      room -= to - from;
      from = to;
    }
  });
  return groups;
}

/** Null when nothing is left to cut. Facts that alone are too large stay with no rows beside them. */
function halvesOf(spans: readonly Span[]): readonly [readonly Span[], readonly Span[]] | null {
  if (spans.length > 1) {
    const middle = spans.length >> 1;
    return [spans.slice(0, middle), spans.slice(middle)];
  }
  const [only] = spans;
  if (only === undefined) return null;
  if (only.to - only.from < 2) return null;
  const middle = (only.from + only.to) >> 1;
  return [[{ ...only, to: middle }], [{ ...only, from: middle }]];
}

function blockOf(rows: SheetSnapshot['rows'], { sheet, from, to }: Span): Block {
  const part = rows.slice(from, to);
  const width = part.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    sheet,
    lengths: part.map((row) => row.length),
    columns: Array.from({ length: width }, (_, column) => part.map((row) => row[column] ?? null)),
  };
}

/** @throws Error when a chunk is missing, altered or belongs elsewhere */
export function openRoster(seal: Sealer, context: string, chunks: readonly (Uint8Array | undefined)[]): RosterContent {
  let facts: Chunk['facts'];
  const rows: (readonly CellValue[])[][] = [];
  chunks.forEach((sealed, index) => {
    if (sealed === undefined) throw new Error('a sealed chunk is missing');
    const chunk = JSON.parse(Buffer.from(seal.open(sealed, `${context}/${index}`)).toString('utf8')) as Chunk;
    facts ??= chunk.facts;
    for (const block of chunk.blocks) {
      const list = (rows[block.sheet] ??= []);
      block.lengths.forEach((length, at) => {
        list.push(Array.from({ length }, (_, column) => block.columns[column]?.[at] ?? null));
      });
    }
  });
  if (facts === undefined) throw new Error('no chunks of a roster');
  const sheets = facts.sheets.map((sheet, index) => ({ ...sheet, rows: rows[index] ?? [] }));
  return { workbook: { file: facts.file, sheets }, overrides: facts.overrides };
}
