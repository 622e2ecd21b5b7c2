import { randomBytes } from 'node:crypto';
import { strToU8 } from 'fflate';
import { firstSheet, problemOf, rowsOf, sheetsOf } from '../../support/files/read';
import { bookParts, declareSize, makeBook, makeSheet, makeZip, worksheet } from '../../support/files/zip-maker';

// A million rows take their time to be made, more than to be read.
jest.setTimeout(60_000);

const oneRow = '<row r="1"><c r="A1"><v>1</v></c></row>';
const sheetPath = 'xl/worksheets/sheet1.xml';

describe('containers that lie or are broken', () => {
  it('a sheet that declares gigabytes is refused before it is unpacked', async () => {
    const bytes = declareSize(makeSheet(oneRow), sheetPath, 0xfffffff0);
    expect(await problemOf(bytes)).toMatchObject({ code: 'too-large', what: 'unpacked' });
  });

  it('a part packed a thousandfold is refused before it is unpacked', async () => {
    const bytes = makeZip({ ...bookParts({ sheets: { a: worksheet(oneRow) } }), 'xl/bomb.xml': new Uint8Array(20 << 20) }, 9);
    expect(await problemOf(bytes)).toMatchObject({ code: 'too-large', what: 'ratio' });
  });

  it('a large blank picture, which is never unpacked, is no bomb', async () => {
    const sheets = { a: worksheet(`<sheetData>${oneRow}</sheetData>`) };
    expect(await rowsOf(makeZip({ ...bookParts({ sheets }), 'xl/media/image1.bmp': new Uint8Array(20 << 20) }, 9))).toEqual([[1]]);
  });

  it.each([4, 1 << 24])('a part that unpacks to another size than declared is damaged (declared: %i)', async (declared) => {
    const parts = bookParts({ sheets: { a: worksheet(`<sheetData>${oneRow}</sheetData>${' '.repeat(100_000)}`) } });
    expect(await problemOf(declareSize(makeZip(parts), sheetPath, declared))).toMatchObject({ code: 'damaged' });
  });

  it('a large part that unpacks to more than declared is stopped on the way', async () => {
    const parts = bookParts({ sheets: { a: worksheet(`<sheetData>${oneRow}</sheetData>${'<x/>'.repeat(8_000_000)}`) } });
    const bytes = declareSize(makeZip(parts), sheetPath, 17 << 20);
    expect(await problemOf(bytes, 'a.xlsx', { limits: { ratio: 5000 } })).toMatchObject({ code: 'damaged' });
  });

  it('too many entries are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`x${at}`, new Uint8Array(1)]));
    expect(await problemOf(makeZip({ ...bookParts({ sheets: {} }), ...many }), 'a.xlsx', { limits: { entries: 40 } })).toMatchObject({
      code: 'too-large',
      what: 'entries',
    });
  });

  it('a workbook cut short is damaged wherever it is cut', async () => {
    const bytes = makeSheet(oneRow.repeat(50));
    for (let length = 4; length < bytes.length; length += 97)
      expect(await problemOf(bytes.subarray(0, length))).toMatchObject({ code: 'damaged' });
  });

  it('a flipped byte anywhere gives the same values or a problem, never other values', async () => {
    const bytes = makeSheet('<row r="1"><c r="A1"><v>1000</v></c><c r="B1" t="inlineStr"><is><t>110101199003070011</t></is></c></row>');
    const intact = await sheetsOf(bytes);
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] as number) ^ 0x10;
      const outcome = await sheetsOf(flipped).catch((problem: { name: string }) => problem.name);
      if (outcome !== 'FileProblem') expect(outcome).toMatchObject([{ rows: intact[0]?.rows }]);
    }
  });

  it('bytes before the container do no harm', async () => {
    const bytes = makeSheet(oneRow);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    moved.set([0x50, 0x4b, 0x03, 0x04].slice(0, 3));
    expect(await problemOf(moved)).toMatchObject({ code: 'not-a-spreadsheet' });
    const behindHeader = new Uint8Array(bytes.length + 30);
    behindHeader.set(bytes.subarray(0, 30));
    behindHeader.set(bytes, 30);
    expect(await rowsOf(behindHeader)).toEqual([[1]]);
  });
});

