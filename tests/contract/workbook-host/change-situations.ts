import type { CellValue } from '../../../core/model/sheet';
import type { CellChange } from '../../../core/ports/workbook-host';
import { problem, type Opened } from './contract';
import { cancelling, EMPTY, FORMULA, HIDDEN, ROSTER } from './hands';

const change = (
  cell: string,
  before: CellValue,
  after: string | number,
  asText = typeof after === 'string',
  sheet = ROSTER,
): CellChange => ({
  sheet,
  cell,
  before,
  after,
  asText,
});
const id = '110101199003070052';

export function changeSituations(opened: Opened): void {
  it('writes texts of digits as text and numbers as numbers', async () => {
    const { host, cell } = opened();
    const result = await host.applyCells([
      change('C3', '11010119900307001X', id),
      change('E3', 500, 600),
      change('B3', '张三', '张三丰', false),
    ]);
    expect(result).toMatchObject({ changed: 3, left: [] });
    expect(await cell(ROSTER, 'C3')).toEqual({ value: id, format: '@' });
    expect((await cell(ROSTER, 'E3')).value).toBe(600);
    expect((await cell(ROSTER, 'B3')).value).toBe('张三丰');
  });

  it('makes a number of a text in a text cell', async () => {
    const { host, cell, edit } = opened();
    await edit(ROSTER, 'E3', '500元', '@');
    await host.applyCells([change('E3', '500元', 500)]);
    expect((await cell(ROSTER, 'E3')).value).toBe(500);
  });

  it.each(['=1+1', '+86 13800000000', '-', '-1-2', '@所有人', "'引号"])('writes %s as the text it is', async (text) => {
    const { host, cell } = opened();
    await host.applyCells([change('B3', '张三', text)]);
    expect((await cell(ROSTER, 'B3')).value).toBe(text);
  });

  it('writes what begins with = as text, also where text was not asked for', async () => {
    const { host, cell } = opened();
    await host.applyCells([change('B3', '张三', '=SUM(A1:A2)', false)]);
    expect((await cell(ROSTER, 'B3')).value).toBe('=SUM(A1:A2)');
  });

  it('leaves alone and names cells that changed, formulas, and cells of sheets that are gone', async () => {
    const { host, cell, edit, setFormula } = opened();
    await edit(ROSTER, 'B4', '李四改');
    await setFormula(ROSTER, FORMULA, 800);
    const result = await host.applyCells([
      change('B3', '张三', '张三丰'),
      change('B4', '李四', '李四新'),
      change(FORMULA, 800, 900),
      change('A1', 'x', 'y', true, '没有的表'),
    ]);
    expect(result.changed).toBe(1);
    expect([...result.left].sort((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
      { sheet: ROSTER, cell: 'B4', reason: 'changed-since' },
      { sheet: ROSTER, cell: FORMULA, reason: 'formula' },
      { sheet: '没有的表', cell: 'A1', reason: 'sheet-gone' },
    ]);
    expect((await cell(ROSTER, 'B4')).value).toBe('李四改');
    expect((await cell(ROSTER, FORMULA)).value).toBe(800);
  });

  it('takes a date and its serial number for the same', async () => {
    const { host, cell } = opened();
    expect((await host.applyCells([change('D3', { serial: 45_292 }, '2024-01-01')])).changed).toBe(1);
    expect(await cell(ROSTER, 'D3')).toEqual({ value: '2024-01-01', format: '@' });
  });

  it('changes the other sheets and names the cells of a protected one', async () => {
    const { host, protect, cell } = opened();
    await protect(ROSTER, true);
    const result = await host.applyCells([change('B3', '张三', '张三丰'), change('A2', '张三', '张三丰', true, HIDDEN)]);
    expect(result).toMatchObject({ changed: 1, left: [{ sheet: ROSTER, cell: 'B3', reason: 'protected' }] });
    expect((await cell(ROSTER, 'B3')).value).toBe('张三');
  });

  it('rejects when protection lets nothing through', async () => {
    const { host, protect } = opened();
    await protect(ROSTER, true);
    expect(await problem(host.applyCells([change('B3', '张三', '张三丰')]))).toEqual({ code: 'protected', sheet: ROSTER });
  });

  it('changes nothing when the signal is raised first', async () => {
    const { host, print } = opened();
    const before = await print();
    expect((await problem(host.applyCells([change('B3', '张三', '张三丰')], cancelling(0)))).code).toBe('cancelled');
    expect(await print()).toBe(before);
  });

  it('takes everything back, values and formats', async () => {
    const { host, print, edit } = opened();
    await edit(ROSTER, 'E6', '800', 'General');
    await edit(ROSTER, 'E7', 800, '@');
    const before = await print();
    const { undo } = await host.applyCells([
      change('C3', '11010119900307001X', id),
      change('D3', { serial: 45_292 }, '2024-01-01'),
      change('E6', '800', 800),
      change('E7', 800, 900),
      change('C5', null, '补'),
    ]);
    expect(await print()).not.toBe(before);
    expect(await host.undo(JSON.parse(JSON.stringify(undo)) as typeof undo)).toEqual({ restored: 5, left: [] });
    expect(await print()).toBe(before);
  });

  it('leaves alone and names what was edited since, and takes back the rest', async () => {
    const { host, cell, edit } = opened();
    const { undo } = await host.applyCells([change('B3', '张三', '张三丰'), change('B4', '李四', '李四新')]);
    await edit(ROSTER, 'B4', '李四又改');
    expect(await host.undo(undo)).toEqual({ restored: 1, left: [{ sheet: ROSTER, cell: 'B4', reason: 'changed-since' }] });
    expect((await cell(ROSTER, 'B3')).value).toBe('张三');
    expect((await cell(ROSTER, 'B4')).value).toBe('李四又改');
  });

  it('puts nothing into the wrong row when rows were inserted above', async () => {
    const { host, cell, insertRows } = opened();
    const { undo } = await host.applyCells([change('B3', '张三', '张三丰')]);
    await insertRows(ROSTER, 3, 1);
    expect(await host.undo(undo)).toEqual({ restored: 0, left: [{ sheet: ROSTER, cell: 'B3', reason: 'changed-since' }] });
    expect((await cell(ROSTER, 'B3')).value).toBeNull();
    expect((await cell(ROSTER, 'B4')).value).toBe('张三丰');
  });

  it('names cells of sheets that were renamed or protected since', async () => {
    const { host, rename, protect } = opened();
    const { undo } = await host.applyCells([change('B3', '张三', '张三丰'), change('A2', '张三', '张三丰', true, HIDDEN)]);
    await rename(ROSTER, '新名');
    await protect(HIDDEN, true);
    const { restored, left } = await host.undo(undo);
    expect(restored).toBe(0);
    expect([...left].sort((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
      { sheet: HIDDEN, cell: 'A2', reason: 'protected' },
      { sheet: ROSTER, cell: 'B3', reason: 'sheet-gone' },
    ]);
  });

  it('makes a column of numbers a column of text, blanks ready for text, formulas and dates untouched, and back', async () => {
    const { host, cell, print, setFormula, edit } = opened();
    await setFormula(HIDDEN, 'B4', 13_800_000_002);
    await edit(HIDDEN, 'B6', { serial: 45_292 }, 'yyyy/m/d');
    const before = await print();
    const { changed, left, undo } = await host.formatAsText(HIDDEN, ['B'], 2, 6);
    expect(left).toEqual([{ sheet: HIDDEN, cell: 'B4', reason: 'formula' }]);
    expect(changed).toBe(3);
    expect(await cell(HIDDEN, 'B2')).toEqual({ value: '13800000000', format: '@' });
    expect((await cell(HIDDEN, 'B3')).value).toBe(13800000001.5);
    expect(await cell(HIDDEN, 'B5')).toEqual({ value: null, format: '@' });
    expect((await cell(HIDDEN, 'B6')).format).toBe('yyyy/m/d');
    expect((await host.undo(undo)).restored).toBe(3);
    expect(await print()).toBe(before);
  });

  it('formats nothing on a protected sheet or on one that is gone', async () => {
    const { host, protect } = opened();
    await protect(EMPTY, true);
    expect(await problem(host.formatAsText(EMPTY, ['A'], 1, 3))).toEqual({ code: 'protected', sheet: EMPTY });
    expect(await problem(host.formatAsText('没有的表', ['A'], 1, 3))).toEqual({ code: 'sheet-gone', sheet: '没有的表' });
  });
}
