/** The desk's state and actions over an office in this process: no page, no worker, no clock but the test's. */
import { createSessionCell, type Session, type SessionState } from '../../../addin/api/session';
import { webContentTools, webReadTools } from '../../../addin/api/web-tools';
import type { Client, Transport } from '../../../addin/api-client';
import { createDesk, type DeskApp } from '../../../addin/app/desk/desk';
import type { DeskEnvironment } from '../../../addin/app/desk/environment';
import { createShell } from '../../../addin/app/shell';
import type { DeskWorker } from '../../../addin/flows/desk/client';
import { createDeskService } from '../../../addin/flows/desk/service';
import { createJudge } from '../../../addin/judge/client';
import { readWorkbook } from '../../../files/read';
import { noon, officer, type OfficeHarness } from '../office/harness';
import { openLocalJudge } from '../local-judge';

export interface DeskStand {
  readonly desk: DeskApp;
  readonly client: Client;
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[];
  /** Pauses that were asked for, and a way to let the last one be over. */
  readonly pauses: number[];
  readonly tick: () => Promise<void>;
  readonly setSession: (state: SessionState) => void;
  /** Waits until what was begun has come to an end. */
  readonly until: (holds: () => boolean) => Promise<void>;
}

export function openDesk(
  office: OfficeHarness,
  uid = 'officer-1',
  wrap: (transport: Transport) => Transport = (same) => same,
  more: Partial<DeskEnvironment> = {},
): DeskStand {
  const client = office.clientOf(officer(uid), wrap);
  const cell = createSessionCell({ account: uid, caller: officer(uid), expiresAt: null });
  const session: Session = {
    kind: 'county',
    client,
    get: cell.get,
    watch: cell.watch,
    signIn: () => Promise.resolve(),
    redeem: null,
    changePassword: () => Promise.resolve(),
    signOut: () => Promise.resolve(),
  };
  const service = createDeskService();
  const worker: DeskWorker = {
    ask: (name, input, onProgress) => service[name](structuredClone(input), onProgress ?? (() => undefined)),
    stop: () => undefined,
  };
  const saved: DeskStand['saved'] = [];
  const pauses: number[] = [];
  let waiting: (() => void) | null = null;
  const desk = createDesk({
    session,
    worker,
    shell: createShell({ lang: 'zh-CN' }, { load: () => null, save: () => undefined }),
    judge: createJudge(openLocalJudge),
    env: {
      now: () => noon,
      later: (work, milliseconds) => {
        pauses.push(milliseconds);
        waiting = work;
        return () => {
          waiting = null;
        };
      },
      visible: () => true,
      onVisible: () => () => undefined,
      tools: { ...webReadTools, ...webContentTools },
      readFile: (bytes, name) => readWorkbook(bytes, name),
      save: (name, bytes) => {
        saved.push({ name, bytes });
      },
      recall: () => null,
      remember: () => undefined,
      ...more,
    },
  });
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; !holds(); waited += 1) {
      if (waited > 2_000) throw new Error('it never came to that');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return {
    ...{ desk, client, saved, pauses, until, setSession: cell.set },
    tick: async () => {
      const before = pauses.length;
      waiting?.();
      await until(() => pauses.length > before);
    },
  };
}
