/** The area 校验: what the person sees of the report, and what they do with it. */
import { fieldName, type Language } from '../../core/messages';
import { paneWords } from '../../core/messages/pane';
import { fieldKeys } from '../../core/model/field';
import type { Where } from '../../core/model/finding';
import { columnLetters } from '../../core/model/sheet';
import type { WorkbookHost } from '../../core/ports/workbook-host';
import { goTo } from '../flows/goto';
import { marksOf } from '../flows/marks';
import { lettersOfCell, rowOfCell } from '../flows/row-identity';
import type { Judge } from '../judge/client';
import type { SheetCorrection } from '../judge/protocol';
import {
  filterFindings,
  groupFindings,
  keepCurrent,
  listFindings,
  type FindingGroup,
  type ListFilter,
  type ListedFinding,
} from './check-list';
import { createMarks, type Marks } from './marks';
import type { RosterApp } from './roster';
import type { Shell } from './shell';
import { createStore, type Store } from './store';

export interface CheckState extends ListFilter {
  /** Every finding of the report; what passes the filter; the same in groups. */
  readonly all: readonly ListedFinding[];
  readonly shown: readonly ListedFinding[];
  readonly groups: readonly FindingGroup[];
  /** Whether the findings are of more than one sheet, so that a place needs its sheet's name. */
  readonly severalSheets: boolean;
  readonly current: string | null;
  /** Groups that are open, by id; and how many items each shows. */
  readonly open: ReadonlySet<string>;
  readonly sizes: ReadonlyMap<string, number>;
  readonly marks: boolean;
  /** Sheet whose columns are being looked at. */
  readonly columnsOf: string | null;
}

export interface CheckApp {
  readonly store: Store<CheckState>;
  /** Learns from the workbook whether it still bears marks of an earlier day. */
  readonly start: () => Promise<void>;
  readonly check: () => Promise<void>;
  readonly filter: (part: Partial<ListFilter>) => void;
  readonly toggle: (group: string) => void;
  readonly more: (group: string) => void;
  /** Selects the cell of a finding, or of a row related to it. */
  readonly go: (id: string, where?: Where) => Promise<void>;
  readonly step: (by: 1 | -1) => Promise<void>;
  readonly setMarks: (on: boolean) => Promise<void>;
  readonly showColumns: (sheet: string | null) => void;
  /** The cell the person has just clicked: its column and row, if it lies in the sheet. */
  readonly pointedAt: (sheet: string) => Promise<{ readonly letter: string; readonly row: number } | 'other-sheet' | undefined>;
  readonly setColumn: (sheet: string, key: string, letter: string, header: string | null) => Promise<void>;
  readonly setHeader: (sheet: string, row: number) => Promise<void>;
  readonly setRole: (sheet: string, role: 'roster' | 'other') => Promise<void>;
}

export const pageSize = 50;
const marksKey = 'songnuan.marks';
/** A report as short as this shows everything at once. */
const openBelow = 30;

interface Tools {
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly shell: Shell;
  readonly roster: RosterApp;
  /** Shared with the other areas that mark cells. */
  readonly marks?: Marks;
}

