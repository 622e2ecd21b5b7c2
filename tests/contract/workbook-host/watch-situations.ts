import type { SheetChange } from '../../../core/ports/workbook-host';
import { problem, type Expectations, type Opened } from './contract';
import { EMPTY, HIDDEN, ROSTER } from './hands';

const patience = 20_000;
const limit = 30_000;

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + patience; !holds() && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

export function watchSituations(opened: Opened, { changes }: Expectations): void {
  it('selects a cell, a row or the sheet, and tells where the person is', async () => {
    const { host, selected, click } = opened();
    await host.select({ sheet: EMPTY, row: 4, cell: 'C4' });
    expect(await selected()).toEqual({ sheet: EMPTY, cell: 'C4' });
    await host.select({ sheet: ROSTER, row: 6, cell: null });
    expect(await selected()).toEqual({ sheet: ROSTER, cell: 'A6' });
    await host.select({ sheet: EMPTY, row: null, cell: null });
    expect(await selected()).toEqual({ sheet: EMPTY, cell: 'A1' });
    await click(ROSTER, 'E7');
    expect(await host.selection()).toEqual({ sheet: ROSTER, cell: 'E7' });
  });

  it('says when the sheet to be shown is gone or hidden', async () => {
    const { host, selected } = opened();
    const before = await selected();
    expect(await problem(host.select({ sheet: '没有的表', row: 1, cell: 'A1' }))).toEqual({ code: 'sheet-gone', sheet: '没有的表' });
    expect(await problem(host.select({ sheet: HIDDEN, row: 1, cell: 'A1' }))).toEqual({ code: 'sheet-hidden', sheet: HIDDEN });
    expect(await selected()).toEqual(before);
  });

  it('keeps small settings with the workbook', async () => {
    const { host } = opened();
    expect(await host.recall('plan')).toBeUndefined();
    await host.remember('plan', { plan: 'union', columns: ['C', null], deep: { yes: true } });
    expect(await host.recall('plan')).toEqual({ plan: 'union', columns: ['C', null], deep: { yes: true } });
    await host.remember('plan', 'other');
    expect(await host.recall('plan')).toBe('other');
    expect(await host.recall('unit')).toBeUndefined();
    expect((await problem(host.remember('plan', 'x'.repeat(10_001)))).code).toBe('payload-too-large');
    expect(await host.recall('plan')).toBe('other');
  });

  it('promises events exactly where the Excel has them', () => {
    expect(opened().host.abilities.changes).toBe(changes);
  });

  if (!changes) return;

  it(
    'tells edits, inserted rows, and sheets that come, go or are renamed',
    async () => {
      const { host, edit, insertRows, rename, remove } = opened();
      const told: SheetChange[] = [];
      const stop = await host.onChanged((change) => told.push(change));
      await edit(ROSTER, 'B3', '改');
      await until(() => told.length === 1);
      expect(told.splice(0)).toEqual([{ kind: 'edited', sheet: ROSTER, address: 'B3', ours: false }]);
      await insertRows(ROSTER, 3, 2);
      await until(() => told.length === 1);
      expect(told.splice(0)).toEqual([{ kind: 'structure', sheet: ROSTER, address: null, ours: false }]);
      await remove(EMPTY);
      await until(() => told.length === 1);
      expect(told.splice(0)).toEqual([{ kind: 'sheets', sheet: null, address: null, ours: false }]);
      await rename(ROSTER, '新名');
      // Where Excel does not tell a new name by itself, the next edit does.
      await edit('新名', 'B3', '又改');
      await until(() => told.some(({ kind }) => kind === 'edited'));
      expect(told).toEqual([
        { kind: 'sheets', sheet: '新名', address: null, ours: false },
        { kind: 'edited', sheet: '新名', address: 'B3', ours: false },
      ]);
      await stop();
    },
    limit,
  );

  it(
    'tells its own changes as its own',
    async () => {
      const { host, edit } = opened();
      const told: SheetChange[] = [];
      const stop = await host.onChanged((change) => told.push(change));
      const { undo } = await host.applyCells([{ sheet: ROSTER, cell: 'B3', before: '张三', after: '张三丰', asText: true }]);
      await until(() => told.length === 1);
      await host.undo(undo);
      await until(() => told.length === 2);
      const name = await host.writeSheet({ name: '新表', title: '标题', subtitle: [], columns: [{ header: '姓名', kind: 'text', width: 9 }], rows: [{ cells: ['张三'] }], footer: [], orientation: 'portrait', autoFilter: false, frozenColumns: 0 }); // prettier-ignore
      await until(() => told.some(({ kind, sheet }) => kind === 'sheets' && sheet === name));
      expect(told.filter(({ ours }) => !ours)).toEqual([]);
      await edit(ROSTER, 'B3', '人改的');
      await until(() => told.some(({ ours }) => !ours));
      expect(told.at(-1)).toEqual({ kind: 'edited', sheet: ROSTER, address: 'B3', ours: false });
      await stop();
    },
    limit,
  );

  it(
    'tells nothing once it was ended',
    async () => {
      const { host, edit } = opened();
      const told: SheetChange[] = [];
      const other: SheetChange[] = [];
      const stop = await host.onChanged((change) => told.push(change));
      const stopOther = await host.onChanged((change) => other.push(change));
      await stop();
      await edit(ROSTER, 'B3', '改');
      await until(() => other.length === 1);
      expect(told).toEqual([]);
      await stopOther();
    },
    limit,
  );
}
