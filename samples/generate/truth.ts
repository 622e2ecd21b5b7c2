/** What is known about a generated workbook: the right reading and the right judgement. Written as JSON beside the samples. */
import type { FieldKey } from '../../core/model/field';
import type { RowRole, SheetRole } from '../../core/model/roster';

export interface EntryTruth {
  /** 1-based. */
  readonly row: number;
  /** A property left out is not checked: a planted fault spoils it. */
  readonly name?: string | null;
  /** 18 characters. */
  readonly id?: string | null;
  readonly amountFen?: number | null;
  readonly categories?: readonly string[];
  readonly village?: string;
  readonly members?: number;
}

export interface SheetTruth {
  readonly sheet: string;
  /** The right role first; others that are right too. */
  readonly roles: readonly SheetRole[];
  /** 1-based. */
  readonly headerRows: readonly number[];
  /** One binding per column letter: the field, for materials and goods the plan's item. */
  readonly columns: readonly {
    readonly letter: string;
    readonly field: FieldKey | null;
    readonly item?: string;
    readonly accept?: readonly (FieldKey | null)[];
  }[];
  readonly entries: readonly EntryTruth[];
  readonly skipped: readonly { readonly row: number; readonly roles: readonly RowRole[] }[];
}

export interface FindingTruth {
  readonly code: string;
  readonly sheet: string;
  /** 1-based; null: anywhere in the sheet. */
  readonly row: number | null;
  /** Null: any cell of the row. */
  readonly cell: string | null;
  /** Places where the same fault may be reported instead or as well (the other row of a pair). */
  readonly also?: readonly { readonly sheet: string; readonly row: number | null; readonly cell: string | null }[];
}

export interface FileTruth {
  readonly file: string;
  readonly plan: string;
  readonly unit: string;
  readonly unitName: string;
  /** The unit line deliberately names another unit: the caller must say whose file it is. */
  readonly unitGiven?: true;
  readonly sheets: readonly SheetTruth[];
  readonly findings: readonly FindingTruth[];
  /** May be reported beside the planted faults, need not be. */
  readonly allowed: readonly { readonly code: string; readonly sheet: string; readonly row: number | null }[];
}
