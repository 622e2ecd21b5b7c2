/** What a rule found, as plain JSON. Sentences come from core/messages only. */
import type { FieldKey } from './field';

export type Severity = 'error' | 'warning' | 'info';

export interface Where {
  readonly file: string | null;
  readonly sheet: string;
  /** 1-based row as Excel shows it; null for findings about a whole sheet, file or unit. */
  readonly row: number | null;
  /** "C12"; null when there is no cell. */
  readonly cell: string | null;
  /** Column letters; null likewise. */
  readonly column: string | null;
  /** Header text as written; null when the field has no column. */
  readonly header: string | null;
  readonly field: FieldKey | null;
}

export type ParamValue = string | number | boolean | null | readonly string[] | readonly number[];

export type FixKind =
  | 'foldWidth'
  | 'removeSpaces'
  | 'upperX'
  | 'stripUnit'
  | 'toNumber'
  | 'nameDot'
  | 'category'
  | 'date'
  | 'phone'
  | 'account'
  | 'idNumber'
  | 'name'
  | 'other';

/** A change whose result is certain. `before` and `after` are never shortened: they are cell contents, kept out of logs. */
export interface Fix {
  readonly where: Where;
  readonly before: string | number | boolean | null;
  readonly after: string | number;
  readonly kind: FixKind;
}

export interface Finding {
  /** A code of the rule catalogue: public and permanent. */
  readonly code: string;
  readonly severity: Severity;
  readonly where: Where;
  readonly related: readonly Where[];
  /** Values for the sentence. ID and account numbers in it are masked. */
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly fix?: Fix;
}

export interface RuleCrash {
  readonly code: string;
  readonly sheet: string | null;
  readonly row: number | null;
  /** Message of the thrown error: ours to mend, never shown as the clerk's fault. */
  readonly message: string;
}

export interface Report {
  /** Sorted by file, sheet order, row, column, code. */
  readonly findings: readonly Finding[];
  /** Certain normalisations of any cell, whether or not a finding speaks of it. */
  readonly fixes: readonly Fix[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly crashed: readonly RuleCrash[];
}
