/** Why the county sent the roster back: each reason at the row of its person, wherever that row is now. */
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import { HostProblem, type WorkbookHost } from '../../../core/ports/workbook-host';
import { submitWords } from '../../../core/messages/pane/submit';
import { readRosterContent } from '../../api/read-roster-content';
import { goTo } from '../../flows/goto';
import { locateReasons, reasonMarks, type LocatedReason } from '../../flows/returned';
import type { SubmissionHead } from '../../flows/submit';
import type { Judge } from '../../judge/client';
import type { Marks } from '../marks';
import type { RosterApp } from '../roster';
import type { Shell } from '../shell';
import type { Store } from '../store';
import type { OfficeEnvironment } from './environment';
import { isCallProblem, type Office } from './office';
import { newestOf, type SubmitState } from './state';

export interface ReasonsApp {
  /** Follows the newest version: its reasons, or none. */
  readonly follow: (newest: SubmissionHead | null) => Promise<void>;
  readonly go: (id: string) => Promise<void>;
  readonly setMarks: (on: boolean) => Promise<void>;
}

interface Parts {
  readonly store: Store<SubmitState>;
  readonly env: OfficeEnvironment;
  readonly office: Office;
  readonly host: WorkbookHost;
  readonly judge: Judge;
  readonly roster: RosterApp;
  readonly shell: Shell;
  readonly marks: Marks;
}

const source = 'county';

export function createReasons({ store, env, office, host, judge, roster, shell, marks }: Parts): ReasonsApp {
  /** The version whose reasons are shown, and what was sent in it. */
  let shown: { readonly head: SubmissionHead; readonly sent: WorkbookSnapshot | null } | null = null;
  let turn = 0;

  const views = (): NonNullable<ReturnType<RosterApp['store']['get']>['survey']>['sheets'] => roster.store.get().survey?.sheets ?? [];
  const locate = (): void => {
    store.set({ reasons: shown === null ? [] : locateReasons(shown.head.rowReasons, shown.sent, judge.workbook(), views()) });
  };
  const paint = async (): Promise<void> => {
    const { reasons, reasonMarks: on } = store.get();
    const { comments, lang } = shell.store.get();
    const words = submitWords(lang).reasons;
    const made = on && reasons.length > 0 ? reasonMarks(reasons, comments && host.abilities.comments ? words.comment : null) : [];
    await marks.show(source, made.length > 0 ? made : null);
  };
  /** In the background: what Excel refuses now is tried again with the next change of the table. */
  const repaint = async (): Promise<void> => {
    try {
      await roster.inTurn(paint);
    } catch (error) {
      if (!(error instanceof HostProblem)) throw error;
    }
  };
  const fetchSent = async (head: SubmissionHead): Promise<WorkbookSnapshot | null> => {
    const { campaign } = store.get();
    if (campaign === null) return null;
    try {
      const target = { campaign: campaign.id, unit: head.unit, version: head.version };
      return (await readRosterContent(office.client(), target, env.tools)).workbook;
    } catch (error) {
      if (!isCallProblem(error)) throw error;
      return null;
    }
  };
  roster.store.watch((now, before) => {
    if (now.survey === before.survey || shown === null) return;
    locate();
    if (store.get().reasonMarks) void repaint();
  });
  shell.store.watch((now, before) => {
    if (shown !== null && store.get().reasonMarks && (now.lang !== before.lang || now.comments !== before.comments)) void repaint();
  });

  const show = async (id: string): Promise<boolean> => {
    const place = store.get().reasons.find((one) => one.id === id)?.now ?? null;
    if (place === null) return false;
    const where = { file: null, column: null, header: null, field: null, ...place };
    return (await goTo(host, judge, views(), where)) === 'selected';
  };
  const go = async (id: string): Promise<void> => {
    store.set({ currentReason: id });
    await shell.guard(
      'goto',
      () =>
        roster.inTurn(async () => {
          if (roster.store.get().stale === 'no' && (await show(id))) return;
          // Rows have moved, or the person is gone: the table is read anew and the person sought in it.
          await roster.settle(true);
          locate();
          const words = submitWords(shell.store.get().lang).reasons;
          if (await show(id)) shell.tell('note', words.moved);
          else shell.tell('note', words.gone);
        }),
      () => void go(id),
    );
  };
  return {
    go,
    follow: async (newest) => {
      const mine = (turn += 1);
      const wanted = newest?.state === 'returned' && newest.rowReasons.length > 0 ? newest : null;
      if (wanted === null) {
        const marked = store.get().reasonMarks;
        shown = null;
        store.set({ reasons: [], currentReason: null, reasonMarks: false });
        if (marked) await repaint();
        return;
      }
      const sent = await fetchSent(wanted);
      // Another version came, or another campaign was chosen, while it was fetched.
      if (mine !== turn || newestOf(store.get())?.version !== wanted.version) return;
      shown = { head: wanted, sent };
      locate();
      store.set({ reasonMarks: true, currentReason: null });
      await repaint();
    },
    setMarks: async (reasonMarksOn) => {
      store.set({ reasonMarks: reasonMarksOn });
      const done = await shell.guard('marks', () => roster.inTurn(paint).then(() => true));
      if (done === undefined) store.set({ reasonMarks: !reasonMarksOn });
    },
  };
}

export const lostReasons = (reasons: readonly LocatedReason[]): number => reasons.filter(({ now }) => now === null).length;
