import type { Mark } from '../../../core/ports/workbook-host';
import { problem, type Opened } from './contract';
import { EMPTY, HIDDEN, ROSTER, type Painted } from './hands';

const mark = (cell: string, severity: Mark['severity'], sheet = ROSTER): Mark => ({ sheet, cell, severity });
const sorted = (marks: readonly Painted[]): string[] => marks.map(({ sheet, cell, severity }) => `${sheet}!${cell} ${severity}`).sort();

const marks = [
  mark('C3', 'error'),
  mark('C4', 'error'),
  mark('D3', 'error'),
  mark('D4', 'error'),
  mark('B7', 'warning'),
  mark('E7', 'info'),
  mark('B2', 'error', HIDDEN),
];

export function markSituations(opened: Opened): void {
  it('marks cells of several sheets by severity', async () => {
    const { host, marks: painted } = opened();
    await host.paint(marks);
    expect(sorted(await painted())).toEqual(sorted(marks));
  });

  it('replaces all marks of before', async () => {
    const { host, marks: painted } = opened();
    await host.paint(marks);
    const next = [mark('C3', 'warning'), mark('A7', 'error')];
    await host.paint(next);
    expect(sorted(await painted())).toEqual(sorted(next));
  });

  it('takes all marks off without a trace', async () => {
    const { host, marks: painted, print } = opened();
    const before = await print();
    await host.paint(marks);
    expect((await painted()).length).toBeGreaterThan(0);
    await host.clearMarks();
    expect(await painted()).toEqual([]);
    expect(await print()).toBe(before);
  });

  it('keeps marks on their cells when rows are inserted above, and still takes them off', async () => {
    const { host, marks: painted, insertRows } = opened();
    await host.paint([mark('C7', 'error')]);
    await insertRows(ROSTER, 3, 2);
    await host.clearMarks();
    expect(await painted()).toEqual([]);
  });

  it('changes nothing when a marked sheet is gone', async () => {
    const { host, marks: painted } = opened();
    await host.paint([mark('C3', 'error')]);
    expect(await problem(host.paint([mark('C4', 'error'), mark('A1', 'error', '没有的表')]))).toEqual({
      code: 'sheet-gone',
      sheet: '没有的表',
    });
    expect(sorted(await painted())).toEqual(sorted([mark('C3', 'error')]));
  });

  it('marks the other sheets and names the protected ones', async () => {
    const { host, marks: painted, protect } = opened();
    await protect(ROSTER, true);
    expect(await problem(host.paint([mark('C3', 'error'), mark('B2', 'error', HIDDEN)]))).toEqual({ code: 'protected', sheet: ROSTER });
    expect(sorted(await painted())).toEqual(sorted([mark('B2', 'error', HIDDEN)]));
  });

  it('does not mind a protected sheet that has no marks', async () => {
    const { host, marks: painted, protect } = opened();
    await protect(EMPTY, true);
    await host.paint([mark('C3', 'error')]);
    expect(sorted(await painted())).toEqual(sorted([mark('C3', 'error')]));
  });
}
