/** The area 修正: which certain fixes are chosen, applying them, taking them back; text columns; the blank roster. */
import { paneWords } from '../../core/messages/pane';
import type { Fix, FixKind } from '../../core/model/finding';
import type { ChangeResult, LeftAlone, WorkbookHost } from '../../core/ports/workbook-host';
import { applyFixes, recordOf, undoFixes, type UndoRecord } from '../flows/apply-fixes';
import { goTo } from '../flows/goto';
import type { Judge } from '../judge/client';
import type { RosterApp } from './roster';
import type { Shell } from './shell';
import { createStore, type Store } from './store';

export interface ListedFix {
  readonly id: string;
  readonly fix: Fix;
}
export interface FixGroup {
  readonly kind: FixKind;
  readonly items: readonly ListedFix[];
}
export interface FixDone {
  readonly what: 'fixes' | 'format';
  readonly changed: number;
  readonly left: readonly LeftAlone[];
  readonly record: UndoRecord;
}
export interface FixState {
  readonly groups: readonly FixGroup[];
  readonly count: number;
  /** Ids that are NOT chosen: everything is, until the person says otherwise. */
  readonly unchosen: ReadonlySet<string>;
  readonly open: ReadonlySet<FixKind>;
  readonly sizes: ReadonlyMap<FixKind, number>;
  /** The latest last. */
  readonly done: readonly FixDone[];
  readonly undone: { readonly restored: number; readonly left: readonly LeftAlone[] } | null;
  /** Cells were just written, and the report that follows them is not there yet: the list is of before. */
  readonly awaiting: boolean;
}

export interface FixApp {
  readonly store: Store<FixState>;
  readonly choose: (ids: readonly string[], chosen: boolean) => void;
  readonly toggle: (kind: FixKind) => void;
  readonly more: (kind: FixKind) => void;
  /** Selects the cell of a fix, unless somebody else stands in its row now. */
  readonly go: (fix: Fix) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly formatAsText: () => Promise<void>;
  readonly insertTemplate: () => Promise<void>;
}

export const fixPage = 30;

interface Tools {
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly roster: RosterApp;
}