describe('what is no spreadsheet', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
  it.each([
    ['a docx', makeZip({ 'word/document.xml': strToU8('<w/>') }), 'docx'],
    ['a pptx', makeZip({ 'ppt/presentation.xml': strToU8('<p/>') }), 'pptx'],
    ['an OFD', makeZip({ 'OFD.xml': strToU8('<o/>') }), 'ofd'],
    ['an archive', makeZip({ '花名册/a.xlsx': makeSheet(oneRow) }), 'archive'],
    ['a PDF', latin('%PDF-1.7\n%\xe2\xe3'), 'pdf'],
    ['a JPEG', latin('\xff\xd8\xff\xe0\x00\x10JFIF'), 'jpg'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n\x00'), 'png'],
    ['a RAR', latin('Rar!\x1a\x07\x01\x00'), 'rar'],
    ['a program', latin('MZ\x90\x00\x03\x00'), 'exe'],
  ])('%s renamed to .xlsx is told by its name; under its own name it is no spreadsheet', async (_, bytes, found) => {
    expect(await problemOf(bytes, '花名册.xlsx')).toMatchObject({ code: 'wrong-extension', found, extension: 'xlsx' });
    expect(await problemOf(bytes, '材料.bin')).toMatchObject({ code: 'not-a-spreadsheet', found });
  });

  it.each([
    ['no bytes', new Uint8Array(0), { code: 'empty' }],
    ['zeros', new Uint8Array(5000), { code: 'damaged', reason: 'zeros' }],
    ['a file sealed by a protection system', latin('%TSD-Header-###%\x00\x01'), { code: 'password-protected', reason: 'sealed' }],
    ['a workbook without sheets with values', makeSheet('<row r="1"><c r="A1" s="0"/></row>'), { code: 'empty' }],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toMatchObject(problem);
  });

  it('random bytes are never read as a table', async () => {
    for (let length = 64; length <= 65_536; length *= 2)
      expect(await problemOf(randomBytes(length))).toMatchObject({ code: 'not-a-spreadsheet' });
  });
});

