/** What the desk and its worker say to each other: plain data that can be cloned. No value of this file exists at run time. */
import type { RosterContent } from '../../../core/api/roster-content';
import type { WorkbookSnapshot } from '../../../core/model/sheet';
import type { CanonicalMerge } from '../../../core/merge/canonical';
import type { OutputKind } from '../../../core/model/output-kind';
import type { Plan } from '../../../core/model/plan';
import type { Table } from '../../../core/model/table';

/** The county's workbook, or one of the papers beside it. */
export type Paper = 'workbook' | OutputKind;

export interface RosterRow {
  /** 1-based, as Excel shows it. */
  readonly row: number;
  readonly cells: readonly string[];
}
/** One sheet of a roster as the officer reads it: from its first entry to its last. */
export interface RosterSheet {
  readonly sheet: string;
  readonly columns: readonly { readonly letter: string; readonly header: string }[];
  readonly rows: readonly RosterRow[];
}

export interface DeskRequests {
  /** Reads a roster for looking at. */
  readonly roster: {
    readonly in: { readonly content: RosterContent; readonly plan: Plan; readonly unit: string };
    readonly out: readonly RosterSheet[];
  };
  /** Begins a workbook of a merge: rosters are handed in one by one. */
  readonly begin: { readonly in: { readonly plan: Plan }; readonly out: null };
  readonly add: { readonly in: { readonly unit: string; readonly content: RosterContent }; readonly out: null };
  /** Puts the merge together and holds it. False when the rosters do not give its digest. */
  readonly assemble: {
    readonly in: {
      readonly merge: CanonicalMerge;
      readonly digest: string;
      readonly receivedAt: Readonly<Record<string, string>>;
    };
    readonly out: boolean;
  };
  /** A workbook of the merge that is held; null when it has nothing to show. */
  readonly write: {
    readonly in: {
      readonly what: Paper;
      /** The day of the merge, YYYY-MM-DD. */
      readonly asOf: string;
    };
    readonly out: Uint8Array | null;
  };
  /** The tables of that workbook, none when it has nothing to show; their rows are arrays. */
  readonly tables: { readonly in: DeskRequests['write']['in']; readonly out: readonly Table[] };
}
export type DeskRequestName = keyof DeskRequests;
export interface DeskRequest {
  readonly id: number;
  readonly name: DeskRequestName;
  readonly input: unknown;
}
export type DeskAnswer =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: true; readonly done: number; readonly total: number }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly stack: string };

/** What the reading worker does. */
export interface ReadRequests {
  readonly read: { readonly in: { readonly bytes: Uint8Array; readonly name: string }; readonly out: WorkbookSnapshot };
}
