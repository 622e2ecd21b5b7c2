/** Workbooks put together part by part, for layouts and lies that no library writes. */
import { crc32, deflateRawSync } from 'node:zlib';

export const worksheet = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;

export interface BookParts {
  /** Worksheet XML by sheet name, or the finished part. */
  readonly sheets?: Readonly<Record<string, string | Uint8Array>>;
  readonly sharedStrings?: string | Uint8Array;
  readonly styles?: string;
  readonly workbook?: string;
  readonly workbookPr?: string;
  /** Added to or put in the place of other parts. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? Buffer.from(part) : part);

/** The parts of a plain workbook by path. */
export const bookParts = (book: BookParts): Record<string, Uint8Array> => {
  const sheets = Object.entries(book.sheets ?? {});
  const list = sheets.map(([name], at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const relations = sheets
    .map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relationType}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('');
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${relationType}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': book.workbook ?? `<workbook xmlns:r="${relationType}">${book.workbookPr ?? ''}<sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
    ...(book.sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': book.sharedStrings }),
    ...(book.styles === undefined ? {} : { 'xl/styles.xml': book.styles }),
    ...Object.fromEntries(sheets.map(([, xml], at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...book.parts,
  };
  return Object.fromEntries(Object.entries(texts).map(([path, part]) => [path, bytesOf(part)]));
};

const field = (...values: [value: number, bytes: 2 | 4][]): Buffer =>
  Buffer.concat(
    values.map(([value, bytes]) => (bytes === 2 ? Buffer.from(Uint16Array.of(value).buffer) : Buffer.from(Uint32Array.of(value).buffer))),
  );

/** A zip container (much faster on large parts than a script would pack them). */
export const makeZip = (parts: Readonly<Record<string, Uint8Array>>, level = 1): Uint8Array => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, part] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(part, { level });
    const facts = field(
      [20, 2],
      [0x0800, 2],
      [8, 2],
      [0, 4],
      [crc32(part), 4],
      [packed.length, 4],
      [part.length, 4],
      [name.length, 2],
      [0, 2],
    );
    const header = Buffer.concat([field([0x04034b50, 4]), facts, name]);
    local.push(header, packed);
    central.push(Buffer.concat([field([0x02014b50, 4], [20, 2]), facts, field([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name]));
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = field([0x06054b50, 4], [0, 4], [central.length, 2], [central.length, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
};

export const makeBook = (book: BookParts): Uint8Array => makeZip(bookParts(book));

/** A workbook of one sheet with the given sheetData rows. */
export const makeSheet = (rows: string, rest: Omit<BookParts, 'sheets'> & { before?: string; after?: string } = {}): Uint8Array =>
  makeBook({ ...rest, sheets: { Sheet1: worksheet(`${rest.before ?? ''}<sheetData>${rows}</sheetData>${rest.after ?? ''}`) } });

/** Styles with the given fonts, number formats and cell formats; the first font and cell format are plain. */
export const styles = (parts: { fonts?: string[]; codes?: Record<number, string>; formats: { code?: number; font?: number }[] }): string =>
  [
    '<styleSheet><numFmts>',
    ...Object.entries(parts.codes ?? {}).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`),
    '</numFmts><fonts><font/>',
    ...(parts.fonts ?? []).map((font) => `<font>${font}</font>`),
    '</fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/>',
    ...parts.formats.map(({ code = 0, font = 0 }) => `<xf numFmtId="${code}" fontId="${font}"/>`),
    '</cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>',
  ].join('');

/** Overwrites the size that the directory at the end declares for an entry. */
export const declareSize = (zip: Uint8Array, path: string, size: number): Uint8Array => {
  const lying = zip.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(lying.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === path) view.setUint32(at + 24, size, true);
  }
  return lying;
};
