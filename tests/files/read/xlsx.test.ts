import { strToU8 } from 'fflate';
import { firstSheet, problemOf, rowsOf, sheetsOf } from '../../support/files/read';
import { makeBook, makeSheet, styles, worksheet } from '../../support/files/zip-maker';

describe('cell values', () => {
  const strings = '<sst><si><t>110101199003070011</t></si><si><t>张三</t></si><si><t/></si></sst>';
  it.each([
    ['a shared string of 18 digits stays text', '<c r="A1" t="s"><v>0</v></c>', ['110101199003070011']],
    ['a number stays a number', '<c r="A1"><v>1000</v></c>', [1000]],
    ['decimals and signs', '<c r="A1"><v>-12.50</v></c><c r="B1"><v>1.0E-3</v></c><c r="C1"><v>0.1</v></c>', [-12.5, 0.001, 0.1]],
    ['a long number as Excel would hold it', '<c r="A1"><v>1.1010119900307E+17</v></c>', [110101199003070000]],
    [
      'a formula counts as its result',
      '<c r="A1"><f>SUM(B1:B9)</f><v>3</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>低保</v></c>',
      [3, '低保'],
    ],
    [
      'a formula without a result or with an empty one is no value',
      '<c r="A1"><f>B1</f></c><c r="B1" t="str"><v></v></c><c r="C1"><v>1</v></c>',
      [null, null, 1],
    ],
    [
      'booleans and errors',
      '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>',
      [true, false, '#N/A'],
    ],
    ['an ISO date cell', '<c r="A1" t="d"><v>2025-01-20T00:00:00</v></c>', [{ serial: 45677 }]],
    [
      'inline rich text without its phonetic guide',
      '<c t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh><t>zhang</t></rPh></is></c>',
      ['张 三'],
    ],
    [
      'entities and OOXML escapes',
      '<c t="inlineStr"><is><t>a&lt;b&amp;&#20013;&#x56fd;_x000D_\r\n_x005F_x000D_</t></is></c>',
      ['a<b&中国\r\n_x000D_'],
    ],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[甲<乙]]></t></is></c><c t="str"><v><![CDATA[丙]]></v></c>', ['甲<乙', '丙']],
    ['characters of CJK extension B', '<c t="inlineStr"><is><t>\u{20bb7}野&#x20BB7;</t></is></c>', ['\u{20bb7}野\u{20bb7}']],
    ['spaces are kept', '<c t="inlineStr"><is><t xml:space="preserve"> 张　三 </t></is></c>', [' 张　三 ']],
    ['cells without references follow one another', '<c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c>', [1, null, null, 4, 5]],
    ['text in a number cell stays text', '<c r="A1"><v>一千</v></c>', ['一千']],
    ['single quotes and spaces in tags', "<c  r = 'B1'  s='0' ><v>7</v></c >", [null, 7]],
    ['a blank string is no value', '<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>', [null, '张三']],
  ])('%s', async (_, cells, expected) => {
    expect(await rowsOf(makeSheet(`<row r="1">${cells}</row>`, { sharedStrings: strings }))).toEqual([expected]);
  });
});

