/** Rosters of any length with twenty columns, as a township keeps them, for sizes and numbers of requests. Synthetic people. */
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import { idOf } from '../synthetic-id';

const headers = ['序号', '乡镇', '村（社区）', '姓名', '性别', '民族', '身份证号', '出生日期', '家庭住址', '联系电话', '困难类别', '致困原因', '家庭人口', '慰问标准', '慰问金额', '开户银行', '银行账号', '入户日期', '入户干部', '备注'] as const; // prettier-ignore

export function largeRoster(rows: number, name = '花名册'): SheetSnapshot {
  const line = (index: number): CellValue[] => [
    index + 1,
    '清泉镇',
    `第${String((index % 14) + 1)}村民委员会`,
    `王某${String.fromCharCode(0x4e00 + (index % 2_000))}`,
    index % 2 === 0 ? '男' : '女',
    '汉族',
    idOf({ sequence: index % 1_000, region: String(320_100 + (index % 100)) }),
    { serial: 25_569 + (index % 10_000) },
    `清泉镇第${String((index % 14) + 1)}村${String((index % 300) + 1)}号`,
    `138${String(10_000_000 + index)}`,
    '低保户',
    '因病',
    (index % 6) + 1,
    500,
    500,
    '农村商业银行',
    `6228480000000${String(100_000 + index)}`,
    { serial: 45_292 + (index % 30) },
    '李某',
    null,
  ];
  return {
    name,
    visibility: 'visible',
    origin: { row: 0, column: 0 },
    rows: [['清泉镇困难群众慰问花名册'], [...headers], ...Array.from({ length: rows }, (_, index) => line(index))],
    merges: [{ top: 0, left: 0, bottom: 0, right: 19 }],
    hiddenRows: [],
    hiddenColumns: [],
    struckRows: [],
  };
}
