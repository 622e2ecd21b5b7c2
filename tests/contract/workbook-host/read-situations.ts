import type { SheetSnapshot } from '../../../core/model/sheet';
import { problem, type Expectations, type Opened } from './contract';
import { absolute, cancelling, EMPTY, fixture, HIDDEN, ROSTER, valuesOf } from './hands';

const only = ([sheet]: readonly SheetSnapshot[]): SheetSnapshot => sheet as SheetSnapshot;

export function readSituations(opened: Opened, { mergedAreas, struckRows }: Expectations): void {
  it('gives every sheet in order with its values, dates by number format and blanks as nothing', async () => {
    const sheets = await opened().host.readSheets();
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual(fixture.map(({ name, visibility }) => [name, visibility]));
    expect(sheets.map(valuesOf)).toEqual(fixture.map(valuesOf));
  });

  it('tells merged areas, hidden rows and columns, and rows that are struck through', async () => {
    const sheet = only(await opened().host.readSheets([ROSTER]));
    const { row, column } = sheet.origin;
    expect(absolute(sheet.hiddenRows, row)).toEqual([5]);
    expect(absolute(sheet.hiddenColumns, column)).toEqual([3]);
    expect(absolute(sheet.struckRows, row)).toEqual(struckRows ? [6] : []);
    expect(sheet.merges).toEqual(mergedAreas ? [{ top: 0 - row, left: 0 - column, bottom: 0 - row, right: 4 - column }] : []);
  });

  it('gives the asked sheets in the order asked', async () => {
    const sheets = await opened().host.readSheets([HIDDEN, ROSTER]);
    expect(sheets.map(({ name }) => name)).toEqual([HIDDEN, ROSTER]);
  });

  it('gives a sheet without values no rows', async () => {
    expect(only(await opened().host.readSheets([EMPTY])).rows).toEqual([]);
  });

  it('says which asked sheet is gone', async () => {
    expect(await problem(opened().host.readSheets([ROSTER, '没有的表']))).toEqual({ code: 'sheet-gone', sheet: '没有的表' });
  });

  it('tells progress up to the whole', async () => {
    const reports: [number, number][] = [];
    await opened().host.readSheets(undefined, { onProgress: (done, total) => reports.push([done, total]) });
    const [done, total] = reports.at(-1) as [number, number];
    expect(total).toBeGreaterThan(0);
    expect(done).toBe(total);
    expect(reports.every(([each], index) => index === 0 || each >= (reports[index - 1] as [number, number])[0])).toBe(true);
  });

  it('ends when the signal is raised', async () => {
    expect(await problem(opened().host.readSheets(undefined, cancelling(0)))).toEqual({ code: 'cancelled', sheet: null });
  });

  it('gives single rows from column A on, and none beyond the last', async () => {
    const { host } = opened();
    const rows = await host.readRows(ROSTER, 3, 5);
    expect(rows.map((row) => row.filter((value) => value !== null))).toEqual([fixture[0]?.rows[2], fixture[0]?.rows[3], []]);
    expect((await host.readRows(ROSTER, 90, 91)).flat().filter((value) => value !== null)).toEqual([]);
  });

  it('keeps columns in place when a row begins further right', async () => {
    const { host, edit } = opened();
    await edit(EMPTY, 'C4', '补充');
    const [row = []] = await host.readRows(EMPTY, 4, 4);
    expect([row[0] ?? null, row[1] ?? null, row[2]]).toEqual([null, null, '补充']);
    expect(valuesOf(only(await host.readSheets([EMPTY])))).toEqual({ C4: '补充' });
  });

  it('says when the sheet of the rows is gone', async () => {
    const { host, rename } = opened();
    await rename(ROSTER, '新名');
    expect(await problem(host.readRows(ROSTER, 1, 2))).toEqual({ code: 'sheet-gone', sheet: ROSTER });
  });

  it('lists sheets with ids that outlive a new name, and which one is shown and protected', async () => {
    const { host, rename, protect, click } = opened();
    await click(ROSTER, 'B3');
    const before = await host.listSheets();
    expect(before.map(({ name, visibility, active }) => ({ name, visibility, active }))).toEqual([
      { name: ROSTER, visibility: 'visible', active: true },
      { name: EMPTY, visibility: 'visible', active: false },
      { name: HIDDEN, visibility: 'hidden', active: false },
    ]);
    await rename(ROSTER, '新名');
    await protect(EMPTY, true);
    const after = await host.listSheets();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ name, protected: locked }) => [name, locked])).toEqual([['新名', false], [EMPTY, true], [HIDDEN, false]]); // prettier-ignore
  });
}
