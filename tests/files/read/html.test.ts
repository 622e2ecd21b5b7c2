import { toGb18030 } from '../../support/files/gb18030';
import { firstSheet, problemOf, rowsOf, sheetsOf } from '../../support/files/read';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style><!-- td {mso-number-format:"\\@"} a > b --></style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>花名册</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>
<body><table border=1><tr><td colspan=3 align=center><b>某县慰问花名册</b></td></tr>
<tr><th rowspan="2">序号</th><th colspan='2'>对象</th></tr><tr><th>姓&nbsp;名</th><th>身份证号</th></tr>
<tr style="display:none"><td>1</td><td> 张三<br>（户主） </td><td style='mso-number-format:"\\@"'>110101199003070011</td></tr>
<tr><td><s>2</s></td><td><del>李四 &lt;亡&gt;</del></td><td>&nbsp;</td></tr></table></body></html>`;

describe('HTML tables saved as .xls', () => {
  it.each([
    ['UTF-8', utf8(page)],
    ['GBK', toGb18030(page.replaceAll('\u00a0', ' '))],
  ])('%s: cells, merges, hidden and struck rows', async (_, bytes) => {
    expect(await firstSheet(bytes, '导出.xls')).toEqual({
      name: '花名册',
      visibility: 'visible',
      origin: { row: 0, column: 0 },
      rows: [
        ['某县慰问花名册'],
        ['序号', '对象'],
        [null, '姓\u00a0名', '身份证号'],
        ['1', '张三\n（户主）', '110101199003070011'],
        ['2', '李四 <亡>'],
      ],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 1, left: 1, bottom: 1, right: 2 },
        { top: 1, left: 0, bottom: 2, right: 0 },
      ].sort((a, b) => a.top - b.top || a.left - b.left),
      hiddenRows: [3],
      hiddenColumns: [],
      struckRows: [4],
    });
  });

  it('tables below one another and text between them make one sheet, as in Excel', async () => {
    const html = '<h3>花名册</h3><p>填报单位：某镇</p><table><tr><td>a<td>b<tr><td>1<td>2</table>备注<table><tr><td>3</td></tr></table>';
    expect(await rowsOf(utf8(html), 'a.xls')).toEqual([['花名册'], ['填报单位：某镇'], ['a', 'b'], ['1', '2'], ['备注'], ['3']]);
  });

  it('a table inside a cell gives rows of its own', async () => {
    const html = '<table><tr><td>标题<table><tr><td rowspan=9>x</td><td>y</td></tr></table></td></tr><tr><td>尾</td></tr></table>';
    expect(await rowsOf(utf8(html), 'a.xls')).toEqual([['标题'], ['x', 'y'], ['尾']]);
  });

  it('a "<" in text and huge spans do no harm', async () => {
    const html = '<table><tr><td rowspan=999999999 colspan=99999>收入<1000</td></tr><tr><td>b</td></tr></table>';
    const [first] = await rowsOf(utf8(html), 'a.xls');
    expect(first).toEqual(['收入<1000']);
  });

  it('a page without content is empty', async () => {
    expect(await problemOf(utf8('<html><body><table><tr><td></td></tr></table></body></html>'), 'a.xls')).toMatchObject({ code: 'empty' });
  });
});

describe('single file web pages', () => {
  it.each(['quoted-printable', 'base64'])('%s parts become sheets named as the workbook lists them', async (encoding) => {
    const encode = (html: string): string =>
      encoding === 'base64'
        ? Buffer.from(html).toString('base64')
        : [...utf8(html)]
            .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join('')
            .replace(/(.{72})/g, '$1=\r\n');
    const part = (html: string): string =>
      `--X\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encode(html)}\r\n`;
    const source = [
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n',
      part('<html><xml><x:Name>东风村</x:Name><x:Name>大桥村</x:Name></xml><frameset></frameset></html>'),
      part('<table><tr><td>甲</td></tr></table>'),
      part('<table><tr><td>乙</td></tr></table>'),
      '--X--',
    ].join('');
    const sheets = await sheetsOf(utf8(source), 'a.xls');
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['东风村', [['甲']]],
      ['大桥村', [['乙']]],
    ]);
  });
});
