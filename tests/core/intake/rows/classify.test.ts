import fc from 'fast-check';
import type { FieldKey } from '../../../../core/model/field';
import type { CellValue } from '../../../../core/model/sheet';
import { entryRows, headerOf, idOf, person, planOf, read, roles, texts, filledFrom } from './sheet-builder';

const columns: readonly FieldKey[] = ['serial', 'village', 'name', 'idNumber', 'phone', 'amount', 'remark'];
const [name, id] = person(0);
const entry = (serial: CellValue = 1): CellValue[] => [serial, '红旗村', name, id, '13800138000', 100, null];

it('how to fill in the columns, said below the header, is a note', () => {
  const reading = read({ columns, rows: [[null, '填写全称', '与身份证一致', '18位，文本格式', null, '元', null], entry()] });
  expect([entryRows(reading), roles(reading)]).toEqual([[3], { 2: 'note' }]);
});

it('a category of two characters alone in the name column heads what follows', () => {
  const plan = planOf({ categories: [{ code: 'W-LAOMO', name: '劳模', aliases: [], standard: { kind: 'money', amountYuan: 100 } }] });
  const reading = read({
    plan,
    columns: ['name', 'idNumber', 'amount'],
    rows: [
      ['劳模', null, null],
      [name, id, 100],
    ],
  });
  expect([entryRows(reading), roles(reading)]).toEqual([[3], { 2: 'section' }]);
});

