/** A sheet before it is laid out: its lines, its columns and the clerk's way of arranging them. */
import type { RowRole, SheetRole } from '../../core/model/roster';
import type { Column, Habits } from './columns';
import type { Line } from './entry';

export interface Style {
  /** Blank rows above and blank columns to the left of everything. */
  readonly top: number;
  readonly left: number;
  readonly attachment: string | null;
  readonly titles: readonly string[];
  readonly meta: 'none' | 'ends' | 'oneCell' | 'pairs' | 'split';
  metaUnit: string;
  measure: string | null;
  /** Lines of instructions between the title and the header. */
  readonly notesAbove: readonly string[];
  readonly blankBeforeHeader: boolean;
  /** 1: a flat header; 2: groups above; 3: a broader group over all. */
  readonly headerRows: 1 | 2 | 3;
  readonly numberRow: 'none' | 'digits' | 'brackets' | 'stems';
  readonly unitRow: boolean;
  readonly sections: 'none' | 'category' | 'village';
  readonly sectionRows: boolean;
  readonly villageForm: 'each' | 'merged' | 'first' | 'ditto';
  readonly categoryForm: 'each' | 'merged' | 'ditto';
  readonly total: 'none' | 'top' | 'topEmpty' | 'bottom';
  readonly subtotals: boolean;
  readonly totalLabelAt: 'first' | 'name';
  readonly formulas: boolean;
  readonly stated: boolean;
  readonly reprintEvery: number;
  /** Every section after the first starts with the header again. */
  readonly headerPerSection: boolean;
  readonly blankBetweenSections: boolean;
  readonly serialForm: 'number' | 'text' | 'padded' | 'dot';
  /** After how many lines an empty row stands between the data; 0: never. */
  readonly blankEvery: number;
  readonly totalForm: 'number' | 'text' | 'words';
  /** A sentence under the table that says the sum again. */
  /** A reprinted header comes with the title above it, and a page's own sum before it. */
  readonly pageTitles: boolean;
  readonly pageTotals: boolean;
  /** Where a section's label stands: first cell, second cell, or enumerator and label in two cells. */
  readonly sectionForm: 'first' | 'second' | 'split';
  readonly closingSentence: boolean;
  readonly sideNote: boolean;
  readonly placeholders: number;
  readonly endMark: boolean;
  readonly footers: readonly { readonly text: string; readonly role: RowRole }[];
  /** Members in rows of their own under the head, the head's cells merged over them or blank; 'beside': in columns of their own. */
  readonly household: 'none' | 'merged' | 'blank' | 'beside';
  readonly serialPerSection: boolean;
  readonly gapBeforeFooter: boolean;
  readonly formattedTail: number;
}

export interface Draft {
  name: string;
  readonly visibility: 'visible' | 'hidden';
  readonly roles: readonly SheetRole[];
  readonly lines: Line[];
  readonly columns: Column[];
  readonly style: Style;
  readonly habits: Habits;
  readonly wanyuan: boolean;
  /** Planted in the lay-out itself. */
  totalOff?: 'total' | 'subtotal';
  /** The header says 万元, the amounts are yuan. */
  scaleOff?: true;
  hiddenColumns?: readonly string[];
  /** Stands on the same sheet below that draft, or to the right of it under the same title. */
  under?: Draft;
  beside?: Draft;
  serialStart?: number;
}

/** Where a planted fault sits: a line's cell, a total's cell, a cell of the preamble, or somewhere in the sheet. */
export type Spot =
  | { readonly draft: Draft; readonly line: Line; readonly key: string | null }
  | { readonly draft: Draft; readonly part: 'total' | 'subtotal'; readonly key: string }
  | { readonly draft: Draft; readonly part: 'meta' }
  | { readonly draft: Draft; readonly part: 'sheet' };

export interface Planted {
  readonly code: string;
  readonly spots: readonly Spot[];
  readonly allowed?: readonly { readonly code: string; readonly spot: Spot }[];
}
