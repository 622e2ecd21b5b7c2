/**
 * The county's reasons by row → the rows of today's table. Rows were inserted, sorted and deleted since, so that a row number alone says
 * nothing: the row is sought by the person who stood in it in the version that was sent.
 */
import { maskNumbersIn } from '../../core/model/mask';
import type { CellValue, WorkbookSnapshot } from '../../core/model/sheet';
import { columnLetters, isDateSerial } from '../../core/model/sheet';
import type { Mark } from '../../core/ports/workbook-host';
import type { PeopleBlock, SheetView } from '../judge/protocol';
import { cellsOfRow, sameCells } from './row-identity';
import type { SubmissionHead } from './submit';

export type RowReason = SubmissionHead['rowReasons'][number];

export interface LocatedReason {
  /** Stays the same however the table changes. */
  readonly id: string;
  readonly reason: RowReason;
  /** Name of the person it is about; '' where it cannot be told. */
  readonly person: string;
  /** Where that person stands now; null when gone from the table. */
  readonly now: { readonly sheet: string; readonly row: number; readonly cell: string } | null;
}

interface Candidate {
  readonly sheet: string;
  readonly row: number;
  readonly block: PeopleBlock;
  readonly cells: readonly CellValue[];
}

/**
 * @param sent what was sent in the returned version; null when it could not be fetched: then only a row that is still of the same number is found
 * @param present the open workbook, and where people stand in it
 */
export function locateReasons(
  reasons: readonly RowReason[],
  sent: WorkbookSnapshot | null,
  present: WorkbookSnapshot,
  views: readonly SheetView[],
): readonly LocatedReason[] {
  const index = indexOf(present, views);
  return reasons.map((reason, at) => {
    const id = `${at}|${reason.sheet}|${reason.row}`;
    const sentSheet = sent?.sheets.find(({ name }) => name === reason.sheet);
    const cells = cellsOfRow(sentSheet, reason.row);
    const found = sent === null ? atPlace(reason, present, views) : bestOf(candidatesFor(cells, index), cells, reason);
    if (found !== undefined) return { id, reason, person: nameOf(found.cells, found.block), now: placeOf(found) };
    const block = views.find(({ sheet }) => sheet === reason.sheet)?.people[0];
    // A header or a title is nobody: it is where such a row stands.
    const head = block === undefined || reason.row < block.from ? headRow(reason, cells, present, block) : null;
    return { id, reason, person: block === undefined || reason.row < block.from ? '' : nameOf(cells, block), now: head };
  });
}

/** Names and ID numbers as they compare. */
const folded = (value: CellValue | undefined): string =>
  value === undefined || value === null
    ? ''
    : String(isDateSerial(value) ? value.serial : value)
        .normalize('NFKC')
        .replace(/[\s\u200b-\u200f\ufeff·•・.．。]/gu, '')
        .toUpperCase();

interface Index {
  readonly byId: ReadonlyMap<string, readonly Candidate[]>;
  readonly byName: ReadonlyMap<string, readonly Candidate[]>;
}

function indexOf(present: WorkbookSnapshot, views: readonly SheetView[]): Index {
  const byId = new Map<string, Candidate[]>();
  const byName = new Map<string, Candidate[]>();
  const put = (map: Map<string, Candidate[]>, key: string, candidate: Candidate): void => {
    if (key === '') return;
    const known = map.get(key);
    if (known === undefined) map.set(key, [candidate]);
    else known.push(candidate);
  };
  for (const view of views) {
    if (view.role !== 'roster') continue;
    const sheet = present.sheets.find(({ name }) => name === view.sheet);
    for (const block of view.people)
      for (let row = block.from; row <= block.to; row += 1) {
        const cells = cellsOfRow(sheet, row);
        const candidate = { sheet: view.sheet, row, block, cells };
        if (block.name !== null) put(byName, folded(cells[block.name]), candidate);
        if (block.idNumber !== null) put(byId, folded(cells[block.idNumber]), candidate);
      }
  }
  return { byId, byName };
}

/** Rows with the same ID number, or, when it was corrected, with the same name. */
function candidatesFor(cells: readonly CellValue[], { byId, byName }: Index): readonly Candidate[] {
  const keys = new Set(cells.map(folded));
  const same = [...keys].filter((key) => key.length >= 6).flatMap((key) => byId.get(key) ?? []);
  return same.length > 0 ? same : [...keys].filter((key) => key.length >= 2).flatMap((key) => byName.get(key) ?? []);
}

/** The row that has most in common with the one that was sent; of equals, the one in the same sheet, then the nearest. */
function bestOf(candidates: readonly Candidate[], cells: readonly CellValue[], { sheet, row }: RowReason): Candidate | undefined {
  const known = new Set(cells.map(folded).filter((text) => text !== ''));
  const common = (candidate: Candidate): number => candidate.cells.filter((cell) => known.has(folded(cell))).length;
  const scored = candidates.map((candidate) => ({
    candidate,
    score: common(candidate) + (candidate.sheet === sheet ? 0.5 : 0),
    far: Math.abs(candidate.row - row),
  }));
  return scored.sort((a, b) => b.score - a.score || a.far - b.far)[0]?.candidate;
}

function atPlace({ sheet, row }: RowReason, present: WorkbookSnapshot, views: readonly SheetView[]): Candidate | undefined {
  const block = views.find((view) => view.sheet === sheet)?.people.find(({ from, to }) => row >= from && row <= to);
  if (block === undefined) return undefined;
  const snapshot = present.sheets.find(({ name }) => name === sheet);
  return { sheet, row, block, cells: cellsOfRow(snapshot, row) };
}

/** A row above the people that says the same as the one that was sent; a changed one is the one of that number. */
function headRow(
  { sheet, row }: RowReason,
  cells: readonly CellValue[],
  present: WorkbookSnapshot,
  block: PeopleBlock | undefined,
): LocatedReason['now'] {
  const snapshot = present.sheets.find(({ name }) => name === sheet);
  if (snapshot === undefined || block === undefined) return null;
  const rows = Array.from({ length: block.from - 1 }, (_, index) => index + 1);
  const found = rows.find((one) => cells.length > 0 && sameCells(cells, cellsOfRow(snapshot, one))) ?? row;
  const column = cellsOfRow(snapshot, found).findIndex((cell) => folded(cell) !== '');
  return { sheet, row: found, cell: `${columnLetters(Math.max(0, column))}${found}` };
}

const placeOf = ({ sheet, row, block }: Candidate): NonNullable<LocatedReason['now']> => ({
  sheet,
  row,
  cell: `${columnLetters(block.name ?? block.idNumber ?? 0)}${row}`,
});

function nameOf(cells: readonly CellValue[], { name }: PeopleBlock): string {
  const value = name === null ? null : cells[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** @param comment how a reason is introduced on its cell; null: no comments */
export const reasonMarks = (located: readonly LocatedReason[], comment: ((reason: string) => string) | null): readonly Mark[] =>
  located.flatMap(({ now, reason }): Mark[] =>
    now === null
      ? []
      : [
          {
            ...{ sheet: now.sheet, cell: now.cell, severity: 'error' },
            ...(comment === null ? {} : { comment: maskNumbersIn(comment(reason.reason)) }),
          },
        ],
  );