describe('what a row is', () => {
  it.each<[string, string | null, CellValue[]]>([
    ['an ordinary row', null, entry()],
    ['附件 in a row of its own', 'attachment', ['附件2：', null, null, null, null, null, null]],
    ['附表 where the names stand', 'attachment', [null, null, '附表', null, null, null, null]],
    ['a name and nothing else', null, [null, null, '钱小明', null, null, null, null]],
    ['a number and nothing else', null, [null, null, null, id, null, null, null]],
    ['an ID number stored as a number', null, [2, null, null, 320123197003150000, null, null, null]],
    ['a masked ID number', null, [2, null, '钱小明', '320123********0212', null, 100, null]],
    ['a name that contains a total word', null, [2, '红旗村', '计小平', null, null, 100, null]],
    ['a surname of two characters and a dot', null, [2, '红旗村', '阿卜杜·热合曼', null, null, 100, null]],
    ['name and ID forgotten, account of a person left', null, [2, '红旗村', null, null, '13800138000', 100, null]],
    ['only a serial number', 'placeholder', [3, null, null, null, null, null, null]],
    ['serial number, village and amount filled in ahead', 'placeholder', [3, '红旗村', null, null, null, 100, null]],
    ['zeros of formulas', 'placeholder', [3, 0, 0, 0, 0, 0, null]],
    ['errors of formulas', 'placeholder', [3, '红旗村', '#N/A', '#N/A', null, 100, null]],
    ['a dash for nobody', 'placeholder', [3, '红旗村', '无', '—', null, null, null]],
    ['village and amount dragged down', 'placeholder', [null, '红旗村', null, null, null, 100, null]],
    ['subtotal', 'subtotal', ['小 计', null, null, null, null, 100, null]],
    ['total in the village column', 'total', [null, '合计', null, null, null, 100, null]],
    ['total with a head-count beside it', 'total', ['合计', null, 1, null, null, 100, null]],
    ['money in words', 'total', ['合计人民币（大写）：壹佰元整', null, null, null, null, null, null]],
    ['header again', 'repeatedHeader', columns.map(headerOf)],
    ['nothing follows', 'endMark', [null, null, '以下空白', null, null, null, null]],
    ['signatures', 'signature', ['填表人：王经办', null, '审核人：', null, '2026年12月20日', null, null]],
    ['signatures in cells of their own', 'signature', ['填表人：', '王经办', null, '负责人：', null, null, null]],
    ['offices and names in cells of their own', 'signature', ['驻村干部', null, '王建国', '村民代表', '李四光', null, null]],
    ['words for a serial number before figures', null, ['新增', '红旗村', '钱小明', null, null, 100, null]],
    ['an example', 'note', ['示例', '红旗村', '张三', idOf({ sequence: 900 }), '13800138000', 100, null]],
    ['an example told by its remark', 'note', [1, '红旗村', '张三', idOf({ sequence: 900 }), '13800138000', 100, '示例行，请勿删除']],
    ['note', 'note', ['注：金额以元为单位', null, null, null, null, null, null]],
    ['text beside the table', 'note', [null, null, null, null, null, null, null, '核对过']],
  ])('%s → %s', (_, role, row) => {
    const reading = read({ columns, rows: [entry(), row] });
    expect(entryRows(reading)).toEqual(role === null ? [2, 3] : [2]);
    expect(roles(reading)).toEqual(role === null ? {} : { 3: role });
  });

  it('data goes on after blank rows, which are listed', () => {
    const reading = read({ columns, rows: [entry(), [], [null, ' ', '\u3000'], entry(2)] });
    expect(entryRows(reading)).toEqual([2, 5]);
    expect(roles(reading)).toEqual({ 3: 'blank', 4: 'blank' });
  });

  it('title and unit line are recognised when a page begins with them again', () => {
    const title = ['2027年春节慰问花名册'];
    const meta = ['填报单位：红旗镇', null, null, null, '2026年12月20日'];
    const reading = read({ columns, rows: [entry(), title, meta, columns.map(headerOf), entry(2)] });
    expect(roles(reading)).toEqual({ 3: 'title', 4: 'meta', 5: 'repeatedHeader' });
    expect(entryRows(reading)).toEqual([2, 6]);
  });

  it.each<[string, CellValue[]]>([
    ['columnNumbers', ['甲', '乙', '丙', 1, 2, 3, '丁']],
    ['columnNumbers', ['(1)', '(2)', '（3）', '(4)', '(5)=(3)+(4)', '(6)', '(7)']],
    ['units', [null, null, null, null, null, '元', null]],
    ['note', [null, '选填', '必填', '必填', '选填', '必填', null]],
    ['note', ['XH', 'village_name', 'AAC003', 'AAE135', 'AAE005', 'JE', null]],
  ])('%s below a header of which the layout does not know them: %j', (role, row) => {
    const reading = read({ columns, rows: [row, entry(), columns.map(headerOf), row, entry(2)] });
    expect(roles(reading)).toEqual({ 2: role, 4: 'repeatedHeader', 5: role });
    expect(entryRows(reading)).toEqual([3, 6]);
  });

  it('hidden and struck rows are entries with their flag', () => {
    const reading = read({ columns, rows: [entry(), entry(2), entry(3)], hiddenRows: [3], struckRows: [4] });
    expect(reading.entries.map(({ hidden, struck }) => [hidden, struck])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it('numbers under the last row that add up the column are a total without a word', () => {
    const sum: CellValue[] = [null, null, null, null, null, 300, null];
    const reading = read({ columns, rows: [entry(), entry(2), entry(3), sum] });
    expect(roles(reading)).toEqual({ 5: 'total' });
    expect(reading.totals).toMatchObject([{ row: 5, kind: 'total', from: 0, to: 3, money: [{ field: 'amount', column: 5, fen: 30000 }] }]);
  });

  it('an institution is an entry by its unit name, where the category is for institutions', () => {
    const plan = planOf({
      categories: [{ code: 'ARMY', name: '驻军单位', aliases: [], grain: 'institution', standard: { kind: 'money', amountYuan: 5000 } }],
    });
    const reading = read({
      plan,
      columns: ['serial', 'employer', 'name', 'phone', 'amount'],
      rows: [
        [1, '县武警中队', null, null, 5000],
        [2, '消防救援大队', null, null, 5000],
        [3, null, null, null, null],
      ],
      sheetCategory: { text: '驻军单位', from: 'sheet' },
    });
    expect(entryRows(reading)).toEqual([2, 3]);
    expect(texts(reading, 'category')).toEqual(['驻军单位', '驻军单位']);
  });
});

describe('section rows', () => {
  const plan = planOf({
    categories: [
      { code: 'D-CITY', name: '城市低保', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
      { code: 'D-RURAL', name: '农村低保', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
      { code: 'C-ORPHAN', name: '孤儿', aliases: [], standard: { kind: 'money', amountYuan: 100 } },
    ],
  });
  const fields: readonly FieldKey[] = ['serial', 'name', 'idNumber', 'amount'];
  const row = (number: number): CellValue[] => [number, ...person(number), 100];

  it.each<[string, CellValue[], string[]]>([
    ['merged over the row', ['一、城市低保'], ['A3:D3']],
    ['in brackets with a count', ['（一）城市低保（1人）'], ['A3:D3']],
    ['unmerged in the first column', ['一、城市低保'], []],
    ['number in a cell of its own', ['一', '城市低保'], []],
    ['number in a cell of its own, in digits', ['11', '城市低保'], []],
    ['without a number', ['城市低保：'], []],
    ['with its sum', ['一、城市低保', null, '1人', 100], []],
    ['in the name column', [null, '二、城市低保', null, null], []],
    ['in the name column and without a number', [null, '城市低保'], []],
    ['circled number', ['①城市低保'], []],
  ])('%s: the category holds below', (_, heading, merges) => {
    const reading = read({ plan, columns: fields, rows: [['二、农村低保'], heading, row(1), row(2)], merges });
    expect(entryRows(reading)).toEqual([4, 5]);
    expect(reading.entries.map(({ readings }) => readings.category?.value)).toEqual([['D-CITY'], ['D-CITY']]);
    expect(filledFrom(reading, 'category')).toEqual(['section', 'section']);
    expect(roles(reading)).toEqual({ 2: 'section', 3: 'section' });
  });

  it('villages within categories: a new category forgets the village', () => {
    const reading = read({
      plan,
      columns: fields,
      rows: [['一、城市低保'], ['红旗社区：'], row(1), ['东风村'], row(2), ['二、孤儿'], row(3)],
    });
    expect(texts(reading, 'village')).toEqual(['红旗社区', '东风村', null]);
    expect(texts(reading, 'category')).toEqual(['城市低保', '城市低保', '孤儿']);
  });

  it('categories within villages', () => {
    const reading = read({
      plan,
      columns: fields,
      rows: [['红旗村'], ['1.农村低保'], row(1), ['2.孤儿'], row(2), ['东风村'], row(3)],
      merges: ['A2:D2', 'A7:D7'],
    });
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '东风村']);
    expect(reading.entries.map(({ readings }) => readings.category?.value ?? null)).toEqual([['D-RURAL'], ['C-ORPHAN'], null]);
  });

  it('numbered headings on one level end each other, even where they are of different kinds', () => {
    const reading = read({ plan, columns: fields, rows: [['一、城市低保'], row(1), ['二、红旗村'], row(2)] });
    expect(texts(reading, 'category')).toEqual(['城市低保', null]);
    expect(texts(reading, 'village')).toEqual([null, '红旗村']);
  });

  it('numbers that begin anew are a level further in', () => {
    const reading = read({
      plan,
      columns: fields,
      rows: [['一、红旗村'], ['一、农村低保'], row(1), ['二、孤儿'], row(2), ['二、东风村'], ['一、农村低保'], row(3)],
    });
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '东风村']);
    expect(texts(reading, 'category')).toEqual(['农村低保', '孤儿', '农村低保']);
  });

  it('unknown words end the category above, not the village', () => {
    const reading = read({
      plan,
      columns: fields,
      rows: [['红旗村'], ['孤儿'], row(1), ['新增人员'], row(2)],
      merges: ['A2:D2', 'A3:D3', 'A5:D5'],
    });
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村']);
    expect(reading.entries[1]?.readings.category).toMatchObject({ value: null, unknown: ['新增人员'] });
  });

  it('village and category in one heading', () => {
    const reading = read({ plan, columns: fields, rows: [['红旗村农村低保'], row(1)], merges: ['A2:D2'] });
    expect(reading.entries[0]?.readings).toMatchObject({ village: { value: '红旗村' }, category: { value: ['D-RURAL'] } });
  });

  it('a heading with words the plan does not know is an unknown category, when nothing else gives one', () => {
    const reading = read({ plan, columns: fields, rows: [['一、外来务工人员'], row(1)], merges: ['A2:D2'] });
    expect(reading.entries[0]?.readings.category).toMatchObject({ value: null, unknown: ['外来务工人员'], filledFrom: 'section' });
  });

  it('the own column overrules the heading', () => {
    const reading = read({
      plan,
      columns: [...fields, 'category'],
      rows: [['一、城市低保'], [...row(1), '孤儿'], [...row(2), null]],
      merges: ['A2:E2'],
    });
    expect(texts(reading, 'category')).toEqual(['孤儿', '城市低保']);
  });

  it('tiers and visit groups head rows as well, a unit called like a tier does not', () => {
    const tiered = planOf({
      tiers: [
        { code: 'county', name: '县总慰问', aliases: ['县总工会'], countsTowardsQuota: true, isDefault: true },
        { code: 'town', name: '镇级慰问', aliases: ['镇', '系统'], countsTowardsQuota: false },
      ],
      visitGroups: [{ code: '1', name: '第一组', aliases: [] }],
    });
    const rows = [['县总工会慰问对象'], row(1), ['镇总工会慰问对象'], row(2), ['第一组：王局长带队（1户）'], row(3)];
    const reading = read({ plan: tiered, name: '农业系统工会', columns: fields, rows });
    expect(texts(reading, 'tier')).toEqual(['县总工会慰问对象', '镇总工会慰问对象', '镇总工会慰问对象']);
    expect(texts(reading, 'visitGroup')).toEqual([null, null, '第一组']);
    expect(texts(read({ plan: tiered, name: '镇级', columns: fields, rows: [row(1)] }), 'tier')).toEqual(['镇级']);
  });

  it('words under the last row head nothing', () => {
    const reading = read({ plan, columns: fields, rows: [row(1), ['已核对']] });
    expect(roles(reading)).toEqual({ 3: 'note' });
  });

  it('a village filled in ahead in its own column is no heading', () => {
    const reading = read({
      plan,
      columns: ['village', ...fields],
      rows: [['红旗村', ...row(1)], ['红旗村'], ['红旗村'], ['红旗村']],
    });
    expect(roles(reading)).toEqual({ 3: 'placeholder', 4: 'placeholder', 5: 'placeholder' });
  });
});

describe('every row is accounted for', () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue>(null, null, null, '', 1, 2, 100, 0, '合计', '小计', '红旗村', '张三', '李四', idOf(), '一、农村低保', '同上', '以下空白', '填表人：', '注：见附件', '户主', '妻', '姓名', '身份证号', '备注', true, { serial: 45677 }, '12户', '无'),
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc.double(),
  ); // prettier-ignore
  const merge = fc
    .tuple(fc.nat(20), fc.nat(6), fc.nat(3), fc.nat(3))
    .map(
      ([top, left, height, width]) =>
        `${'ABCDEFG'[left] ?? 'A'}${top + 2}:${'ABCDEFG'[Math.min(left + width, 6)] ?? 'A'}${top + 2 + height}`,
    );

  it('every non-blank row is an entry, a member or skipped, each exactly once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), fc.array(merge, { maxLength: 3 }), (rows, merges) => {
        const reading = read({ columns: ['serial', 'village', 'name', 'relation', 'idNumber', 'amount', 'category'], rows, merges });
        const bottom = reading.restartAt ?? rows.length + 1;
        const seen = [...entryRows(reading), ...reading.skipped.map(({ row }) => row)].sort((x, y) => x - y);
        expect(seen).toEqual(Array.from({ length: bottom - 1 }, (_, at) => at + 2));
        for (const { from, to } of reading.totals) expect(0 <= from && from <= to && to <= reading.entries.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
