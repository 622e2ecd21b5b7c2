import type { FieldKey } from '../../../../core/model/field';
import type { CellValue } from '../../../../core/model/sheet';
import { filledFrom, person, read, texts } from './sheet-builder';

type PlainField = Exclude<FieldKey, 'materials' | 'goods'>;

const with1 = (field: PlainField, values: readonly (CellValue | 'SUBTOTAL' | 'BLANK')[]) =>
  read({
    columns: ['serial', field, 'name', 'idNumber', 'amount'],
    rows: values.map((value, at) =>
      value === 'SUBTOTAL' ? ['小计', null, null, null, 100] : value === 'BLANK' ? [] : [at + 1, value, ...person(at), 100],
    ),
  });

describe('blank cells below a value', () => {
  it('a village written once per run is carried down', () => {
    const reading = with1('village', ['红旗村', null, null, '东风村', null]);
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '红旗村', '东风村', '东风村']);
    expect(filledFrom(reading, 'village')).toEqual([null, 'above', 'above', null, 'above']);
  });

  it('a village written again after an empty row is still one written once per run', () => {
    const reading = with1('village', ['红旗村', null, 'BLANK', '红旗村', null, '东风村', null]);
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '红旗村', '红旗村', '东风村', '东风村']);
  });

  it('nothing is carried over a subtotal', () => {
    const reading = with1('village', ['红旗村', null, 'SUBTOTAL', null, '东风村', null]);
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', null, '东风村', '东风村']);
  });

  it('a category written once per run is carried down', () => {
    const reading = with1('category', ['农村低保', null, null, '优抚对象', null, null]);
    expect(reading.entries.map(({ readings }) => readings.category?.value)).toEqual([
      ['D-RURAL'],
      ['D-RURAL'],
      ['D-RURAL'],
      ['G-MERIT'],
      ['G-MERIT'],
      ['G-MERIT'],
    ]);
  });

  it.each<PlainField>(['visitGroup', 'responsibleUnit'])(
    '%s written once per run is carried down, one left out among full ones is not',
    (field) => {
      expect(texts(with1(field, ['甲', null, null, '乙', null]), field)).toEqual(['甲', '甲', '甲', '乙', '乙']);
      expect(texts(with1(field, ['甲', '甲', null, '乙', '乙']), field)[2]).toBeNull();
    },
  );

  it('a group left out together with its leader goes on from the row above', () => {
    const rows: CellValue[][] = [
      ['第一组', '王局长', ...person(1), 100],
      ['第二组', '李局长', ...person(2), 100],
      [null, null, ...person(3), 100],
    ];
    const groups = (values: CellValue[][]): readonly unknown[] =>
      texts(read({ columns: ['visitGroup', 'visitLeader', 'name', 'idNumber', 'amount'], rows: values }), 'visitGroup');
    expect(groups(rows)).toEqual(['第一组', '第二组', '第二组']);
    expect(groups([...rows.slice(0, 2), [null, '王局长', ...person(3), 100]])).toEqual(['第一组', '第二组', null]);
  });

  it('a blank in a category column that is otherwise full is a missing category', () => {
    const reading = with1('category', ['农村低保', '农村低保', null, '优抚对象', '农村低保', '优抚对象']);
    expect(texts(reading, 'category')[2]).toBeNull();
  });

  it('a village missing among repeated ones is not guessed', () => {
    expect(texts(with1('village', ['红旗村', '红旗村', null, '红旗村']), 'village')[2]).toBeNull();
  });

  it('standards, banks and names are not carried over blanks', () => {
    expect(texts(with1('bankName', ['农商行', null]), 'bankName')).toEqual(['农商行', null]);
    expect(texts(with1('standard', [100, null]), 'standard')).toEqual(['100', null]);
  });
});

describe('marks for "as above"', () => {
  it.each(['同上', '〃', '″', '"', '——"——'])('%s repeats the village', (mark) => {
    const reading = with1('village', ['红旗村', mark, mark]);
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '红旗村']);
    expect(filledFrom(reading, 'village')).toEqual([null, 'ditto', 'ditto']);
  });

  it.each<[PlainField, CellValue, unknown]>([
    ['category', '农村低保', ['D-RURAL']],
    ['bankName', '农商行', '农商行'],
    ['standard', 100, 10000],
    ['address', '红旗村1组', '红旗村1组'],
    ['visitGroup', '第一组', '第一组'],
  ])('the mark is followed in %s', (field, value, expected) => {
    const reading = with1(field, [value, '同上']);
    expect((reading.entries[1]?.readings as Record<string, { value: unknown }>)[field]?.value).toEqual(expected);
  });

  it('the mark is not followed over a subtotal', () => {
    expect(with1('village', ['红旗村', 'SUBTOTAL', '同上']).entries[1]?.readings.village).toEqual({ value: null, text: '同上' });
  });

  it.each<PlainField>(['bankAccount', 'accountHolder'])('the mark cannot be followed in %s', (field) => {
    expect((with1(field, ['6228480012345678', '同上']).entries[1]?.readings as Record<string, unknown>)[field]).toMatchObject({
      value: null,
      dittoInPersonField: true,
    });
  });

  it('the mark cannot be followed in name and ID number', () => {
    const [name, id] = person(0);
    const reading = read({ columns: ['serial', 'name', 'idNumber', 'amount'], rows: [[1, name, id, 100], [2, '同上', '同上', 100]] }); // prettier-ignore
    expect(reading.entries[1]?.readings).toMatchObject({
      name: { value: null, dittoInPersonField: true },
      idNumber: { value: null, dittoInPersonField: true },
    });
  });
});