export function createCheck({ host, judge, shell, roster, marks: marksOnCells = createMarks(host) }: Tools): CheckApp {
  const store = createStore<CheckState>({
    severities: { error: true, warning: true, info: true },
    sheet: null,
    query: '',
    groupBy: 'kind',
    all: [],
    shown: [],
    groups: [],
    severalSheets: false,
    current: null,
    open: new Set(),
    sizes: new Map(),
    marks: false,
    columnsOf: null,
  });
  const lang = (): Language => shell.store.get().lang;
  const arranged = (state: CheckState): Partial<CheckState> => {
    const shown = filterFindings(state.all, state, lang());
    const groups = groupFindings(shown, state.groupBy);
    return { groups, shown: groups.flatMap(({ items }) => items) };
  };
  const takeReport = (): void => {
    const { judged } = roster.store.get();
    const before = store.get();
    if (judged === null) return store.set({ all: [], shown: [], groups: [], current: null });
    const all = listFindings(judged, judge.sheet);
    const severalSheets = all.some(({ finding }) => finding.where.sheet !== all[0]?.finding.where.sheet);
    const next = { ...before, all, severalSheets, sheet: judged.sheets.some(({ sheet }) => sheet === before.sheet) ? before.sheet : null };
    const parts = arranged(next);
    const current = keepCurrent(before.shown, parts.shown ?? [], before.current);
    store.set({ ...next, ...parts, current });
    if (before.all.length === 0 && all.length <= openBelow) store.set({ open: new Set(parts.groups?.map(({ id }) => id)) });
  };

  let fewerTold = false;
  const paint = async (): Promise<void> => {
    const { judged } = roster.store.get();
    const withComments = shell.store.get().comments && host.abilities.comments;
    if (!store.get().marks || judged === null) return;
    const marks = marksOf(judged.report.findings, withComments ? lang() : null);
    const comments = await marksOnCells.show('check', marks);
    const fewer = comments.shown < comments.wanted;
    // Once, not after every edit.
    if (fewer && !fewerTold) shell.tell('note', paneWords(lang()).shell.fewerComments(comments.shown, comments.wanted));
    fewerTold = fewer;
  };
  const repaint = (): void => {
    if (store.get().marks) void shell.guard('paint', () => roster.inTurn(paint), repaint);
  };
  roster.store.watch((now, before) => {
    if (now.judged === before.judged) return;
    takeReport();
    if (now.judged === null) return;
    const { error, warning, info } = now.judged.report.counts;
    shell.announce(paneWords(lang()).check.announced(error, warning, info));
    tellLost(now.judged.lost);
    repaint();
  });
  shell.store.watch((now, before) => {
    if (now.lang !== before.lang) store.set(arranged);
    if (now.lang !== before.lang || now.comments !== before.comments) repaint();
  });
  const tellLost = (lost: readonly { readonly sheet: string; readonly key: string }[]): void => {
    const [first] = lost;
    if (first === undefined) return;
    const field = fieldKeys.find((key) => key === first.key.split('.')[0]);
    shell.tell('note', paneWords(lang()).check.lostColumn(first.sheet, field === undefined ? first.key : fieldName(field, lang())));
  };

  const show = (id: string): void => {
    const group = store.get().groups.find(({ items }) => items.some((item) => item.id === id));
    if (group === undefined) return store.set({ current: id });
    const index = group.items.findIndex((item) => item.id === id);
    store.set(({ open, sizes }) => ({
      current: id,
      open: new Set([...open, group.id]),
      sizes: new Map([...sizes, [group.id, Math.max(sizes.get(group.id) ?? pageSize, index + 1)]]),
    }));
  };
  const go = async (id: string, related?: Where): Promise<void> => {
    show(id);
    await shell.guard(
      'goto',
      () => roster.inTurn(() => goOrFind(id, related)),
      () => void go(id, related),
    );
  };
  /** Looks at the row first; when somebody else stands there, checks again and looks for the same finding of the same person. */
  const goOrFind = async (id: string, related: Where | undefined): Promise<void> => {
    const item = store.get().all.find((one) => one.id === id);
    const { judged, stale } = roster.store.get();
    if (item === undefined || judged === null) return;
    const words = paneWords(lang()).check;
    const where = related ?? item.finding.where;
    const person = related === undefined ? item.key : undefined;
    if (stale === 'no' && (await goTo(host, judge, judged.sheets, where, person)) === 'selected') return;
    await roster.settle(true);
    const found = related === undefined ? findAgain(item) : undefined;
    const now = roster.store.get().judged;
    if (found === undefined || now === null) return shell.tell('note', words.gone);
    show(found.id);
    if ((await goTo(host, judge, now.sheets, found.finding.where, found.key)) === 'stale') return shell.tell('note', words.gone);
    if (found.finding.where.row !== where.row) shell.tell('note', words.moved);
  };
  const findAgain = (item: ListedFinding): ListedFinding | undefined => {
    const { code, where } = item.finding;
    const same = store
      .get()
      .all.filter(
        ({ finding, key }) =>
          finding.code === code && finding.where.sheet === where.sheet && finding.where.field === where.field && key === item.key,
      );
    return [...same].sort((a, b) => distance(a, where.row) - distance(b, where.row))[0];
  };

  const correction = (sheet: string): SheetCorrection => roster.store.get().corrections.find((one) => one.sheet === sheet) ?? { sheet };
  return {
    store,
    start: async () => {
      store.set({ marks: (await host.recall(marksKey)) === true });
    },
    check: async () => {
      await shell.guard('check', roster.check, () => void shell.guard('check', roster.check));
    },
    filter: (part) => {
      store.set(part);
      store.set(arranged);
      const { groups, shown } = store.get();
      if (part.groupBy !== undefined && shown.length <= openBelow) store.set({ open: new Set(groups.map(({ id }) => id)) });
    },
    toggle: (group) => {
      store.set(({ open }) => ({ open: open.has(group) ? new Set([...open].filter((id) => id !== group)) : new Set([...open, group]) }));
    },
    more: (group) => {
      store.set(({ sizes }) => ({ sizes: new Map([...sizes, [group, (sizes.get(group) ?? pageSize) + pageSize]]) }));
    },
    go,
    step: async (by) => {
      const { shown, current } = store.get();
      if (shown.length === 0) return;
      const index = shown.findIndex(({ id }) => id === current);
      const next = index < 0 ? (by === 1 ? 0 : shown.length - 1) : (index + by + shown.length) % shown.length;
      const item = shown[next];
      if (item !== undefined) await go(item.id);
    },
    setMarks: async (marks) => {
      const done = await shell.guard('marks', () =>
        roster
          .inTurn(async () => {
            store.set({ marks });
            fewerTold = false;
            if (marks) return paint();
            await marksOnCells.show('check', null);
          })
          .then(() => true),
      );
      if (done === undefined) store.set({ marks: !marks });
    },
    showColumns: (columnsOf) => {
      store.set({ columnsOf });
    },
    pointedAt: (sheet) =>
      shell.guard('point', async () => {
        const selection = await host.selection();
        return selection.sheet === sheet
          ? { letter: lettersOfCell(selection.cell), row: rowOfCell(selection.cell) }
          : ('other-sheet' as const);
      }),
    setColumn: (sheet, key, letter, header) => {
      const known = correction(sheet);
      return roster.correct({ ...known, columns: { ...known.columns, [key]: { letter, header } } });
    },
    setHeader: (sheet, row) => roster.correct({ ...correction(sheet), role: 'roster', headerRow: row }),
    setRole: (sheet, role) => roster.correct({ ...correction(sheet), role }),
  };
}

const distance = ({ finding }: ListedFinding, row: number | null): number => Math.abs((finding.where.row ?? 0) - (row ?? 0));

/** Letters of all columns of a sheet, for a list to choose from. */
export const allLetters = (width: number): readonly string[] => Array.from({ length: width }, (_, column) => columnLetters(column));
