import type { CellValue } from '../../../core/model/sheet';
import { brief, household, line, read, rolesOf, who } from './workbook-builder';

describe('a roster as an office sends it', () => {
  const roster = read(
    {
      花名册: {
        rows: [
          ['附件2'],
          ['红旗镇2027年春节慰问困难群众花名册'],
          ['填报单位（盖章）：红旗镇人民政府', null, null, null, null, '单位：元'],
          ['序号', '姓名', '身份证号码', '慰问金', '村（社区）', '备注'],
          ['甲', '乙', '丙', 1, 2, '丁'],
          ['一、城市低保'],
          line(1, 100, '东关社区', null),
          line(2, 100, '同上', null),
          ['小计', null, null, 200],
          ['二、农村低保（2人）'],
          line(3, 100, '红旗村', null),
          line(4, 100, null, '已故'),
          ['小计', null, null, 200],
          ['合计', null, null, 400],
          [5],
          [6],
          ['以下空白'],
          ['填表人：王经办', null, '审核人：', null, '2026年12月20日'],
        ],
        merges: ['A2:F2', 'A6:F6', 'A10:F10'],
      },
    },
    { file: '附件2.xlsx' },
  );
  const [sheet] = roster.sheets;

  it('has every entry and only entries, with the category of its section', () => {
    expect(brief(sheet)).toEqual([7, 8, 11, 12].map((row, at) => [row, who(at + 1)[0], at < 2 ? 'D-CITY' : 'D-RURAL']));
    expect(sheet?.entries.map(({ readings }) => readings.village?.value)).toEqual(['东关社区', '东关社区', '红旗村', '红旗村']);
    expect(sheet?.entries.every(({ readings }) => readings.amount?.value === 10000)).toBe(true);
  });

  it('lists every other row with its role', () => {
    expect(rolesOf(sheet)).toEqual({ 1: 'attachment', 2: 'title', 3: 'meta', 5: 'columnNumbers', 6: 'section', 9: 'subtotal', 10: 'section', 13: 'subtotal', 14: 'total', 15: 'placeholder', 16: 'placeholder', 17: 'endMark', 18: 'signature' }); // prettier-ignore
  });

  it('knows what each total covers', () => {
    expect(sheet?.totals.map(({ row, kind, from, to, money }) => [row, kind, from, to, money[0]?.fen])).toEqual([
      [9, 'subtotal', 0, 2, 20000],
      [13, 'subtotal', 2, 4, 20000],
      [14, 'total', 0, 4, 40000],
    ]);
  });

  it('belongs to the unit of its 填报单位 line', () => {
    expect(roster.unit).toMatchObject({ code: 'U1', from: 'meta' });
  });
});

describe('several sheets in a file', () => {
  it('one per category: the sheet name gives the category; summary, instructions and empty sheets have no entries', () => {
    const head = ['序号', '姓名', '身份证号', '金额'];
    const roster = read({
      填表说明: [['填表说明'], ['一、请如实填写，姓名须与身份证一致。'], ['二、身份证号请按文本格式填写。']],
      城市低保: [head, line(1, 100), line(2, 100)],
      孤儿: [head, line(3, 100)],
      汇总表: [
        ['春节慰问汇总表'],
        ['类别', '人数', '标准（元）', '金额（元）'],
        ['城市低保', 2, 100, 200],
        ['孤儿', 1, 100, 100],
        ['合计', 3, null, 300],
      ],
      Sheet3: [],
    });
    expect(roster.sheets.map(({ sheet, role, entries }) => [sheet, role, entries.length])).toEqual([
      ['填表说明', 'instruction', 0],
      ['城市低保', 'roster', 2],
      ['孤儿', 'roster', 1],
      ['汇总表', 'summary', 0],
      ['Sheet3', 'empty', 0],
    ]);
    expect(roster.sheets[1]?.entries[0]?.readings.category).toMatchObject({ value: ['D-CITY'], filledFrom: 'sheet' });
    expect(
      roster.sheets[3]?.summaryRows.map(({ label, count, standardFen, amount }) => [label, count?.value, standardFen, amount?.fen]),
    ).toEqual([
      ['城市低保', 2, 10000, 20000],
      ['孤儿', 1, 10000, 10000],
    ]);
  });

  it('one per village: the sheet name gives the village', () => {
    const roster = read({
      红旗村: [['序号', '姓名', '身份证号', '类别'], line(1, '孤儿')],
      东风村: [['序号', '姓名', '身份证号', '类别'], line(2, '农村低保')],
    });
    expect(roster.sheets.map(({ entries }) => entries[0]?.readings.village?.value)).toEqual(['红旗村', '东风村']);
  });
});

describe('a text file', () => {
  it('its sheet is called like the file: the title says more', () => {
    const rows = [['2027年春节孤儿慰问名单'], ['序号', '姓名', '身份证号'], line(1), line(2)];
    const { sheets } = read({ 农村低保户花名册: rows }, { file: '农村低保户花名册.csv' });
    expect(sheets[0]?.entries[0]?.readings.category).toMatchObject({ value: ['C-ORPHAN'], filledFrom: 'title' });
  });
});

