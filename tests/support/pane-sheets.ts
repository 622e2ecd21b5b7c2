/** Small rosters for tests of the pane, under the sample plan civil. Nobody in them exists. */
import type { CellValue, SheetSnapshot } from '../../core/model/sheet';
import { idOf, withWrongDigit } from './synthetic-id';

export const snapshotOf = (name: string, rows: readonly (readonly CellValue[])[]): SheetSnapshot => ({
  name,
  visibility: 'visible',
  origin: { row: 0, column: 0 },
  rows,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  struckRows: [],
});

export const header = ['序号', '姓名', '身份证号', '对象类别', '慰问金', '联系电话'] as const;
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const given = '一二三四五六七八九十';

export const nameNo = (number: number): string =>
  `${surnames[number % 20] ?? ''}${given[Math.floor(number / 20) % 10] ?? ''}${given[Math.floor(number / 200) % 10] ?? ''}`;
export const idNo = (number: number): string =>
  idOf({
    birth: `19${50 + (number % 30)}-0${1 + (Math.floor(number / 30) % 9)}-1${Math.floor(number / 270) % 10}`,
    sequence: 1 + (Math.floor(number / 2700) % 900),
  });

/** Entries from row 4 on. Entry 2 (row 5) has a wrong check digit, entry 3 (row 6) an amount with its unit, entry 4 (row 7) stray spaces. */
export const smallRoster = (count = 6): readonly (readonly CellValue[])[] => [
  ['2027年春节慰问花名册'],
  ['填报单位：城北街道'],
  header,
  ...Array.from({ length: count }, (_, index): readonly CellValue[] => {
    const number = index + 1;
    return [
      number,
      number === 4 ? ` ${nameNo(number)} ` : nameNo(number),
      number === 2 ? withWrongDigit(idNo(number)) : idNo(number),
      '农村低保对象',
      number === 3 ? '100元' : 100,
      `1390000${String(1000 + number)}`,
    ];
  }),
];
