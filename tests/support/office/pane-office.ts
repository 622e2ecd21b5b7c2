/** 上报 without a page: the pane over a workbook in memory, an office in process behind its fetch, and a clock that tests move. */
import type { Keeper } from '../../../addin/api/session';
import { webContentTools, webReadTools } from '../../../addin/api/web-tools';
import { createMarks } from '../../../addin/app/marks';
import type { OfficeEnvironment } from '../../../addin/app/submit/environment';
import { createSubmit, type SubmitApp } from '../../../addin/app/submit/submit';
import type { Caller } from '../../../core/ports/identity';
import { operationOf, wireOf } from '../../../functions/http/wire';
import { createTestPane, type TestPane, type TestPaneOptions } from '../pane-app';
import { noon, tokenOf, type OfficeHarness } from './harness';

/** 'up', 'down': nothing arrives; 'drop': done, and the answer is lost; 'revoked': the token is not known any more. */
export type Line = 'up' | 'down' | 'drop' | 'revoked';

export interface PaneOffice {
  readonly pane: TestPane;
  readonly submit: SubmitApp;
  readonly line: { state: Line; only: string | null };
  readonly asked: string[];
  readonly local: { value: unknown };
  /** Lets the pane's time pass; timers due are run in order. */
  readonly pass: (milliseconds: number) => void;
  readonly show: (visible: boolean) => void;
  readonly another: () => SubmitApp;
}

const memoryKeeper = (drawer: { value: unknown }): Keeper => ({
  load: () => drawer.value ?? null,
  save: (value) => {
    drawer.value = value === null ? null : (JSON.parse(JSON.stringify(value)) as unknown);
  },
});

/** @param people by account name; every password is 'right' */
export function openPaneOffice(office: OfficeHarness, people: Readonly<Record<string, Caller>>, options: TestPaneOptions): PaneOffice {
  const pane = createTestPane(options);
  const line: PaneOffice['line'] = { state: 'up', only: null };
  const asked: string[] = [];
  const local = { value: null as unknown };
  const session = { value: null as unknown };
  let time = noon;
  let visible = true;
  const watchers = new Set<() => void>();
  const timers = new Set<{ readonly at: number; readonly work: () => void }>();

  const answerOf = async (operation: string, body: unknown, token: string | null, signal: AbortSignal): Promise<object> => {
    if (operation === 'session.signIn') {
      const { account, password } = body as { readonly account: string; readonly password: string };
      const caller = people[account];
      if (caller === undefined || password !== 'right')
        return { error: { status: 'UNAUTHENTICATED', message: '', details: { code: 'wrong-password', params: {} } } };
      return { result: { token: tokenOf(caller), expiresAt: '2027-01-11T00:00:00+08:00', caller } };
    }
    if (operation === 'session.signOut') return { result: {} };
    return wireOf(await office.dispatch({ operation, body, token, signal }));
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const operation = operationOf(new URL(String(input)).pathname);
    if (operation === null) return new Response('', { status: 404 });
    asked.push(operation);
    const broken = line.state !== 'up' && (line.only === null || line.only === operation);
    if (broken && line.state === 'down') throw new TypeError('Failed to fetch');
    const revoked = broken && line.state === 'revoked' && operation !== 'session.signIn';
    const bearer = new Headers(init?.headers).get('Authorization')?.slice('Bearer '.length) ?? null;
    const { data } = JSON.parse(String(init?.body)) as { readonly data: unknown };
    const signal = init?.signal ?? new AbortController().signal;
    const answer = revoked
      ? { error: { status: 'UNAUTHENTICATED', message: '', details: { code: 'token-revoked', params: {} } } }
      : await answerOf(operation, data, bearer, signal);
    if (broken && line.state === 'drop' && 'result' in answer) throw new TypeError('Failed to fetch');
    if (signal.aborted) throw new DOMException('aborted', 'AbortError');
    return Response.json(answer);
  };
  const env: OfficeEnvironment = {
    page: 'http://county.test/pane.html',
    fetch,
    local: memoryKeeper(local),
    session: memoryKeeper(session),
    now: () => time,
    later: (work, milliseconds) => {
      const timer = { at: time + milliseconds, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    visible: () => visible,
    onVisible: (listener) => {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    tools: { ...webContentTools, ...webReadTools },
    pauseMs: 0,
  };
  const { workbook, judge, shell, roster } = pane;
  const tools = { host: workbook.host, judge, shell, roster, marks: createMarks(workbook.host) };
  const another = (): SubmitApp => createSubmit(tools, env);
  return {
    pane,
    line,
    asked,
    local,
    another,
    submit: another(),
    pass: (milliseconds) => {
      const end = time + milliseconds;
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        time = due.at;
        due.work();
      }
      time = end;
    },
    show: (next) => {
      visible = next;
      if (next) for (const watcher of watchers) watcher();
    },
  };
}
