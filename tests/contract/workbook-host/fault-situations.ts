import type { WorkbookHost } from '../../../core/ports/workbook-host';
import type { Expectations, Opened } from './contract';
import { ROSTER, type Fault } from './hands';

const table = { name: '新表', title: '标题', subtitle: [], columns: [{ header: '姓名', kind: 'text', width: 9 }], rows: [], footer: [], orientation: 'portrait', autoFilter: false, frozenColumns: 0 } as const; // prettier-ignore

const calls: readonly (readonly [string, (host: WorkbookHost) => Promise<unknown>])[] = [
  ['listSheets', (host) => host.listSheets()],
  ['readSheets', (host) => host.readSheets()],
  ['readRows', (host) => host.readRows(ROSTER, 1, 3)],
  ['paint', (host) => host.paint([{ sheet: ROSTER, cell: 'B3', severity: 'error' }])],
  ['clearMarks', (host) => host.clearMarks()],
  ['applyCells', (host) => host.applyCells([{ sheet: ROSTER, cell: 'B3', before: '张三', after: '张三丰', asText: true }])],
  ['formatAsText', (host) => host.formatAsText(ROSTER, ['A'], 3, 4)],
  ['undo', (host) => host.undo({ cells: [] })],
  ['writeSheet', (host) => host.writeSheet(table)],
  ['select', (host) => host.select({ sheet: ROSTER, row: 3, cell: 'B3' })],
  ['selection', (host) => host.selection()],
  ['remember', (host) => host.remember('plan', 'union')],
  ['recall', (host) => host.recall('plan')],
];

export function faultSituations(opened: Opened, { changes }: Expectations): void {
  const all: typeof calls = changes ? [...calls, ['onChanged', (host) => host.onChanged(() => undefined)]] : calls;

  it.each<Fault>(['cell-being-edited', 'busy', 'closed'])(
    'says %s from every call, changes nothing, and works again afterwards',
    async (fault) => {
      const { host, refuse, print } = opened();
      const before = await print();
      await refuse(fault);
      for (const [name, call] of all)
        expect([
          name,
          await call(host).then(
            () => 'done',
            (error: { code: string }) => error.code,
          ),
        ]).toEqual([name, fault]);
      await refuse(null);
      expect(await print()).toBe(before);
      for (const [name, call] of all) expect([name, await call(host).then(() => 'done')]).toEqual([name, 'done']);
    },
  );
}