export function createFix({ host, judge, shell, roster }: Tools): FixApp {
  const store = createStore<FixState>({
    groups: [],
    count: 0,
    unchosen: new Set(),
    open: new Set(),
    sizes: new Map(),
    done: [],
    undone: null,
    awaiting: false,
  });
  const words = (): ReturnType<typeof paneWords>['fix'] => paneWords(shell.store.get().lang).fix;
  roster.store.watch((now, before) => {
    if (now.judged === before.judged) return;
    store.set({ awaiting: false });
    const items = (now.judged?.report.fixes ?? []).flatMap((fix): ListedFix[] => (fix.where.cell === null ? [] : [{ id: idOf(fix), fix }]));
    const ids = new Set(items.map(({ id }) => id));
    store.set(({ unchosen }) => ({
      groups: groupFixes(items),
      count: items.length,
      unchosen: new Set([...unchosen].filter((id) => ids.has(id))),
    }));
  });
  const chosen = (): readonly ListedFix[] => {
    const { groups, unchosen } = store.get();
    return groups.flatMap(({ items }) => items.filter(({ id }) => !unchosen.has(id)));
  };
  const writing = {
    onProgress: (done: number, total: number): void => {
      roster.store.set({ activity: { kind: 'writing', done, total } });
    },
  };
  const inTurn = <T>(during: string, work: () => Promise<T>, retry: () => void): Promise<T | undefined> =>
    shell.guard(
      during,
      () =>
        roster.inTurn(async () => {
          roster.store.set({ activity: { kind: 'writing', done: 0, total: 0 } });
          try {
            return await work();
          } finally {
            roster.store.set({ activity: null });
          }
        }),
      retry,
    );
  const finish = (what: FixDone['what'], { changed, left }: ChangeResult, record: UndoRecord): void => {
    const text = what === 'fixes' ? words().applied(changed) : changed === 0 ? words().formattedNone : words().formatted(changed);
    store.set(({ done }) => ({
      done: record.step.cells.length === 0 && left.length === 0 ? done : [...done, { what, changed, left, record }],
      undone: null,
      awaiting: what === 'fixes' && changed > 0,
    }));
    if (record.step.cells.length === 0 && left.length === 0) shell.tell('good', text);
    else shell.announce(text);
  };
  const views = (): NonNullable<ReturnType<RosterApp['store']['get']>['survey']>['sheets'] => roster.store.get().survey?.sheets ?? [];
  /** With events the list follows by itself; without them the workbook is read again now. */
  const follow = async (): Promise<void> => {
    if (!host.abilities.changes) await roster.settle();
  };

  const apply = async (): Promise<void> => {
    const wanted = chosen();
    await inTurn(
      'apply',
      async () => {
        await roster.settle();
        const present = new Map(store.get().groups.flatMap(({ items }) => items.map((item) => [item.id, item])));
        if (wanted.some(({ id }) => !present.has(id))) return shell.tell('note', words().changedFirst);
        const result = await applyFixes(
          host,
          judge,
          views(),
          wanted.map(({ fix }) => fix),
          writing,
        );
        finish('fixes', result, result.record);
        await follow();
      },
      () => void apply(),
    );
  };
  const undo = async (): Promise<void> => {
    const last = store.get().done.at(-1);
    if (last === undefined) return;
    await inTurn(
      'undo',
      async () => {
        await roster.settle();
        const undone = await undoFixes(host, judge, views(), last.record);
        const awaiting = last.what === 'fixes' && undone.restored > 0;
        store.set(({ done }) => ({ done: done.filter((one) => one !== last), undone, awaiting }));
        shell.announce(words().undone(undone.restored));
        await follow();
      },
      () => void undo(),
    );
  };
  const formatAsText = async (): Promise<void> => {
    await inTurn(
      'format',
      async () => {
        await roster.settle();
        const results: ChangeResult[] = [];
        for (const view of views()) {
          if (view.role !== 'roster' || view.people.length === 0 || view.textColumns.length === 0) continue;
          const from = Math.min(...view.people.map((block) => block.from));
          const to = Math.max(...view.people.map((block) => block.to));
          results.push(await host.formatAsText(view.sheet, view.textColumns, from, to));
        }
        const step = { cells: results.flatMap((result) => result.undo.cells) };
        const all = {
          changed: results.reduce((sum, { changed }) => sum + changed, 0),
          left: results.flatMap(({ left }) => left),
          undo: step,
        };
        finish('format', all, recordOf(judge, views(), step));
        await follow();
      },
      () => void formatAsText(),
    );
  };
  const insertTemplate = async (): Promise<void> => {
    const { plan } = roster.store.get();
    if (plan === null) return;
    await inTurn(
      'template',
      async () => {
        const [first, ...rest] = await judge.ask('template', plan);
        if (first === undefined) return;
        for (const table of rest) await host.writeSheet(table, writing);
        shell.tell('good', words().templateDone(await host.writeSheet(first, writing)));
        await follow();
      },
      () => void insertTemplate(),
    );
  };

  const go = async (fix: Fix): Promise<void> => {
    await shell.guard(
      'goto',
      () =>
        roster.inTurn(async () => {
          if ((await goTo(host, judge, views(), fix.where)) === 'selected') return;
          await roster.settle();
          shell.tell('note', words().changedFirst);
        }),
      () => void go(fix),
    );
  };

  return {
    store,
    go,
    apply,
    undo,
    formatAsText,
    insertTemplate,
    choose: (ids, on) => {
      store.set(({ unchosen }) => {
        const next = new Set(unchosen);
        for (const id of ids)
          if (on) next.delete(id);
          else next.add(id);
        return { unchosen: next };
      });
    },
    toggle: (kind) => {
      store.set(({ open }) => ({ open: open.has(kind) ? new Set([...open].filter((one) => one !== kind)) : new Set([...open, kind]) }));
    },
    more: (kind) => {
      store.set(({ sizes }) => ({ sizes: new Map([...sizes, [kind, (sizes.get(kind) ?? fixPage) + fixPage]]) }));
    },
  };
}

const idOf = ({ where, before, after }: Fix): string => `${where.sheet}!${where.cell ?? ''}|${String(before)}|${String(after)}`;

/** By kind, the most frequent first. */
function groupFixes(items: readonly ListedFix[]): readonly FixGroup[] {
  const groups = new Map<FixKind, ListedFix[]>();
  for (const item of items) {
    const known = groups.get(item.fix.kind);
    if (known === undefined) groups.set(item.fix.kind, [item]);
    else known.push(item);
  }
  return [...groups].map(([kind, list]): FixGroup => ({ kind, items: list })).sort((a, b) => b.items.length - a.items.length);
}
