/** Changes of the workbook as Excel tells them (ExcelApi 1.7; the whole workbook at once from 1.9, renames from 1.17). */
import type { SheetChange } from '../../core/ports/workbook-host';
import { rectOfEvent, type Rect } from './office-address';
import { batch, operate, type OfficeTools } from './office-run';

/** For Excels that do not say who changed a cell (before 1.14): what we announced, until its event came or this time is over. */
const longestWait = 5_000;

/** Remembers what this adapter changes, so that its own events are known as such. */
export class OwnChanges {
  private readonly sheets = new Set<string>();
  private announced: { readonly sheetId: string; readonly rect: Rect; cells: number; readonly until: number }[] = [];

  constructor(private readonly now: () => number) {}

  readonly announce = (sheetId: string, address: string): void => {
    const rect = rectOfEvent(address);
    if (rect === null) return;
    this.announced.push({ sheetId, rect, cells: cellsIn(rect), until: this.now() + longestWait });
  };

  /** A sheet that we made: its coming, filling and going are ours. */
  readonly adopt = (sheetId: string): void => {
    this.sheets.add(sheetId);
  };

  readonly release = (sheetId: string): void => {
    this.sheets.delete(sheetId);
  };

  readonly made = (sheetId: string): boolean => this.sheets.has(sheetId);

  /** Whether we announced a change that covers this one; each announcement stands for as many cells as it has. */
  readonly take = (sheetId: string, rect: Rect): boolean => {
    const now = this.now();
    this.announced = this.announced.filter(({ until, cells }) => until > now && cells > 0);
    const found = this.announced.find((one) => one.sheetId === sheetId && contains(one.rect, rect));
    if (found !== undefined) found.cells -= cellsIn(rect);
    return found !== undefined;
  };
}

const cellsIn = ({ top, left, bottom, right }: Rect): number => (bottom - top + 1) * (right - left + 1);
const contains = (outer: Rect, inner: Rect): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

type Handler = OfficeExtension.EventHandlerResult<unknown>;

/** Excel is asked once for all listeners: taking one back must not silence another. */
export class Listeners {
  private readonly all = new Set<(change: SheetChange) => void>();
  private watch: { readonly watch: Watch; readonly started: Promise<void> } | null = null;

  constructor(
    private readonly tools: OfficeTools,
    private readonly own: OwnChanges,
  ) {}

  /** @returns what ends it @throws HostProblem */
  async add(listener: (change: SheetChange) => void): Promise<() => Promise<void>> {
    if (!this.tools.has('1.7')) return () => Promise.resolve();
    const tell = (change: SheetChange): void => listener(change);
    this.all.add(tell);
    if (this.watch === null) {
      const watch = new Watch(this.tools, this.own, (change) => {
        for (const each of [...this.all]) each(change);
      });
      this.watch = { watch, started: watch.start() };
    }
    try {
      await this.watch.started;
    } catch (error) {
      this.all.delete(tell);
      this.watch = null;
      throw error;
    }
    return () => this.remove(tell);
  }

  private async remove(tell: (change: SheetChange) => void): Promise<void> {
    if (!this.all.delete(tell) || this.all.size > 0) return;
    const ending = this.watch;
    this.watch = null;
    await ending?.watch.stop();
  }
}

