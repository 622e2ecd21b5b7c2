/**
 * The same host without a browser: the real Excel classes of office.js, loaded into a context of node:vm, over the same requests.
 * Start-up, trust, document settings, dialogs and the limits of a page are not played; what needs them is a test in the browser.
 */
import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { saveXlsx } from './model/save-xlsx';
import type { WorkbookModel } from './model/workbook-model';
import { modelOf, type Workbook } from './open-workbook';
import { User } from './user';
import { Bridge, type HostMessage } from './wire/bridge';
import { profiles, supports, type Profile, type ProfileName } from './wire/profiles';
import { processRequest } from './wire/request';
import type { Counters } from './wire/session';

export interface InProcessOptions {
  readonly workbook: Workbook;
  readonly profile?: ProfileName | Profile;
  readonly locale?: string;
  readonly year?: number;
  readonly fileName?: string;
  readonly readOnly?: boolean;
}

export interface InProcessExcel {
  readonly model: WorkbookModel;
  readonly user: User;
  readonly counters: Counters;
  /** As in the browser: a test must find this empty. */
  readonly failures: string[];
  readonly bridge: Bridge;
  readonly save: () => Promise<Buffer>;
  /** Takes Excel, Office and OfficeExtension off globalThis again. */
  readonly close: () => void;
}

interface RichApiResult {
  readonly status: 'succeeded' | 'failed';
  readonly value?: { readonly data: readonly unknown[] };
  readonly error?: { readonly code: number; readonly message: string };
}

interface Library {
  Excel: unknown;
  Office: unknown;
  OfficeExtension: unknown;
  OSF: {
    _OfficeAppFactory: unknown;
    DDA: {
      RichApi: {
        executeRichApiRequestAsync: (request: readonly unknown[], done: (result: RichApiResult) => void) => void;
        richApiMessageManager: { register: (handler: (message: unknown) => void) => Promise<void> };
      };
    };
  };
}

let script: Script | null = null;

/** A fresh set of the library's classes; the file is compiled once. */
function loadLibrary(): Library {
  const path = require.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js');
  script ??= new Script(readFileSync(path, 'utf8'), { filename: 'excel-web-16.00.debug.js' });
  const nothing = (): undefined => undefined;
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const page = {
    console,
    setTimeout,
    clearTimeout,
    Promise,
    JSON,
    navigator: { userAgent: 'node', language: 'zh-CN' },
    location: {
      href: 'http://127.0.0.1/',
      search: '',
      hash: '',
      protocol: 'http:',
      host: '127.0.0.1',
      hostname: '127.0.0.1',
      pathname: '/',
    },
    document: {
      readyState: 'loading',
      addEventListener: nothing,
      getElementsByTagName: () => [],
      createElement: () => ({ style: {} }),
      cookie: '',
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    sessionStorage: storage,
    localStorage: storage,
  };
  const context = createContext(Object.assign(page, { window: page, self: page }));
  script.runInContext(context);
  return context as unknown as Library;
}

/** Opens the workbook and puts Excel, Office and OfficeExtension on globalThis, where an add-in's code looks for them. */
export async function openExcelInProcess(options: InProcessOptions): Promise<InProcessExcel> {
  const model = await modelOf(options.workbook);
  if (options.fileName !== undefined) model.fileName = options.fileName;
  if (options.readOnly !== undefined) model.readOnly = options.readOnly;
  const locale = options.locale ?? 'zh-CN';
  const profile = typeof options.profile === 'object' ? options.profile : profiles[options.profile ?? 'web'];
  const library = loadLibrary();
  let closed = false;
  const handlers: ((message: unknown) => void)[] = [];
  const send = ({ _actionName, _data }: HostMessage): void => {
    if (_actionName === 'richApiMessage') for (const handler of handlers) handler({ entries: entriesOf(_data) });
  };
  const bridge = new Bridge(model, {
    profile,
    locale,
    year: options.year ?? 2026,
    origin: 'https://127.0.0.1',
    conversationId: 'in-process',
    send,
  });
  bridge.listenToRichApi();
  library.OSF.DDA.RichApi.richApiMessageManager = {
    register: (handler) => {
      handlers.push(handler);
      return Promise.resolve();
    },
  };
  library.OSF.DDA.RichApi.executeRichApiRequestAsync = (request, done) => {
    const answer = processRequest(bridge.session, String(request[4]));
    const result: RichApiResult =
      'error' in answer
        ? { status: 'failed', error: { code: answer.error, message: `error ${String(answer.error)}` } }
        : { status: 'succeeded', value: { data: [200, [], answer.body] } };
    // Never at once: in Excel an answer takes its way, and events come after it.
    setImmediate(() => {
      // The library's own clean-up may still be under way when a test is over.
      if (closed) return;
      done(result);
      setImmediate(() => bridge.flush());
    });
  };
  const context = contextOf(model, profile, locale);
  // Office.context asks this factory, which the start-up (not played here) would have made.
  library.OSF._OfficeAppFactory = {
    getContext: () => context,
    getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'web', isDialog: false }),
  };
  const names = ['Excel', 'Office', 'OfficeExtension'] as const;
  const before = names.map((name) => [name, (globalThis as Record<string, unknown>)[name]] as const);
  for (const name of names) (globalThis as Record<string, unknown>)[name] = library[name];
  const close = (): void => {
    closed = true;
    bridge.close();
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(globalThis, name);
      else (globalThis as Record<string, unknown>)[name] = value;
    }
  };
  return {
    model,
    user: new User(model, bridge),
    counters: bridge.session.counters,
    failures: bridge.session.failures,
    bridge,
    save: () => saveXlsx(model),
    close,
  };
}

const entriesOf = (data: unknown): unknown[] =>
  (data as { ArrayData: readonly (readonly unknown[])[] }).ArrayData.map(
    ([messageCategory, messageType, targetId, message, id, isRemoteOverride]) => ({
      messageCategory,
      messageType,
      targetId,
      message,
      id,
      isRemoteOverride,
    }),
  );

/** The part of Office.context that start-up would have filled. */
const contextOf = (model: WorkbookModel, profile: Profile, locale: string): unknown => ({
  displayLanguage: locale,
  contentLanguage: locale,
  host: 'Excel',
  platform: 'OfficeOnline',
  diagnostics: { host: 'Excel', platform: 'OfficeOnline', version: '16.0.20000.40000' },
  requirements: { isSetSupported: (set: string, version: string | number = '1.1') => supports(profile, set, String(version)) },
  document: { url: `https://127.0.0.1/files/${model.fileName}`, mode: model.readOnly ? 'readOnly' : 'readWrite' },
});
