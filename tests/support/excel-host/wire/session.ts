/** One pane's session with the workbook: what it may use, what it holds, what it listens to, and what is counted. */
import type { CoerceContext } from '../model/coerce';
import type { Anchor, SheetModel } from '../model/sheet-model';
import type { WorkbookModel } from '../model/workbook-model';
import type { Profile } from './profiles';
import type { HostObject } from './spec';

/** Requests in and out since the last reset; bytes of JSON in UTF-8. What the library sends by itself (letting go of tracked ranges) is counted apart. */
export interface Counts {
  /** Rich API requests: one per context.sync() that has something to do. */
  syncs: number;
  bytesToHost: number;
  bytesToPane: number;
  largestRequest: number;
  largestResponse: number;
  actions: number;
  /** Requests of the library's own: start-up, references let go after Excel.run. */
  housekeeping: number;
}

const none = (): Counts => ({
  syncs: 0,
  bytesToHost: 0,
  bytesToPane: 0,
  largestRequest: 0,
  largestResponse: 0,
  actions: 0,
  housekeeping: 0,
});

export class Counters {
  private counts = none();

  get now(): Readonly<Counts> {
    return { ...this.counts };
  }

  reset(): void {
    this.counts = none();
  }

  countHousekeeping(): void {
    this.counts.housekeeping += 1;
  }

  count(request: number, response: number, actions: number): void {
    const { counts } = this;
    counts.syncs += 1;
    counts.actions += actions;
    counts.bytesToHost += request;
    counts.bytesToPane += response;
    counts.largestRequest = Math.max(counts.largestRequest, request);
    counts.largestResponse = Math.max(counts.largestResponse, response);
  }
}

/** A whole request refused before anything of it runs: switched by tests. */
export type Refusal = 'cell-edit' | 'session-timeout' | 'busy' | 'access-denied' | null;

export interface SessionOptions {
  readonly profile: Profile;
  readonly locale: string;
  /** The year in which dates without a year are typed. */
  readonly year: number;
}

/** Places a tracked object holds on to. */
function anchorsOf({ self }: HostObject): [SheetModel, Anchor][] {
  const { sheet, anchor, anchors } = self as { sheet?: SheetModel; anchor?: Anchor; anchors?: readonly Anchor[] };
  return sheet ? (anchors ?? (anchor ? [anchor] : [])).map((each) => [sheet, each]) : [];
}

export class Session {
  readonly counters = new Counters();
  /** What the pane did that no Excel would know or allow: a test that leaves something here must fail. */
  readonly failures: string[] = [];
  refusal: Refusal = null;
  /** Requests left until a refusal ends by itself; null: until the test ends it. */
  refusalsLeft: number | null = null;
  /** Bytes; Excel on the web allows 5 MB each way. */
  payloadLimit = 5 * 1024 * 1024;
  eventsEnabled = true;
  /** Author of comments the pane adds. */
  readonly userName = '经办人';
  readonly profile: Profile;
  readonly coercion: CoerceContext;
  readonly locale: string;
  private readonly references = new Map<string, HostObject>();
  private readonly listening = new Set<string>();
  private counter = 0;

  constructor(
    readonly workbook: WorkbookModel,
    options: SessionOptions,
  ) {
    this.profile = options.profile;
    this.locale = options.locale;
    this.coercion = { locale: options.locale, year: options.year };
  }

  fail(what: string): void {
    this.failures.push(what);
  }

  keep(object: HostObject): string {
    this.counter += 1;
    const id = `ref-${String(this.counter)}`;
    this.references.set(id, object);
    for (const [sheet, anchor] of anchorsOf(object)) sheet.anchors.add(anchor);
    return id;
  }

  kept(id: string): HostObject | undefined {
    return this.references.get(id);
  }

  release(id: string): void {
    const object = this.references.get(id);
    if (!object) return;
    this.references.delete(id);
    for (const [sheet, anchor] of anchorsOf(object)) sheet.anchors.delete(anchor);
  }

  releaseAll(): void {
    for (const id of [...this.references.keys()]) this.release(id);
  }

  /** A pane that is loaded anew begins without references and handlers. */
  paneClosed(): void {
    this.releaseAll();
    this.listening.clear();
    this.eventsEnabled = true;
  }

  get referenceCount(): number {
    return this.references.size;
  }

  listen(type: number, target: string): void {
    this.listening.add(`${String(type)} ${target}`);
  }

  unlisten(type: number, target: string): void {
    this.listening.delete(`${String(type)} ${target}`);
  }

  listens(type: number, target: string): boolean {
    return this.eventsEnabled && this.listening.has(`${String(type)} ${target}`);
  }
}