class Watch {
  private readonly names = new Map<string, string>();
  private handlers: Handler[] = [];
  private stopped = false;
  /** Events are told in the order in which they came, also while a name is asked for. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: OfficeTools,
    private readonly own: OwnChanges,
    private readonly tell: (change: SheetChange) => void,
  ) {}

  async start(): Promise<void> {
    await operate(this.tools, async (run) => {
      const { worksheets } = run.context.workbook;
      await batch(run, () => worksheets.load('items/id,items/name'));
      for (const { id, name } of worksheets.items) this.names.set(id, name);
      await batch(run, () => {
        this.handlers = [
          worksheets.onAdded.add((event) => this.inTurn(() => this.added(event.worksheetId))),
          worksheets.onDeleted.add((event) => this.inTurn(() => this.gone(event.worksheetId))),
          ...(this.tools.has('1.9') ? [worksheets.onChanged.add((event) => this.inTurn(() => this.changed(event)))] : []),
          ...(this.tools.has('1.10')
            ? [worksheets.onRowSorted, worksheets.onColumnSorted].map((events) =>
                events.add((event) => this.inTurn(() => this.moved(event.worksheetId))),
              )
            : []),
          ...(this.tools.has('1.17') ? [worksheets.onNameChanged.add((event) => this.inTurn(() => this.renamed(event)))] : []),
          ...(this.tools.has('1.9') ? [] : worksheets.items.map((sheet) => this.watchSheet(sheet))),
        ];
      });
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const handlers = this.handlers;
    this.handlers = [];
    for (const context of new Set(handlers.map((handler) => handler.context)))
      await Excel.run(context as Excel.RequestContext, async (same) => {
        for (const handler of handlers) if (handler.context === context) handler.remove();
        await same.sync();
      }).catch(() => undefined);
  }

  private watchSheet(sheet: Excel.Worksheet): Handler {
    return sheet.onChanged.add((event) => this.inTurn(() => this.changed(event)));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(() => (this.stopped ? undefined : work()));
    return this.last;
  }

  private async changed(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    const { worksheetId, address, changeType } = event;
    const rect = rectOfEvent(address);
    const ours = this.tools.has('1.14')
      ? event.triggerSource === Excel.EventTriggerSource.thisLocalAddin
      : this.own.made(worksheetId) || (rect !== null && this.own.take(worksheetId, rect));
    const sheet = await this.nameOf(worksheetId);
    const edited = changeType === Excel.DataChangeType.rangeEdited;
    this.tell({ kind: edited ? 'edited' : 'structure', sheet, address: edited ? address.slice(address.lastIndexOf('!') + 1) : null, ours });
  }

  /** Sorted: every row may hold somebody else. */
  private async moved(sheetId: string): Promise<void> {
    this.tell({ kind: 'structure', sheet: await this.nameOf(sheetId), address: null, ours: false });
  }

  private async added(sheetId: string): Promise<void> {
    const sheet = await this.nameOf(sheetId);
    if (!this.tools.has('1.9') && sheet !== null)
      await operate(this.tools, async (run) => {
        this.handlers.push(await batch(run, () => this.watchSheet(run.context.workbook.worksheets.getItem(sheetId))));
      }).catch(() => undefined);
    this.tell({ kind: 'sheets', sheet, address: null, ours: this.own.made(sheetId) });
  }

  private gone(sheetId: string): Promise<void> {
    this.names.delete(sheetId);
    this.tell({ kind: 'sheets', sheet: null, address: null, ours: this.own.made(sheetId) });
    return Promise.resolve();
  }

  private renamed({ worksheetId, nameAfter }: Excel.WorksheetNameChangedEventArgs): Promise<void> {
    if (this.names.get(worksheetId) !== nameAfter) {
      this.names.set(worksheetId, nameAfter);
      this.tell({ kind: 'sheets', sheet: nameAfter, address: null, ours: false });
    }
    return Promise.resolve();
  }

  /** The present name. Where renames are not told, it is asked for, and a new one is told first. */
  private async nameOf(sheetId: string): Promise<string | null> {
    if (this.tools.has('1.17') && this.names.has(sheetId)) return this.names.get(sheetId) ?? null;
    try {
      const present = await operate(this.tools, async (run) => {
        const sheet = run.context.workbook.worksheets.getItemOrNullObject(sheetId);
        await batch(run, () => sheet.load('name'));
        return sheet.isNullObject ? null : sheet.name;
      });
      const before = this.names.get(sheetId);
      if (present !== null) this.names.set(sheetId, present);
      if (present !== null && before !== undefined && before !== present)
        this.tell({ kind: 'sheets', sheet: present, address: null, ours: false });
      return present;
    } catch {
      // Excel is busy or the workbook is going: the name of before is the best there is.
      return this.names.get(sheetId) ?? null;
    }
  }
}
