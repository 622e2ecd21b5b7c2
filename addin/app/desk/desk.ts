/** The county's desk, put together. */
import type { Session } from '../../api/session';
import type { DeskWorker } from '../../flows/desk/client';
import type { Judge } from '../../judge/client';
import type { Shell } from '../shell';
import { createStore, type Store } from '../store';
import { createBoard, type BoardApp } from './board';
import type { DeskEnvironment } from './environment';
import { createLine } from './line';
import { createMerge, type MergeApp } from './merge';
import { createOutput, type OutputApp } from './output';
import { createSetup, type SetupApp } from './setup';
import { firstState, type DeskState, type View } from './state';
import { createUnit, type UnitApp } from './unit';

export interface DeskApp {
  readonly store: Store<DeskState>;
  readonly shell: Shell;
  readonly board: BoardApp;
  readonly unit: UnitApp;
  readonly merge: MergeApp;
  readonly output: OutputApp;
  readonly setup: SetupApp;
  readonly open: (view: View) => void;
  readonly start: () => void;
  readonly signIn: (account: string, password: string) => Promise<void>;
  /** @returns whether an account was opened */
  readonly redeem: (code: string, account: string, password: string) => Promise<boolean>;
  readonly signOut: () => Promise<void>;
  readonly dismiss: () => void;
}

export interface DeskTools {
  readonly session: Session;
  readonly shell: Shell;
  readonly worker: DeskWorker;
  readonly judge: Judge;
  readonly env: DeskEnvironment;
  /** The store that the session's watcher tells whether the line holds. */
  readonly store?: Store<DeskState>;
}

export const createDeskStore = (): Store<DeskState> => createStore<DeskState>(firstState);

export function createDesk({ session, shell, worker, judge, env, store = createDeskStore() }: DeskTools): DeskApp {
  const line = createLine(store, session, shell);
  const board = createBoard(store, line, env);
  const enter = async (): Promise<void> => {
    await board.load();
    board.startPolling();
  };
  session.watch(({ signedIn, lost }) => {
    const before = store.get().signedIn;
    store.set({ signedIn, lost });
    if (signedIn === null) {
      board.stopPolling();
      // Another person may sign in next; the same one goes on where they were.
      if (lost === null) store.set({ ...firstState, signedIn, lost });
    } else if (before === null) void enter();
  });
  return {
    store,
    shell,
    board,
    unit: createUnit(store, line, worker, env),
    merge: createMerge(store, line, env),
    output: createOutput(store, line, worker, env),
    setup: createSetup(store, line, judge, board),
    open: (view) => {
      store.set({ view, trouble: null });
    },
    start: () => {
      const { signedIn } = session.get();
      store.set({ signedIn });
      if (signedIn !== null) void enter();
    },
    signIn: async (account, password) => {
      await line.attempt('sign-in', () => session.signIn(account, password));
    },
    redeem: async (code, account, password) => {
      const { redeem } = session;
      if (redeem === null) return false;
      const done = await line.attempt('sign-in', () => redeem(code, account, password).then(() => true));
      return done === true;
    },
    signOut: async () => {
      await session.signOut();
    },
    dismiss: () => {
      store.set({ trouble: null });
    },
  };
}
