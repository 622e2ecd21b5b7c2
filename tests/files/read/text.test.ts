import { toGb18030 } from '../../support/files/gb18030';
import { firstSheet, problemOf, rowsOf } from '../../support/files/read';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const list = '附件2,,\r\n序号,姓名,身份证号\r\n1,张三,110101199003070011\r\n2,欧阳娜娜,110101199003070038\r\n';
const listRows = [['附件2'], ['序号', '姓名', '身份证号'], ['1', '张三', '110101199003070011'], ['2', '欧阳娜娜', '110101199003070038']];

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(list)],
    ['UTF-8 with a mark', utf8(`\ufeff${list}`)],
    ['GB18030', toGb18030(list)],
    ['UTF-16 little endian', utf16(list)],
    ['UTF-16 big endian', utf16(list, true)],
    ['UTF-16 without a mark', utf16(list).subarray(2)],
  ])('%s is read, and every cell stays text', async (_, bytes) => {
    expect(await rowsOf(bytes, '名单.csv')).toEqual(listRows);
  });

  it('characters outside the basic plane survive GB18030', async () => {
    expect(await rowsOf(toGb18030('姓名,备注\n\u{20bb7}野,无\n'), 'a.csv')).toEqual([
      ['姓名', '备注'],
      ['\u{20bb7}野', '无'],
    ]);
  });

  it('UTF-8 cut off in the middle of a character is still read as UTF-8', async () => {
    const bytes = utf8('姓名,村\n张三,东风村');
    expect(await rowsOf(bytes.subarray(0, bytes.length - 1), 'a.csv')).toEqual([
      ['姓名', '村'],
      ['张三', '东风\ufffd'],
    ]);
  });
});

describe('delimiters', () => {
  const table = (mark: string): string => ['序号', '1', '2', '3'].map((first) => [first, '张三', '东风村', '1000'].join(mark)).join('\n');
  const rows = ['序号', '1', '2', '3'].map((first) => [first, '张三', '东风村', '1000']);
  it.each([
    ['comma', ','],
    ['tab', '\t'],
    ['semicolon', ';'],
    ['bar', '|'],
    ['full-width comma', '，'],
  ])('%s', async (_, mark) => {
    expect(await rowsOf(utf8(table(mark)), 'a.txt')).toEqual(rows);
  });

  it.each([
    ['commas and semicolons inside addresses', '序号\t姓名\t住址\n1\t张三\t东风村,1组,2号;后门\n2\t李四\t东风村,3组,4号;前门\n', 3],
    ['full-width commas in remarks', '序号,姓名,备注\n1,张三,因病，住院，困难，孤老\n2,李四,因病，住院，困难，孤老\n', 3],
    ['tabs that guard long numbers', '序号,姓名,身份证号\n1,张三,\t110101199003070011\n2,李四,"\t110101199003070038"\n', 3],
    [
      'title lines without a delimiter',
      '某县慰问花名册\n填报单位：某镇；填报人：王五；电话：1\n序号;姓名;身份证号\n1;张三;x\n2;李四;y\n',
      3,
    ],
    ['a quote that is never closed', '"花名册;\n序号;姓名;住址\n1;张三;a\n2;李四;b\n', 3],
    ['quoted commas', '序号;姓名;住址\n1;张三;"a,b,c,d,e"\n2;李四;"a,b,c,d,e"\n', 3],
  ])('%s do not mislead', async (_, text, columns) => {
    expect((await rowsOf(utf8(text), 'a.csv')).at(-1)).toHaveLength(columns);
  });

  it('a sep= line decides and is no row', async () => {
    expect(await rowsOf(utf8('sep=;\r\na,b;c\r\n'), 'a.csv')).toEqual([['a,b', 'c']]);
  });

  it('a file of one column is read', async () => {
    expect(await rowsOf(utf8('姓名\n张三\n李四'), 'a.csv')).toEqual([['姓名'], ['张三'], ['李四']]);
  });
});

describe('fields', () => {
  it.each([
    [
      'quotes, doubled quotes, delimiters and line breaks inside',
      'a,"b ""c"", d\r\ne",f\n1,2,3',
      [
        ['a', 'b "c", d\r\ne', 'f'],
        ['1', '2', '3'],
      ],
    ],
    [
      'quotes in the middle of a field',
      'a,5" 管,c\n1,"张"三,3',
      [
        ['a', '5" 管', 'c'],
        ['1', '"张"三', '3'],
      ],
    ],
    [
      'a quote that is never closed',
      'a,b\n"张三,李四\n1,2',
      [
        ['a', 'b'],
        ['"张三', '李四'],
        ['1', '2'],
      ],
    ],
    [
      'spaces around quotes',
      'a, "b" ,c\n1,2,3',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['blank cells and lines', 'a,,c\n\n,,\n1,2,', [['a', null, 'c'], [], [], ['1', '2']]],
    [
      'old Macintosh line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'formula guards',
      'a,b\n="00123","=""110101199003070011"""',
      [
        ['a', 'b'],
        ['00123', '110101199003070011'],
      ],
    ],
    [
      'apostrophe and tab guards',
      "a,b,c\n'007,\t110101199003070011\t,‘6228480010000021",
      [
        ['a', 'b', 'c'],
        ['007', '110101199003070011', '6228480010000021'],
      ],
    ],
    [
      'an apostrophe that belongs to the text',
      "a,b\n'张三',O'Neil",
      [
        ['a', 'b'],
        ["'张三'", "O'Neil"],
      ],
    ],
    [
      'spaces are kept',
      'a,b\n 张 三 ,2',
      [
        ['a', 'b'],
        [' 张 三 ', '2'],
      ],
    ],
  ])('%s', async (_, text, rows) => {
    expect(await rowsOf(utf8(text), 'a.csv')).toEqual(rows);
  });

  it('the sheet is named after the file', async () => {
    expect(await firstSheet(utf8('a,b'), '/往来/东风村.2025.csv')).toMatchObject({ name: '东风村.2025', visibility: 'visible' });
  });
});

describe('text that is none or nothing', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\r\n , ,\r\n'.replaceAll(' ', ''), 'empty'],
    ['JSON', '{"a": 1}', 'wrong-extension'],
    ['RTF', '{\\rtf1 a}', 'wrong-extension'],
  ])('%s', async (_, text, code) => {
    expect(await problemOf(utf8(text), 'a.csv')).toMatchObject({ code });
  });

  it('a text under a name that no table has is not a spreadsheet', async () => {
    expect(await problemOf(utf8('a,b\n1,2'), '说明.md')).toMatchObject({ code: 'not-a-spreadsheet', found: 'text' });
  });
});