describe('blocks on one sheet', () => {
  it('another header further down begins a reading of its own, with true row numbers', () => {
    const roster = read({
      名单: [
        ['红旗镇城市低保慰问花名册'],
        ['序号', '姓名', '身份证号', '金额'],
        line(1, 100),
        line(2, 100),
        ['合计', null, null, 200],
        [],
        ['红旗镇孤儿慰问花名册'],
        ['序号', '姓名', '性别', '身份证号', '监护人姓名', '慰问金'],
        [1, who(3)[0], '男', who(3)[1], who(9)[0], 100],
        [2, who(4)[0], '女', who(4)[1], who(9)[0], 100],
      ],
    });
    expect(roster.sheets.map(({ sheet, role }) => [sheet, role])).toEqual([
      ['名单', 'roster'],
      ['名单', 'roster'],
    ]);
    expect(roster.sheets.map(brief)).toEqual([
      [
        [3, who(1)[0], 'D-CITY'],
        [4, who(2)[0], 'D-CITY'],
      ],
      [
        [9, who(3)[0], 'C-ORPHAN'],
        [10, who(4)[0], 'C-ORPHAN'],
      ],
    ]);
    const seen = roster.sheets.flatMap(({ entries, skipped }) => [...entries, ...skipped].map(({ row }) => row));
    expect(seen.sort((x, y) => x - y)).toEqual(expect.arrayContaining([1, 3, 4, 5, 7, 9, 10]));
  });

  it.each([
    ['with papers under ① and ②', [['序', '姓名', '性别', '身份证号', '困难类别', '慰问金额', '①', '②']]],
    ['without the word 姓名', [['序', '被慰问人员', '男/女', '公民身份号码', '困难类别', '慰问金额']]],
    [
      'of two rows, the groups above',
      [
        ['序', '人员信息', null, null, '困难类别', '慰问金额'],
        [null, '本人姓名', '性别', '身份证号', null, null],
      ],
    ],
    [
      'of three rows, names in the third',
      [
        ['序', '家庭基本情况', null, null, '困难类别', '慰问金额'],
        [null, '人员信息', null, null, null, null],
        [null, '对象', '男/女', '居民身份证号', null, null],
      ],
    ],
  ])('a second header %s begins another block', (_, header: CellValue[][]) => {
    const roster = read({
      名单: [
        ['红旗镇慰问花名册'],
        ['序号', '姓名', '身份证号', '住址', '电话', '备注'],
        [1, ...who(1), '红旗村1组', '13800138000', null],
        [],
        ['红旗镇慰问花名册（续）'],
        ['申报单位（公章）：红旗镇', null, null, null, null, '填表日期:    年  月  日'],
        ...header,
        [1, who(2)[0], '男', who(2)[1], '农村低保', 100],
      ],
    });
    const row = 7 + header.length;
    expect(roster.sheets.map(brief)).toEqual([[[3, who(1)[0], null]], [[row, who(2)[0], 'D-RURAL']]]);
  });

  it('a narrow list above a much wider one is read as well', () => {
    const wide = [
      '序号',
      '姓名',
      '性别',
      '民族',
      '身份证号',
      '年龄',
      '困难类别',
      '家庭人口',
      '住址',
      '电话',
      '工作单位',
      '致困原因',
      '慰问金',
      '开户行',
      '银行账号',
      '户名',
      '备注',
    ];
    const roster = read({
      名单: [
        ['姓名', '身份证号', '慰问金'],
        [...who(1), 100],
        [...who(2), 100],
        [],
        ['红旗镇慰问花名册'],
        wide,
        [1, who(3)[0], '男', '汉', who(3)[1], 40, '农村低保'],
      ],
    });
    expect(roster.sheets.map((sheet) => sheet.entries.map(({ row }) => row))).toEqual([[2, 3], [7]]);
  });

  it('values of a list further down do not decide what a column of this one is', () => {
    const below = (number: number): CellValue[] => [number, '红旗村', ...who(number), 100];
    const roster = read({
      名单: [
        ['序号', '姓名', '关系', '身份证号', '慰问金'],
        [1, who(1)[0], '户主', who(1)[1], 100],
        [],
        ['序号', '村名', '户主姓名', '身份证号码', '慰问金'],
        ...[2, 3, 4, 5].map(below),
      ],
    });
    expect(roster.sheets[0]?.layout?.columns.map(({ field }) => field)).toEqual(['serial', 'name', 'relation', 'idNumber', 'amount']);
    expect(roster.sheets.map((sheet) => sheet.entries.length)).toEqual([1, 4]);
  });

  it('two rosters side by side are read one after the other', () => {
    const pair = (left: number, right: number): CellValue[] => [...line(left, 100), ...line(right, 100)];
    const roster = read({
      名单: [
        ['红旗镇农村低保慰问花名册'],
        ['序号', '姓名', '身份证号', '金额', '序号', '姓名', '身份证号', '金额'],
        pair(1, 4),
        pair(2, 5),
        [...line(3, 100), null, null, null, null],
        ['合计', null, null, 500],
      ],
    });
    expect(roster.sheets.flatMap(brief)).toEqual([
      [3, who(1)[0], 'D-RURAL'],
      [4, who(2)[0], 'D-RURAL'],
      [5, who(3)[0], 'D-RURAL'],
      [3, who(4)[0], 'D-RURAL'],
      [4, who(5)[0], 'D-RURAL'],
    ]);
    expect(roster.sheets[1]?.entries[0]?.readings.amount?.value).toBe(10000);
    expect(roster.sheets.flatMap(({ totals }) => totals)).toEqual([]);
  });

  it('rosters side by side under titles of their own keep their categories', () => {
    const roster = read({
      Sheet1: [
        ['红旗村农村低保', null, null, null, null, '东风村孤儿'],
        ['序号', '姓名', '身份证号', '金额', null, '序号', '姓名', '身份证号', '金额'],
        [...line(1, 100), null, ...line(3, 100)],
        [...line(2, 100), null, ...line(4, 100)],
      ],
    });
    expect(roster.sheets.flatMap(brief)).toEqual([
      [3, who(1)[0], 'D-RURAL'],
      [4, who(2)[0], 'D-RURAL'],
      [3, who(3)[0], 'C-ORPHAN'],
      [4, who(4)[0], 'C-ORPHAN'],
    ]);
    expect(roster.sheets[1]?.entries[0]?.readings.village?.value).toBe('东风村');
  });

  it('pages with title, unit line and header printed again', () => {
    const page = [['红旗镇春节慰问花名册'], ['填报单位：红旗镇', null, null, '第1页'], ['序号', '姓名', '身份证号', '金额', '类别']];
    const roster = read({
      名单: [
        ...page,
        line(1, 100, '孤儿'),
        ['本页小计', null, null, 100],
        ...page,
        line(2, 100, '孤儿'),
        ['本页小计', null, null, 100],
        ['合计', null, null, 200],
      ],
    });
    expect(brief(roster.sheets[0]).map((entry) => (entry as unknown[])[0])).toEqual([4, 9]);
    expect(rolesOf(roster.sheets[0])).toMatchObject({
      5: 'subtotal',
      6: 'title',
      7: 'meta',
      8: 'repeatedHeader',
      10: 'subtotal',
      11: 'total',
    });
  });
});

