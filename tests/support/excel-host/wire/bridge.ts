/** Messages between the pane's office.js and the host, apart from how they travel: start-up, rich API, settings, ribbon commands. */
import type { ModelChange, WorkbookModel } from '../model/workbook-model';
import { eventsOf, type EventEntry } from './events';
import { processRequest } from './request';
import { Session, type SessionOptions } from './session';

export interface PaneMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
  readonly _actionType: number;
}

export interface HostMessage {
  readonly _messageType: 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _responseType: 0 | 1;
  readonly _errorCode: number;
  readonly _serializerVersion: 1;
  readonly _data: unknown;
}

export interface BridgeOptions extends SessionOptions {
  /** Origin of the page that plays Excel. */
  readonly origin: string;
  readonly conversationId: string;
  readonly addinName?: string;
  /** Where events go; answers to requests are returned. */
  readonly send: (message: HostMessage) => void;
}

interface SettingsCall {
  readonly Properties?: readonly (readonly [string, string])[];
}

/** Dispatch ids of executeMethod. */
const RICH_API = 93;
const LOAD_SETTINGS = 75;
const SAVE_SETTINGS = 76;
const COMMAND_DONE = 94;

export class Bridge {
  readonly session: Session;
  /** Ids of ribbon commands whose function called event.completed(). */
  readonly completed: string[] = [];
  /** Names and values of the older document settings, as JSON texts. */
  readonly documentSettings = new Map<string, string>();
  private readonly registered = new Set<string>();
  private readonly forget: () => void;
  private commands = 0;
  private pending: EventEntry[] = [];

  constructor(
    readonly workbook: WorkbookModel,
    private readonly options: BridgeOptions,
  ) {
    this.session = new Session(workbook, options);
    this.forget = workbook.onChange((change) => this.changed(change));
  }

  /** The pane was closed or loaded anew: its handlers, its tracked ranges and whatever waits for it are gone. */
  paneClosed(): void {
    this.registered.clear();
    this.pending = [];
    this.session.paneClosed();
  }

  /** No more events of the workbook, which others may go on using. */
  close(): void {
    this.paneClosed();
    this.forget();
  }

  /** @returns the answer, or null where none is expected */
  receive(message: PaneMessage): HostMessage | null {
    if (message._messageType !== 0) return null;
    const _data = message._actionType === 0 ? this.invoke(message) : this.subscribe(message);
    return { ...this.frame(message._actionName), _conversationId: message._conversationId, _correlationId: message._correlationId, _data };
  }

  /** Events of changes made since the last call; answers go first, as in Excel. */
  flush(): void {
    const entries = this.pending;
    this.pending = [];
    if (entries.length > 0 && this.registered.has('richApiMessage')) this.event('richApiMessage', { ArrayData: entries });
  }

  /**
   * Presses a button of the ribbon: the function associated with the name is called in the pane.
   * @throws Error when no pane is there that could hear it
   */
  pressRibbon(functionName: string, controlId = functionName): string {
    if (!this.registered.has('appCommandInvoked')) throw new Error('The pane does not listen to ribbon commands (yet)');
    this.commands += 1;
    const id = `command-${String(this.commands)}`;
    this.event('appCommandInvoked', { 0: id, 1: functionName, 2: JSON.stringify({ source: { id: controlId } }) });
    return id;
  }

  /** Events are wanted from the start (without a pane that registers for them). */
  listenToRichApi(): void {
    this.registered.add('richApiMessage');
  }

  private frame(name: string): HostMessage {
    return {
      _messageType: 1,
      _actionName: name,
      _conversationId: this.options.conversationId,
      _correlationId: 0,
      _origin: this.options.origin,
      _responseType: 0,
      _errorCode: 0,
      _serializerVersion: 1,
      _data: null,
    };
  }

  private event(name: string, data: unknown): void {
    this.options.send({ ...this.frame(name), _responseType: 1, _data: data });
  }

  private changed(change: ModelChange): void {
    this.pending.push(...eventsOf(this.session, change));
    if (change.kind === 'selection' && this.registered.has('documentSelectionChanged')) this.event('documentSelectionChanged', {});
  }

  private subscribe(message: PaneMessage): unknown {
    if (message._actionType === 1) this.registered.add(message._actionName);
    else this.registered.delete(message._actionName);
    return { Error: 0 };
  }

  private invoke(message: PaneMessage): unknown {
    switch (message._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        return this.appContext(message._data);
      case 'ContextActivationManager_notifyHost':
        return null;
      case 'executeMethod':
        return this.execute(message._data as Record<string, unknown>);
      default:
        this.session.fail(`The pane sent the message ${message._actionName}, which this host does not know`);
        return null;
    }
  }

  private appContext(instanceId: unknown): Record<string, unknown> {
    const { workbook, options } = this;
    return {
      _id: instanceId,
      _appName: 16,
      _appVersion: '16.0',
      _appUILocale: options.locale,
      _dataLocale: options.locale,
      _docUrl: `${options.origin}/files/${workbook.fileName}`,
      _clientMode: workbook.readOnly ? 0 : 1,
      _settings: [...this.documentSettings],
      _reason: 1,
      _osfControlType: 1,
      _eToken: '',
      _correlationId: 'a8b5c0de-0000-4000-8000-000000000001',
      _appInstanceId: instanceId,
      _appMinorVersion: 0,
      _requirementMatrix: JSON.stringify(options.profile.sets),
      _hostFullVersion: '16.0.20000.40000',
      _clientWindowHeight: 800,
      _clientWindowWidth: 400,
      _addinName: options.addinName ?? '送暖 SongNuan',
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 0,
    };
  }

  private execute(data: Record<string, unknown>): unknown {
    const { DispatchId: dispatch } = data['DdaMethod'] as { DispatchId: number };
    switch (dispatch) {
      case RICH_API:
        return this.richApi(data['ArrayData'] as readonly unknown[]);
      case SAVE_SETTINGS:
      case LOAD_SETTINGS:
        return this.settings(data['DdaSettingsMethod'] as SettingsCall | undefined);
      case COMMAND_DONE:
        this.completed.push(String(data['0']));
        return { Version: 1, Error: 0 };
      default:
        this.session.fail(`The pane used dispatch id ${String(dispatch)}, which this host does not know`);
        return { Version: 1, Error: 5000 };
    }
  }

  private richApi(request: readonly unknown[]): unknown {
    const answer = processRequest(this.session, String(request[4]));
    if ('error' in answer) return { Version: 1, Error: answer.error };
    return { Version: 1, Error: 0, Data: [200, [], answer.body] };
  }

  private settings(call: SettingsCall | undefined): unknown {
    const properties = call?.Properties;
    if (properties) {
      this.documentSettings.clear();
      for (const [name, value] of properties) this.documentSettings.set(name, value);
    }
    return { Version: 1, Error: 0, Settings: [...this.documentSettings].map(([Name, Value]) => ({ Name, Value })) };
  }
}
