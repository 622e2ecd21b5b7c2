/** What was read of each sheet, small enough to show: roles, columns, where the people stand. */
import { layoutOverrideOf, readRoster } from '../../core/intake';
import { fieldKinds, type FieldKey } from '../../core/model/field';
import type { LayoutOverride, Roster, SheetReading } from '../../core/model/roster';
import { columnIndex, columnLetters, type SheetSnapshot, type WorkbookSnapshot } from '../../core/model/sheet';
import type { ColumnView, HeaderView, JudgeInput, PeopleBlock, SheetCorrection, SheetView, Survey } from './protocol';

export interface Reading {
  readonly roster: Roster;
  readonly survey: Survey;
}

/** Reads the workbook under the person's corrections. */
export function readUnder(workbook: WorkbookSnapshot, input: JudgeInput): Reading {
  const { plan, unit, corrections } = input;
  const given = unit === null ? {} : { unit };
  const { overrides, lost } = corrections.length === 0 ? none : settle(corrections, readRoster(workbook, plan, given));
  const roster = readRoster(workbook, plan, { ...given, overrides });
  const known = plan.units.find(({ code }) => code === roster.unit?.code);
  return {
    roster,
    survey: {
      sheets: workbook.sheets.flatMap((sheet) =>
        viewOf(
          sheet,
          roster.sheets.filter((reading) => reading.sheet === sheet.name),
        ),
      ),
      unit: roster.unit === null ? null : { ...roster.unit, name: known?.name ?? roster.unit.text },
      overrides,
      lost,
    },
  };
}

const none = { overrides: [], lost: [] } satisfies { overrides: readonly LayoutOverride[]; lost: Survey['lost'] };

/** A remembered column is the one with the remembered header, wherever it stands now; one that is gone is detected again. */
function settle(corrections: readonly SheetCorrection[], detected: Roster): { overrides: LayoutOverride[]; lost: Survey['lost'] } {
  const lost: { sheet: string; key: string }[] = [];
  const overrides = corrections.flatMap((correction): LayoutOverride[] => {
    const reading = detected.sheets.find(({ sheet }) => sheet === correction.sheet);
    if (reading === undefined) return [];
    const headers = reading.layout === null ? [] : headersOf(reading);
    const columns: Record<string, string> = {};
    for (const [key, { letter, header }] of Object.entries(correction.columns ?? {})) {
      const found = correction.headerRow === undefined ? present(letter, header, headers) : letter;
      if (found === null) lost.push({ sheet: correction.sheet, key });
      else columns[key] = found;
    }
    return [
      {
        sheet: correction.sheet,
        ...(correction.role === undefined ? {} : { role: correction.role }),
        ...(correction.headerRow === undefined ? {} : { headerRows: [correction.headerRow] }),
        columns,
      },
    ];
  });
  return { overrides, lost };
}

function present(letter: string, header: string | null, headers: readonly HeaderView[]): string | null {
  if (letter === '' || header === null || headers.length === 0) return letter;
  const there = headers.find((one) => one.letter === letter);
  if (there === undefined ? header === '' : there.header === header) return letter;
  const same = headers.filter((one) => one.header === header);
  return same.length === 1 ? (same[0]?.letter ?? null) : null;
}

/** Every column that has a header, in order. */
function headersOf({ layout, origin }: SheetReading): readonly HeaderView[] {
  if (layout === null) return [];
  return [...layout.columns, ...layout.unknown]
    .map(({ column, header }) => ({ column, header }))
    .sort((a, b) => a.column - b.column)
    .map(({ column, header }) => ({ letter: columnLetters(column + origin.column), header }));
}

/** A sheet may hold several tables: columns are the first one's, entries of all. */
function viewOf(sheet: SheetSnapshot, blocks: readonly SheetReading[]): SheetView[] {
  const first = blocks.find(({ entries }) => entries.length > 0) ?? blocks[0];
  if (first === undefined) return [];
  const columns = columnsOf(first);
  const textColumns = [...new Set(columns.filter(isTextColumn).map(({ letter }) => letter))];
  const people = blocks.flatMap(peopleOf);
  return [
    {
      sheet: sheet.name,
      role: first.role,
      roleReason: first.roleReason,
      entries: blocks.reduce((sum, { entries }) => sum + entries.length, 0),
      headerRows: layoutOverrideOf(first).headerRows ?? [],
      columns,
      others: headersOf(first).filter(({ letter }) => !columns.some((column) => column.letter === letter)),
      missing: first.missingFields.map(({ field, candidates }) => ({
        field,
        candidates: candidates.map(({ column, header }) => ({ letter: columnLetters(column + first.origin.column), header })),
      })),
      people,
      textColumns,
      numbersInTextColumns: numbersIn(sheet, textColumns, people),
    },
  ];
}

function columnsOf(reading: SheetReading): readonly ColumnView[] {
  const headers = new Map(headersOf(reading).map(({ letter, header }) => [letter, header]));
  return Object.entries(layoutOverrideOf(reading).columns ?? {})
    .map(([key, letter]) => ({ key, field: fieldOf(key), letter, header: headers.get(letter) ?? '' }))
    .sort((a, b) => columnIndex(a.letter) - columnIndex(b.letter));
}

const fieldOf = (key: string): FieldKey => {
  const member = /^members\.\d+\.(name|idNumber|relation)$/.exec(key);
  return (member?.[1] ?? key.split('.')[0] ?? key) as FieldKey;
};

const isTextColumn = ({ field }: ColumnView): boolean => {
  const kind = fieldKinds[field];
  return kind === 'idNumber' || kind === 'account' || kind === 'phone';
};

function peopleOf({ layout, entries, origin }: SheetReading): PeopleBlock[] {
  const [first] = entries;
  if (layout === null || first === undefined) return [];
  const columnOf = (field: FieldKey): number | null => {
    const binding = layout.columns.find((column) => column.field === field);
    return binding === undefined ? null : binding.column + origin.column;
  };
  let from = first.row;
  let to = first.lastRow;
  for (const { row, lastRow } of entries) {
    from = Math.min(from, row);
    to = Math.max(to, lastRow);
  }
  return [{ from, to, name: columnOf('name') ?? columnOf('headName'), idNumber: columnOf('idNumber') ?? columnOf('headIdNumber') }];
}

function numbersIn(sheet: SheetSnapshot, letters: readonly string[], people: readonly PeopleBlock[]): number {
  let count = 0;
  for (const { from, to } of people)
    for (let row = from; row <= to; row += 1) {
      const cells = sheet.rows[row - 1 - sheet.origin.row];
      for (const letter of letters) if (typeof cells?.[columnIndex(letter) - sheet.origin.column] === 'number') count += 1;
    }
  return count;
}
