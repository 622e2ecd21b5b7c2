/** The county's reasons find their people again, whatever was done to the table since it was sent. */
import { locateReasons, reasonMarks, type LocatedReason } from '../../../addin/flows/returned';
import { readUnder } from '../../../addin/judge/survey';
import { samplePlan } from '../../../core/plans';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../../../core/model/sheet';
import { idNo, nameNo, smallRoster, snapshotOf } from '../../support/pane-sheets';

const plan = samplePlan('civil')!;
const book = (...sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({ file: 'x.xlsx', sheets });
const sent = book(snapshotOf('花名册', smallRoster()));
const reason = (row: number, text = '请核实。') => ({ sheet: '花名册', row, reason: text });
const locate = (present: WorkbookSnapshot, ...rows: readonly number[]): readonly LocatedReason[] =>
  locateReasons(
    rows.map((row) => reason(row)),
    sent,
    present,
    readUnder(present, { plan, unit: null, corrections: [], asOf: '2026-12-25' }).survey.sheets,
  );
const changed = (change: (rows: (readonly CellValue[])[]) => void): WorkbookSnapshot => {
  const rows = [...smallRoster()];
  change(rows);
  return book(snapshotOf('花名册', rows));
};
const placeOf = ([located]: readonly LocatedReason[]): string | null =>
  located?.now === null || located === undefined ? null : `${located.now.sheet} ${located.now.cell} ${located.person}`;

it.each<[string, WorkbookSnapshot, string | null]>([
  ['nothing changed', sent, `花名册 B8 ${nameNo(5)}`],
  ['rows inserted above', changed((rows) => rows.splice(3, 0, [], [])), `花名册 B10 ${nameNo(5)}`],
  ['sorted the other way round', changed((rows) => rows.push(...rows.splice(3).reverse())), `花名册 B5 ${nameNo(5)}`],
  ['the ID number corrected', changed((rows) => (rows[7] = rows[7]!.with(2, idNo(77)))), `花名册 B8 ${nameNo(5)}`],
  ['the name corrected', changed((rows) => (rows[7] = rows[7]!.with(1, '欧阳新名'))), '花名册 B8 欧阳新名'],
  [
    'the ID in full-width digits',
    changed(
      (rows) =>
        (rows[7] = rows[7]!.with(
          2,
          idNo(5).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
        )),
    ),
    `花名册 B8 ${nameNo(5)}`,
  ],
  ['the person deleted', changed((rows) => rows.splice(7, 1)), null],
  [
    'a column inserted before',
    book(
      snapshotOf(
        '花名册',
        smallRoster().map((row, index) => (index === 2 ? ['村', ...row] : index > 2 ? ['东村', ...row] : row)),
      ),
    ),
    `花名册 C8 ${nameNo(5)}`,
  ],
  ['the sheet renamed', book(snapshotOf('改名', smallRoster())), `改名 B8 ${nameNo(5)}`],
  ['no roster left', book(snapshotOf('通讯录', [['部门', '电话']])), null],
])('%s', (_what, present, expected) => {
  expect(placeOf(locate(present, 8))).toBe(expected);
});

it.each<[string, WorkbookSnapshot, string]>([
  ['where it was', sent, 'A3'],
  ['moved down', changed((rows) => rows.splice(1, 0, ['补报'])), 'A4'],
  ['corrected', changed((rows) => (rows[2] = rows[2]!.with(3, '类别'))), 'A3'],
])('a reason about the header row, %s, is nobody’s and leads to the header', (_what, present, cell) => {
  expect(locate(present, 3)[0]).toMatchObject({ person: '', now: { sheet: '花名册', cell } });
});

it('a person who is gone keeps the name, where its column can still be told', () => {
  const [gone] = locate(
    changed((rows) => rows.splice(7, 1)),
    8,
  );
  expect(gone).toMatchObject({ person: nameNo(5), now: null });
});

it('of two with the same name the one with most in common is taken', () => {
  const twin = [7, nameNo(5), idNo(90), '农村低保对象', 100, '13900009999'];
  const present = changed((rows) => rows.splice(3, 0, twin));
  expect(placeOf(locate(present, 8))).toBe(`花名册 B9 ${nameNo(5)}`);
});

it('without what was sent, only the row of that number can be meant, if a person stands there', () => {
  const { sheets } = readUnder(sent, { plan, unit: null, corrections: [], asOf: '2026-12-25' }).survey;
  const found = locateReasons([reason(8), reason(900)], null, sent, sheets);
  expect(found.map(({ now }) => now?.cell ?? null)).toEqual(['B8', null]);
});

it('marks are for reasons whose person is there, without full ID numbers, and without text where there are no comments', () => {
  const located = locateReasons(
    [reason(8, `证件号 ${idNo(5)} 不对`), reason(900)],
    sent,
    sent,
    readUnder(sent, { plan, unit: null, corrections: [], asOf: '2026-12-25' }).survey.sheets,
  );
  const [mark, ...others] = reasonMarks(located, (text) => `县里：${text}`);
  expect(others).toEqual([]);
  expect(mark).toMatchObject({ sheet: '花名册', cell: 'B8', severity: 'error' });
  expect(mark?.comment).toMatch(/^县里：证件号 \d{6}\*+\d{3}[\dX] 不对$/);
  expect(reasonMarks(located, null)[0]).not.toHaveProperty('comment');
});
