/** What a person's typing means, and that it can be taken back. */
import { createFileModel, cellAt, putCell } from '../../../addin/host/workbook-file-model';
import { shownText, typedCell } from '../../../addin/web/cell-text';
import { createPersonEdits, pastedLines } from '../../../addin/web/person-edits';
import type { SheetChange } from '../../../core/ports/workbook-host';

it.each([
  ['110101199003070028', 'General', '110101199003070028', '@'],
  ['110101199003070028', '@', '110101199003070028', '@'],
  ['0898123', 'General', '0898123', '@'],
  ['500', 'General', 500, 'General'],
  ['500', '@', '500', '@'],
  ['12.50', '0.00', 12.5, '0.00'],
  ['6222020200112233445', 'General', '6222020200112233445', '@'],
  ['=1+1', 'General', '=1+1', '@'],
  ['2026-12-31', 'yyyy/m/d', { serial: 46_387 }, 'yyyy/m/d'],
  ['2026-02-30', 'yyyy/m/d', '2026-02-30', 'yyyy/m/d'],
  ['张三', 'General', '张三', 'General'],
])('%s typed into a cell of format %s', (text, format, value, next) => {
  expect(typedCell(text, { value: null, format })).toEqual({ value, format: next });
});

it.each([
  [{ serial: 46_387 }, 'yyyy/m/d', '2026/12/31'],
  [{ serial: 46_387 }, 'yyyy"年"m"月"d"日"', '2026年12月31日'],
  [{ serial: 60 }, 'yyyy-mm-dd', '1900-02-29'],
  [1234.5, '#,##0.00', '1,234.50'],
  [0.256, '0%', '26%'],
  [0.1 + 0.2, 'General', '0.3'],
  [true, 'General', 'TRUE'],
])('%j of format %s is shown as %s', (value, format, text) => {
  expect(shownText({ value, format })).toBe(text);
});

const blank = {
  visibility: 'visible',
  origin: { row: 0, column: 0 },
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  struckRows: [],
} as const;

it('a pasted block is one step, is told as one area, and leaves alone what a fix changed since', () => {
  const model = createFileModel('a.csv', [{ ...blank, name: '表', rows: [['甲', 1], ['乙', 2]] }], null); // prettier-ignore
  const sheet = model.sheets[0]!;
  const told: SheetChange[] = [];
  model.listeners.add((change) => told.push(change));
  const edits = createPersonEdits(model);
  expect(edits.paste(sheet, 0, 0, pastedLines('丙\t"两\n行"\r\n丁\t4\r\n'))).toBeNull();
  expect(sheet.rows).toEqual([['丙', '两\n行'], ['丁', 4]]); // prettier-ignore
  expect(told.map(({ address, ours }) => [address, ours])).toEqual([['A1:B2', false]]);
  putCell(sheet, 1, 0, { value: '别人改的', format: '@' });
  edits.undo();
  expect(sheet.rows).toEqual([['甲', 1], ['别人改的', 2]]); // prettier-ignore
  edits.redo();
  expect(cellAt(sheet, 0, 0).value).toBe('丙');
  sheet.protected = true;
  expect(edits.type(sheet, 0, 0, 'x')).toBe('protected');
});