describe('households', () => {
  it('head columns merged over the members, member names in columns of their own', () => {
    const roster = read(
      {
        名单: {
          rows: [
            ['农村低保户春节慰问花名册'],
            ['序号', '户主姓名', '户主身份证号', '家庭成员姓名', '与户主关系', '家庭成员身份证号', '慰问金（元）'],
            [1, ...who(1), who(2)[0], '妻', who(2)[1], 1000],
            [null, null, null, who(3)[0], '子', who(3)[1], null],
            [2, ...who(4), null, null, null, 1000],
          ],
          merges: ['A3:A4', 'B3:B4', 'C3:C4', 'G3:G4'],
        },
      },
      { plan: household },
    );
    expect(brief(roster.sheets[0])).toEqual([
      [3, who(1)[0], 'D-RURAL'],
      [5, who(4)[0], 'D-RURAL'],
    ]);
    expect(roster.sheets[0]?.entries[0]?.members.map(({ row, name }) => [row, name?.value])).toEqual([
      [3, who(2)[0]],
      [4, who(3)[0]],
    ]);
    expect(roster.sheets[0]?.entries[0]?.lastRow).toBe(4);
  });

  it('serial number and money only for the head', () => {
    const roster = read(
      {
        名单: [
          ['序号', '姓名', '与户主关系', '身份证号', '家庭人口', '慰问金'],
          [1, who(1)[0], '户主', who(1)[1], 3, 1000],
          [null, who(2)[0], '配偶', who(2)[1], null, null],
          [null, who(3)[0], '长子', who(3)[1], null, null],
          [2, who(4)[0], '户主', who(4)[1], 1, 1000],
          ['合计', '2户4人', null, null, 4, 2000],
        ],
      },
      { plan: household },
    );
    const [sheet] = roster.sheets;
    expect(sheet?.entries.map(({ row, members }) => [row, members.length])).toEqual([
      [2, 2],
      [5, 0],
    ]);
    expect(sheet?.totals[0]).toMatchObject({
      from: 0,
      to: 2,
      stated: { households: 2, persons: 4 },
      money: [{ fen: 200000 }],
      counts: [{ count: 4 }],
    });
  });
});

describe('institutions', () => {
  it('units without persons are entries', () => {
    const roster = read({
      驻军单位: [
        ['2027年春节慰问驻军单位名单'],
        ['序号', '单位名称', '联系人', '联系电话', '慰问金（元）'],
        [1, '县武警中队', who(1)[0], '13800138000', 5000],
        [2, '消防救援大队', null, null, 5000],
      ],
    });
    expect(roster.sheets[0]?.role).toBe('roster');
    expect(roster.sheets[0]?.entries.map(({ row, readings }) => [row, readings.category?.value])).toEqual([
      [3, ['X-ARMY']],
      [4, ['X-ARMY']],
    ]);
  });
});
