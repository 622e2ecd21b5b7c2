import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { contentLimits, contentText, type RosterContent } from '../../../core/api/roster-content';
import type { CellValue } from '../../../core/model/sheet';
import { openRoster, rowsPerChunk, sealRoster } from '../../../functions/content/at-rest';
import { decodeContent } from '../../../functions/content/decode';
import { openPieces, sealedLimit, sealPieces } from '../../../functions/content/pieces';
import { createKeyRing } from '../../../functions/store/key-ring';
import { createSealer } from '../../../functions/store/sealed';
import { rosterContentOf, sheetOf } from '../../support/office/content';

const seal = createSealer(createKeyRing());
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const good = rosterContentOf([['张三', '32012319700315021X']]);
const decode = (plain: Uint8Array | string, digest?: string): RosterContent => {
  const bytes = Buffer.from(plain as Uint8Array);
  return decodeContent(gzipSync(bytes), digest ?? digestOf(bytes));
};
const problemOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return { ...(error as object) };
  }
};
const altered = (change: (content: Record<string, never>) => unknown): string => {
  const copy = JSON.parse(contentText(good)) as Record<string, never>;
  return JSON.stringify(change(copy) ?? copy);
};
const firstSheet = (content: unknown): Record<string, unknown> =>
  (content as { workbook: { sheets: Record<string, unknown>[] } }).workbook.sheets[0] as Record<string, unknown>;

describe('wire content', () => {
  it('comes out as it went in', () => {
    expect(decode(contentText(good))).toEqual(good);
  });

  it.each([
    [
      'bytes that are no gzip',
      () => decodeContent(randomBytes(200), digestOf(Buffer.alloc(0))),
      { code: 'content-unreadable', params: { reason: 'gzip' } },
    ],
    [
      'a gzip cut short',
      () => decodeContent(gzipSync(contentText(good)).subarray(0, 60), ''),
      { code: 'content-unreadable', params: { reason: 'gzip' } },
    ],
    ['another digest', () => decode(contentText(good), digestOf(Buffer.from('x'))), { code: 'digest-mismatch' }],
    ['broken UTF-8', () => decode(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22])), { code: 'content-unreadable', params: { reason: 'utf8' } }],
    ['no JSON', () => decode('{"workbook":'), { code: 'content-unreadable', params: { reason: 'json' } }],
    [
      'an unknown member',
      () => decode(altered((content) => ({ ...content, more: 1 }))),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'a __proto__ member',
      () => decode(contentText(good).replace('{"workbook"', '{"__proto__":{"a":1},"workbook"')),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'a nested cell',
      () => decode(altered((content) => void (firstSheet(content)['rows'] = [[[['x']]]]))),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'a cell with more than a serial',
      () => decode(altered((content) => void (firstSheet(content)['rows'] = [[{ serial: 1, x: 2 }]]))),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'a negative row',
      () => decode(altered((content) => void (firstSheet(content)['hiddenRows'] = [-1]))),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'a cell longer than Excel has',
      () => decode(altered((content) => void (firstSheet(content)['rows'] = [['x'.repeat(32_768)]]))),
      { code: 'content-unreadable', params: { reason: 'shape' } },
    ],
    [
      'more rows than any roster',
      () => decode(altered((content) => void (firstSheet(content)['rows'] = Array.from({ length: contentLimits.rows + 1 }, () => [])))),
      { code: 'too-large', params: { limit: contentLimits.rows } },
    ],
  ])('%s is refused', (_what, work, problem) => {
    expect(problemOf(work)).toMatchObject(problem);
  });

  it('a gzip bomb is stopped at the limit', () => {
    const bomb = gzipSync(Buffer.alloc(contentLimits.plainBytes + 1), { level: 9 });
    expect(bomb.length).toBeLessThan(contentLimits.largestChunkBytes);
    expect(problemOf(() => decodeContent(bomb, ''))).toMatchObject({ code: 'too-large', params: { limit: contentLimits.plainBytes } });
  });

  it('JSON nested a million deep is refused, not fallen over', () => {
    expect(problemOf(() => decode(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`))).toMatchObject({ code: 'content-unreadable' });
  });
});

describe('at rest', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 6 }),
    fc.integer(),
    fc.boolean(),
    fc.integer({ min: 0, max: 60_000 }).map((serial) => ({ serial })),
  ) as fc.Arbitrary<CellValue>;

  it('any rows come back exactly, ragged and blank ones too', () => {
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), (sheets) => {
        const content: RosterContent = {
          workbook: { file: null, sheets: sheets.map((one, index) => sheetOf(one, `表${index}`)) },
          overrides: [],
        };
        expect(openRoster(seal, 'c', sealRoster(seal, 'c', content))).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  it('a township is one chunk; 25,000 rows are three', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, row) => [row, `姓名${row}`, `32012319700315${row}`]);
    const chunksOf = (count: number) => sealRoster(seal, 'c', { workbook: { file: 'a', sheets: [sheetOf(rows(count))] }, overrides: [] });
    expect(chunksOf(2_000)).toHaveLength(1);
    const many = chunksOf(2 * rowsPerChunk + 5_000);
    expect(many).toHaveLength(3);
    expect(openRoster(seal, 'c', many).workbook.sheets[0]?.rows).toEqual(rows(25_000));
  });

  it('rows that do not compress are cut further, so that every chunk fits into a document', () => {
    const rows = Array.from({ length: 3_000 }, () => [randomBytes(600).toString('base64')]);
    const chunks = sealRoster(seal, 'c', { workbook: { file: 'a', sheets: [sheetOf(rows)] }, overrides: [] });
    expect(chunks.length).toBeGreaterThan(1);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(sealedLimit);
    expect(openRoster(seal, 'c', chunks).workbook.sheets[0]?.rows).toEqual(rows);
  });

  it('a chunk of another unit, or in another place, does not open; a missing one shows', () => {
    const rows = Array.from({ length: rowsPerChunk + 1 }, () => ['x']);
    const chunks = sealRoster(seal, 'c', { workbook: { file: 'a', sheets: [sheetOf(rows)] }, overrides: [] });
    expect(() => openRoster(seal, 'd', chunks)).toThrow();
    expect(() => openRoster(seal, 'c', [...chunks].reverse())).toThrow();
    expect(() => openRoster(seal, 'c', [chunks[0], undefined])).toThrow('missing');
    expect(() => openRoster(seal, 'c', [])).toThrow();
  });

  it.each([0, 10, 5_000_000])('%d random bytes come back from pieces, each below the limit', (length) => {
    const bytes = randomBytes(length);
    const pieces = sealPieces(seal, 'p', bytes);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(sealedLimit);
    expect(Buffer.from(openPieces(seal, 'p', pieces)).equals(bytes)).toBe(true);
  });
});