describe('sheets at the edges of what Excel holds', () => {
  it('1,048,576 formatted rows without values cost little and leave only the values', async () => {
    const blank = Array.from(
      { length: 1_048_573 },
      (_, at) => `<row r="${at + 4}" ht="14.25" hidden="1"><c r="A${at + 4}" s="1"/><c r="B${at + 4}" s="1"/></row>`,
    );
    const bytes = makeSheet(`${oneRow}<row r="3"><c r="B3"><v>3</v></c></row>${blank.join('')}`);
    const started = process.cpuUsage();
    const sheet = await firstSheet(bytes);
    expect(sheet.rows).toEqual([[1], [], [null, 3]]);
    expect(sheet.hiddenRows).toEqual([]);
    expect(process.cpuUsage(started).user).toBeLessThan(15_000_000);
  });

  it('values in the last row and the last column are read', async () => {
    const sheet = await firstSheet(
      makeSheet(`${oneRow}<row r="2"><c r="XFD2"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>`),
    );
    expect(sheet.rows).toHaveLength(1_048_576);
    expect(sheet.rows[1]).toHaveLength(16_384);
    expect(sheet.rows[1_048_575]).toEqual([3]);
  });

  it('a row of 16,384 formatted columns is one short row', async () => {
    const cells = Array.from({ length: 16_383 }, () => '<c s="1"/>').join('');
    expect(await rowsOf(makeSheet(`<row r="1"><c r="A1"><v>1</v></c>${cells}</row>`))).toEqual([[1]]);
  });

  it('a single row larger than a reading window is read whole', async () => {
    const long = '长'.repeat(1_000_000);
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${long}</t></is></c></row><row r="2"><c r="A2"><v>2</v></c></row>`;
    expect(await rowsOf(makeSheet(rows))).toEqual([[long], [2]]);
  });

  it('a part that is read piece by piece gives the same as a small one', async () => {
    const count = 300_000;
    const rows = Array.from(
      { length: count },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="B${at + 1}" t="inlineStr"><is><t>第${at}户</t></is></c></row>`,
    );
    const sheet = await firstSheet(makeSheet(rows.join('')));
    expect(sheet.rows).toHaveLength(count);
    expect(sheet.rows.every(([number, text], at) => number === at && text === `第${at}户`)).toBe(true);
  });

  it('5,000 merges are read, too many are refused', async () => {
    const merges = Array.from({ length: 5000 }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:A${at * 2 + 2}"/>`).join('');
    const rows = `${oneRow}<row r="10001"><c r="B10001"><v>1</v></c></row>`;
    const bytes = makeSheet(rows, { after: `<mergeCells>${merges}</mergeCells>` });
    expect((await firstSheet(bytes)).merges).toHaveLength(5000);
    expect(await problemOf(bytes, 'a.xlsx', { limits: { merges: 4999 } })).toMatchObject({ code: 'too-large', what: 'merges' });
  });

  it('cells are counted over all sheets, and gaps count too', async () => {
    const sheet = worksheet('<sheetData><row><c r="J1"><v>1</v></c></row></sheetData>');
    const bytes = makeBook({ sheets: { a: sheet, b: sheet } });
    expect(await problemOf(bytes, 'a.xlsx', { limits: { cells: 19 } })).toMatchObject({ code: 'too-large', what: 'cells', limit: 19 });
    expect(await sheetsOf(bytes, 'a.xlsx', { limits: { cells: 20 } })).toHaveLength(2);
  });

  it('names of 60 characters and sheet names of 31 are kept', async () => {
    const name = '阿卜杜热合曼·'.repeat(9).slice(0, 60);
    const cells = `<row><c t="inlineStr"><is><t>${name}</t></is></c></row>`;
    const [sheet] = await sheetsOf(makeBook({ sheets: { ['村'.repeat(31)]: worksheet(`<sheetData>${cells}</sheetData>`) } }));
    expect(sheet).toMatchObject({ name: '村'.repeat(31), rows: [[name]] });
  });
});

describe('texts made to be slow', () => {
  it.each([
    ['HTML with one endless tag', `<table><tr><td ${'a'.repeat(2_000_000)}>x</td></tr></table>`],
    ['HTML with endless spaces', `<table><tr><td>x${' <b> </b>'.repeat(200_000)}x</td></tr></table>`],
    ['HTML with comments that never end', `<table><tr><td>x${'<!-- '.repeat(300_000)}`],
    ['text with endless tabs', `a,b\n1,x${'\t'.repeat(500_000)}y`],
    ['text with quotes that never end', `a,b\n${'"x,'.repeat(300_000)}`],
    ['text with doubled quotes', `a,b\n${'"""x,'.repeat(200_000)}`],
  ])('%s: read in linear time', async (_, text) => {
    const started = performance.now();
    expect((await rowsOf(strToU8(text), 'a.xls')).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('stopping', () => {
  const big = makeSheet(Array.from({ length: 400_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join(''));

  it('an abort that comes while reading stops it', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    expect(await problemOf(big, 'a.xlsx', { signal: controller.signal })).toMatchObject({ code: 'stopped', reason: 'asked' });
  });

  it('a time limit stops it', async () => {
    expect(await problemOf(big, 'a.xlsx', { timeLimitMs: 20 })).toMatchObject({ code: 'stopped', reason: 'time' });
  });

  it('a file above the size limit is not looked at', async () => {
    expect(await problemOf(big, 'a.xlsx', { limits: { fileBytes: 1000 } })).toMatchObject({ code: 'too-large', what: 'file', limit: 1000 });
  });
});