describe('merged areas', () => {
  it('the value of the top cell holds for every row, whatever the field', () => {
    const reading = read({
      columns: ['serial', 'village', 'category', 'standard', 'name', 'idNumber', 'amount'],
      rows: [
        [1, '红旗村', '农村低保', 100, ...person(0), 100],
        [2, null, null, null, ...person(1), 100],
        [3, null, null, null, ...person(2), 100],
      ],
      merges: ['B2:B4', 'C2:C4', 'D2:D4'],
    });
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村', '红旗村']);
    expect(filledFrom(reading, 'category')).toEqual([null, 'merge', 'merge']);
    expect(reading.entries[2]?.readings.standard).toMatchObject({ value: 10000, filledFrom: 'merge' });
  });

  it('a blank area goes on with the value above, a single blank cell does not', () => {
    const rows: CellValue[][] = ['农村低保', '优抚对象', null, null, '农村低保', null, '农村低保', '农村低保'].map((value, at) => [
      at + 1,
      value,
      ...person(at),
      100,
    ]);
    const reading = read({ columns: ['serial', 'category', 'name', 'idNumber', 'amount'], rows, merges: ['B4:B5'] });
    expect(texts(reading, 'category')).toEqual(['农村低保', '优抚对象', '优抚对象', '优抚对象', '农村低保', null, '农村低保', '农村低保']);
  });

  it('a blank area over the rows of one household is a missing category', () => {
    const line = (serial: number | null, category: string | null, number: number): CellValue[] => [
      serial,
      category,
      ...person(number),
      serial === null ? null : 100,
    ];
    const rows = [line(1, '农村低保', 0), line(2, null, 1), line(null, null, 2), line(3, '农村低保', 3), line(4, '农村低保', 4)];
    const reading = read({ columns: ['serial', 'category', 'name', 'idNumber', 'amount'], rows, merges: ['A3:A4', 'B3:B4', 'E3:E4'] });
    expect(texts(reading, 'category')).toEqual(['农村低保', null, '农村低保', '农村低保']);
  });

  it('cells of the entry stay as they are in the sheet', () => {
    const rows: CellValue[][] = [
      [1, '红旗村', ...person(0), 100],
      [2, null, ...person(1), 100],
    ];
    const reading = read({ columns: ['serial', 'village', 'name', 'idNumber', 'amount'], rows, merges: ['B2:B3'] });
    expect(reading.entries[1]?.cells).toBe(rows[1]);
  });
});

describe('category and village of the whole sheet', () => {
  const rows: CellValue[][] = [
    [1, ...person(0), 100],
    [2, ...person(1), 100],
  ];

  it('come from the sheet name or title where the sheet has no column', () => {
    const reading = read({
      columns: ['serial', 'name', 'idNumber', 'amount'],
      rows,
      sheetCategory: { text: '农村低保', from: 'title' },
      sheetVillage: '红旗村',
    });
    expect(filledFrom(reading, 'category')).toEqual(['title', 'title']);
    expect(texts(reading, 'village')).toEqual(['红旗村', '红旗村']);
  });

  it('give the village where the column only says the group', () => {
    const reading = read({ columns: ['serial', 'name', 'idNumber', 'village'], rows: [[1, ...person(0), '3组'], ['东风村'], [2, ...person(1), '第二村民小组']], sheetVillage: '红旗村' }); // prettier-ignore
    expect(texts(reading, 'village')).toEqual(['红旗村', '东风村']);
  });

  it('do not hide a missing category where the column says other things than the title', () => {
    const reading = read({
      columns: ['serial', 'name', 'idNumber', 'amount', 'category'],
      rows: [
        [...(rows[0] ?? []), '优抚对象'],
        [...(rows[1] ?? []), null],
      ],
      sheetCategory: { text: '农村低保', from: 'title' },
    });
    expect(texts(reading, 'category')).toEqual(['优抚对象', null]);
  });
});
