import { readDate } from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';

const read = (cell: CellValue, assumedYear: number | null = 2027): ReturnType<typeof readDate> => readDate(cell, { assumedYear });

describe('days with a year', () => {
  it.each<CellValue>([
    '2025.1.20', '2025-1-20', '2025/1/20', '2025/01/20', '20250120', '2025年1月20日', '2025年01月20', '２０２５．１．２０', '2025. 1. 20', '2025 1 20',
    '2025 年 1 月 20 日', '2025-01-20 00:00:00', '2025年1月20日上午', '2025年1月20日（星期一）', '二〇二五年一月二十日', '25.1.20', '25年1月20日', '20/1/2025', '1/20/2025',
    '2025年元月20日', '公历2025年1月20日', '2025-01-20T08:00:00.000Z', { serial: 45677 }, { serial: 45677.5 }, 45677, 20250120, '2025.1.20。',
  ])('%j is 20 January 2025', (cell) => expect(read(cell)?.value).toEqual({ iso: '2025-01-20', kind: 'day' })); // prettier-ignore

  it.each<[CellValue, string]>([
    ['1970.3.15', '1970-03-15'],
    ['70.3.15', '1970-03-15'],
    ['700315', '1970-03-15'],
    [700315, '1970-03-15'],
    [19700315, '1970-03-15'],
    [1970.0315, '1970-03-15'],
    ['25642', '1970-03-15'],
    ['2024-02-29', '2024-02-29'],
    ['2009年7月1日', '2009-07-01'],
  ])('%j is %s', (cell, iso) => expect(read(cell)?.value).toEqual({ iso, kind: 'day' }));

  it.each<CellValue>(['2025-02-29', '2025.13.1', '20250230', 20250229, '2月30日', '4.31', 'abc', '不详', '2025-2026', 12345678, true, NaN])(
    '%j is no day',
    (cell) => expect(read(cell)).toMatchObject({ value: null }),
  );
});

describe('dates that say less', () => {
  it.each<CellValue>([
    '1月20日',
    '1月20号',
    '1月20',
    '1.20',
    '1-20',
    '01/20',
    '元月20日',
    '一月二十日',
    '1月20日9:30',
    '1月20日下午3点',
    '1月20日 9时30分',
    '1.20上午',
  ])('%j takes the year of the context', (cell) => {
    expect(read(cell)?.value).toEqual({ iso: '2027-01-20', kind: 'day', yearAssumed: true });
    expect(read(cell, null)?.value).toEqual({ iso: null, kind: 'day' });
  });

  it.each<[CellValue, string | null, string]>([
    ['1970.10', '1970-10', 'month'],
    ['1970-03', '1970-03', 'month'],
    ['1970年3月', '1970-03', 'month'],
    [197003, '1970-03', 'month'],
    ['197003', '1970-03', 'month'],
    [2025.01, '2025-01', 'month'],
    [1970, '1970', 'year'],
    ['1970年', '1970', 'year'],
    [1.2, null, 'decimal'],
    [1.25, null, 'decimal'],
    [2025.1, '2025', 'decimal'],
    ['腊月二十五', null, 'lunar'],
    ['农历12月25', null, 'lunar'],
    ['正月初三', null, 'lunar'],
    ['除夕', null, 'lunar'],
    ['元月中旬', null, 'vague'],
    ['1月底', null, 'vague'],
    ['春节前', null, 'vague'],
    ['1月20日前', null, 'vague'],
    ['3/4/2025', null, 'vague'],
  ])('%j: %s, %s', (cell, iso, kind) => expect(read(cell)?.value).toEqual({ iso, kind }));

  it('a month without a year', () => expect(read('1月份')?.value).toEqual({ iso: '2027-01', kind: 'month', yearAssumed: true }));

  it.each([
    '1月20日-22日',
    '1月20日至1月22日',
    '1.20-1.22',
    '1.20-22',
    '1月20-22日',
    '1月20日、22日',
    '2027.1.20-2027.1.22',
    '1月20日~22日',
  ])('%j is a range from its first day', (cell) => {
    expect(read(cell)).toMatchObject({ value: { iso: '2027-01-20', kind: 'day' }, several: ['2027-01-20', '2027-01-22'] });
  });

  it.each(['无', '—', '/', null])('%j is blank', (cell) => expect(read(cell)).toBeUndefined());
});

describe('fixes of dates', () => {
  it.each(['２０２５．１．２０', '2025 年 1 月 20 日', '2025-01-20 00:00:00'])('%j becomes ISO', (cell) =>
    expect(read(cell)?.fix).toBe('2025-01-20'),
  );
  it.each(['2025.1.20', '2025年1月20日', '20250120', '25.1.20', '1月20日', '1.20', '2025年1月20日上午', '1月20日-22日'])(
    '%j is a matter of taste or not certain',
    (cell) => expect(read(cell)).not.toHaveProperty('fix'),
  );
});