describe('dates', () => {
  const withCode = (code: string, value: string): Uint8Array =>
    makeSheet(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`, {
      styles: styles({ codes: { 164: code }, formats: [{ code: 164 }] }),
    });

  it.each([
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"d"日"',
    'yyyy/m/d',
    'yyyy\\-mm\\-dd',
    '[$-F800]dddd, mmmm dd, yyyy',
    'yyyy年m月',
    'm"月"d"日"',
    'yyyy.mm.dd;@',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    'e"年"m"月"',
    'h:mm:ss.000',
    'aaaa',
    '[Red]yyyy-m-d',
    'yyyy\\年mm\\月',
    '[$-411]ge.m.d',
  ])('a number shown as %s is a date', async (code) => {
    expect(await rowsOf(withCode(code, '45677'))).toEqual([[{ serial: 45677 }]]);
  });

  it.each([
    'General',
    'G/通用格式',
    '0',
    '0.00E+00',
    '#,##0.00',
    '"日期"0',
    '[Red]0',
    '0"年"',
    '@',
    '[h]:mm',
    '000000',
    '_ * #,##0_ ',
    '[$¥-804]#,##0',
    '0\\d',
    '[DBNum2][$-804]General"元"',
    '#,##0;[Red]\\-#,##0;"yyyy"',
    'General"月"',
    '##\\m',
    '',
  ])('a number shown as %s is none', async (code) => {
    expect(await rowsOf(withCode(code, '45677'))).toEqual([[45677]]);
  });

  it.each([14, 15, 17, 22, 27, 31, 36, 45, 50, 57, 58])('the built-in format %i is a date', async (code) => {
    const file = makeSheet('<row r="1"><c s="1"><v>45677.5</v></c></row>', { styles: styles({ formats: [{ code }] }) });
    expect(await rowsOf(file)).toEqual([[{ serial: 45677.5 }]]);
  });

  it('the 1904 system is converted, and a number beyond any date stays a number', async () => {
    const rows = '<row r="1"><c s="1"><v>44215</v></c><c s="1"><v>20250120</v></c><c s="1"><v>-1</v></c></row>';
    const file = makeSheet(rows, { workbookPr: '<workbookPr date1904="1"/>', styles: styles({ formats: [{ code: 14 }] }) });
    expect(await rowsOf(file)).toEqual([[{ serial: 45677 }, 20250120, { serial: 1461 }]]);
    expect(await rowsOf(makeSheet('<row><c s="1"><v>-1</v></c></row>', { styles: styles({ formats: [{ code: 14 }] }) }))).toEqual([[-1]]);
  });
});

describe('rows, columns and merges', () => {
  it('rows without values are kept as blanks before the last value and dropped after it', async () => {
    const sheet = await firstSheet(
      makeSheet('<row r="3"><c r="B3"><v>1</v></c><c r="D3" s="0"/></row><row r="9" ht="20"/><row r="12"><c r="A12"/></row>'),
    );
    expect(sheet.rows).toEqual([[], [], [null, 1]]);
    expect(sheet.origin).toEqual({ row: 0, column: 0 });
  });

  it('rows without numbers follow one another or take the number of their cells', async () => {
    expect(await rowsOf(makeSheet('<row><c><v>1</v></c></row><row><c r="A4"><v>4</v></c></row><row><c><v>5</v></c></row>'))).toEqual([
      [1],
      [],
      [],
      [4],
      [5],
    ]);
  });

  it('rows out of order and split in two are put together', async () => {
    const rows = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>3</v></c></row>';
    expect(await rowsOf(makeSheet(rows))).toEqual([[1], [2, null, 3]]);
  });

  it('hidden rows and columns are listed within the used area, by flag or by size zero', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="F1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>' +
      '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row><row r="4" hidden="false"><c r="A4"><v>4</v></c></row><row r="5" hidden="true"/>';
    const before = '<cols><col min="2" max="3" width="0" customWidth="1"/><col min="5" max="16384" hidden="1"/></cols>';
    const sheet = await firstSheet(makeSheet(rows, { before }));
    expect(sheet).toMatchObject({ hiddenRows: [1, 2], hiddenColumns: [1, 2, 4, 5] });
  });

  it('merges are cut to the used area and dropped outside it', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
    const after =
      '<mergeCells count="4"><mergeCell ref="A1:B2"/><mergeCell ref="C1:XFD1048576"/><mergeCell ref="D9:E12"/><mergeCell ref="A2:A40"/></mergeCells>';
    expect((await firstSheet(makeSheet(rows, { after }))).merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ]);
  });

  it('rows of drawing anchors are no sheet rows', async () => {
    const after = '<controls><anchor><from><xdr:col>1</xdr:col><xdr:row>7</xdr:row></from></anchor></controls>';
    expect(await rowsOf(makeSheet('<row><c><v>1</v></c></row>', { after }))).toEqual([[1]]);
  });
});

describe('rows struck through', () => {
  it('more than half of the cells with values struck by font or by runs makes a struck row', async () => {
    const fonts = ['<strike/>', '<strike val="0"/>', '<strike val="1"/>'];
    const rows = [
      '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1"><v>1</v></c><c r="D1"/><c r="E1"/></row>',
      '<row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2" s="1"/></row>',
      '<row r="3"><c r="A3" s="2"><v>1</v></c></row>',
      '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" s="3"><v>4</v></c></row>',
      '<row r="5"><c r="A5" t="s"><v>1</v></c></row>',
      '<row r="6" s="1" customFormat="1"><c r="A6"><v>6</v></c></row>',
    ].join('');
    const sharedStrings =
      '<sst><si><r><rPr><strike/></rPr><t>张三丰</t></r><r><t>亡</t></r></si><si><r><rPr><strike val="0"/></rPr><t>李四</t></r></si></sst>';
    const file = makeSheet(rows, { sharedStrings, styles: styles({ fonts, formats: [{ font: 1 }, { font: 2 }, { font: 3 }] }) });
    expect((await firstSheet(file)).struckRows).toEqual([0, 3]);
  });
});

describe('packages', () => {
  const one = worksheet('<sheetData><row><c><v>1</v></c></row></sheetData>');
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

  it('hidden sheets say so, and sheets keep their order', async () => {
    const workbook = `<workbook><sheets><sheet name="乙" r:id="rId2" state="hidden"/><sheet name="甲&amp;丙" r:id="rId1"/><sheet name="丁" r:id="rId3" state="veryHidden"/></sheets></workbook>`;
    const sheets = await sheetsOf(makeBook({ sheets: { a: one, b: one, c: one }, workbook }));
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['乙', 'hidden'],
      ['甲&丙', 'visible'],
      ['丁', 'veryHidden'],
    ]);
  });

  it('chart and dialog sheets are left out', async () => {
    const relations = `<Relationships><Relationship Id="rId1" Type="${type}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="${type}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`;
    const sheets = await sheetsOf(
      makeBook({ sheets: { 图: '<chartsheet/>', 表: one }, parts: { 'xl/_rels/workbook.xml.rels': relations } }),
    );
    expect(sheets.map(({ name }) => name)).toEqual(['表']);
  });

  it.each([
    '/xl/worksheets/sheet1.xml',
    'worksheets/sheet1.xml',
    '../xl/worksheets/sheet1.xml',
    'worksheets\\sheet1.xml',
    'Worksheets/Sheet1.xml',
  ])('the target %s is found', async (target) => {
    const parts = {
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${type}/worksheet" Target="${target}"/></Relationships>`,
    };
    expect(await rowsOf(makeBook({ sheets: { 表: one }, parts }))).toEqual([[1]]);
  });

  it('namespace prefixes and strict namespaces are read', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const sheet =
      '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>';
    const parts = {
      '_rels/.rels': `<Relationships><Relationship Id="r" Type="${strict}/officeDocument" Target="/book/wb.xml"/></Relationships>`,
      'book/wb.xml': '<x:workbook xmlns:x="n" xmlns:q="m"><x:sheets><x:sheet name="表" sheetId="9" q:id="q1"/></x:sheets></x:workbook>',
      'book/_rels/wb.xml.rels': `<Relationships><Relationship Id="q1" Type="${strict}/worksheet" Target="s.xml"/><Relationship Id="q2" Type="${strict}/sharedStrings" Target="t.xml"/></Relationships>`,
      'book/s.xml': sheet,
      'book/t.xml': '<x:sst xmlns:x="n"><x:si><x:t>甲</x:t></x:si></x:sst>',
    };
    const book = await firstSheet(makeBook({ parts }));
    expect(book).toMatchObject({ name: '表', rows: [['甲', '乙']], merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] });
  });

  it('parts in UTF-16 and with a byte order mark are read', async () => {
    const utf16 = Buffer.from(`\ufeff${one}`, 'utf16le');
    const marked = strToU8('\ufeff<sst><si><t>甲</t></si></sst>');
    const sheets = { a: utf16, b: worksheet('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>') };
    expect((await sheetsOf(makeBook({ sheets, sharedStrings: marked }))).map(({ rows }) => rows)).toEqual([[[1]], [['甲']]]);
  });

  it('a package without workbook relationships is read from the usual places', async () => {
    const parts = { '_rels/.rels': '<Relationships/>', 'xl/_rels/workbook.xml.rels': '<Relationships/>' };
    expect(await rowsOf(makeBook({ sheets: { 表: one }, parts }))).toEqual([[1]]);
  });

  it.each([
    [
      'a named sheet is missing',
      { workbook: '<workbook><sheets><sheet name="a" r:id="rId7"/><sheet name="b" r:id="rId8"/></sheets></workbook>' },
    ],
    ['a sheet ends in the middle', { sheets: { a: '<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2' } }],
    ['a shared string is missing', { sheets: { a: worksheet('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>') } }],
    ['a cell lies beyond the last column', { sheets: { a: worksheet('<sheetData><row><c r="XFE1"><v>9</v></c></row></sheetData>') } }],
    ['a row lies beyond the last row', { sheets: { a: worksheet('<sheetData><row r="1048577"><c><v>9</v></c></row></sheetData>') } }],
  ])('%s: damaged', async (_, book) => {
    expect(await problemOf(makeBook({ sheets: { a: one }, ...book }))).toMatchObject({ code: 'damaged' });
  });
});
