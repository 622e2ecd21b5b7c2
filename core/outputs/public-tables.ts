/**
 * 公示表, for the county and for each unit: only granted entries, only what may be shown (publication.ts). Categories that are counted and
 * minors stand as one line a unit; categories that may never be shown leave no trace, not even a count: in a small place a count names.
 */
import { outputsZh } from '../messages/zh-CN/outputs';
import { paperZh } from '../messages/zh-CN/outputs-paper';
import type { MergedEntry, Tally } from '../model/merge';
import { columnLetters } from '../model/sheet';
import { tableLayout, type Table, type TableCell, type TableColumn, type TableRow } from '../model/table';
import { ROWS_PER_SHEET, tallyText, type CountyView } from './county-view';
import { amountCell, byUnit, goodsText, grantedIn, pieces, sheetNames, tallyOf } from './granted';
import { publicationOf, type Publication } from './publication';
import { publicityLine, type PublicityOptions } from './publicity-period';
import { withoutLongNumbers } from './public-words';

const text = paperZh.public;

export interface PublicLists {
  /** The county's list, then one for each unit with anything to show. */
  readonly tables: readonly Table[];
  /** listed + counted + withheld = granted. */
  readonly listed: Tally;
  readonly counted: Tally;
  readonly withheld: Tally;
}

interface Line {
  readonly unit: string;
  readonly entries: readonly MergedEntry[];
  readonly shown: Exclude<Publication, { how: 'withheld' }>;
}

export function publicLists(view: CountyView, options: PublicityOptions = {}): PublicLists {
  const publish = publicationOf(view, text.minors);
  const decided = grantedIn(view).map((merged) => ({ merged, shown: publish(merged) }));
  const pick = (how: Publication['how']): Tally => tallyOf(decided.filter(({ shown }) => shown.how === how).map(({ merged }) => merged));
  const shownOf = new Map(decided.map(({ merged, shown }) => [merged, shown]));
  const units = byUnit(decided.map(({ merged }) => merged))
    .map(({ unit, entries }) => ({ unit: withoutLongNumbers(unit), lines: unitLines(withoutLongNumbers(unit), entries, shownOf) }))
    .filter(({ lines }) => lines.length > 0);
  const none = { tables: [], listed: pick('named'), counted: pick('counted'), withheld: pick('withheld') };
  if (units.length === 0) return none;
  const named = sheetNames();
  const county = pieces(
    units.flatMap(({ lines }) => lines),
    ROWS_PER_SHEET,
  ).map((lines) => publicTable(view, lines, null, named(outputsZh.county), options));
  const own = units.flatMap(({ unit, lines }) =>
    pieces(lines, ROWS_PER_SHEET).map((part) => publicTable(view, part, unit, named(unit), options)),
  );
  return { ...none, tables: [...county, ...own] };
}

/** Named entries in order, then one line for each thing counted. */
function unitLines(unit: string, entries: readonly MergedEntry[], shownOf: ReadonlyMap<MergedEntry, Publication>): readonly Line[] {
  const lines: Line[] = [];
  const counted = new Map<string, MergedEntry[]>();
  for (const merged of entries) {
    const shown = shownOf.get(merged);
    if (shown?.how === 'named') lines.push({ unit, entries: [merged], shown });
    if (shown?.how !== 'counted') continue;
    const known = counted.get(shown.category);
    if (known === undefined) counted.set(shown.category, [merged]);
    else known.push(merged);
  }
  for (const [category, group] of counted) lines.push({ unit, entries: group, shown: { how: 'counted', category } });
  return lines;
}

interface PublicColumn {
  readonly column: TableColumn;
  readonly cell: (line: Line, at: number) => TableCell;
}

function publicTable(view: CountyView, lines: readonly Line[], unit: string | null, name: string, options: PublicityOptions): Table {
  const { plan } = view;
  const columns = publicColumns(view, lines, unit);
  const head = {
    subtitle: [unit === null ? text.hostLine(plan.hostOffice) : text.unitLine(plan.hostOffice, unit)],
    columns: columns.map(({ column }) => column),
  };
  const first = tableLayout(head).firstData;
  return {
    name,
    title: `${outputsZh.campaign(plan.title, plan.year)}${paperZh.titles.public}`,
    ...head,
    rows: {
      *[Symbol.iterator](): Generator<TableRow> {
        for (const [at, line] of lines.entries()) yield { cells: columns.map(({ cell }) => cell(line, at)) };
        if (lines.length > 0) yield totalRow(columns, lines, first);
      },
    },
    footer: [publicityLine(plan, options), text.objection, text.phone],
    orientation: 'portrait',
    autoFilter: false,
    frozenColumns: 0,
  };
}

function publicColumns({ plan }: CountyView, lines: readonly Line[], unit: string | null): readonly PublicColumn[] {
  const named = (line: Line): Extract<Publication, { how: 'named' }> | null => (line.shown.how === 'named' ? line.shown : null);
  const size = (line: Line): number | null => (named(line) === null ? null : householdSize(line.entries[0]));
  const has = (present: boolean, ...columns: PublicColumn[]): PublicColumn[] => (present ? columns : []);
  const plain = (header: string, width: number, cell: PublicColumn['cell'], extra: Partial<TableColumn> = {}): PublicColumn => ({
    column: { header, kind: 'text', width, ...extra },
    cell,
  });
  return [
    { column: { header: paperZh.serial, kind: 'integer', width: 6, align: 'center' }, cell: (_, at) => at + 1 },
    ...has(
      unit === null,
      plain(paperZh.unit, 16, (line) => line.unit, { wrap: true }),
    ),
    ...has(
      lines.some((line) => (named(line)?.village ?? '') !== ''),
      plain(paperZh.village, 16, (line) => named(line)?.village ?? null, { wrap: true }),
    ),
    plain(paperZh.name, 14, (line) => named(line)?.name ?? text.notNamed, { wrap: true, align: 'center' }),
    plain(paperZh.category, 24, (line) => line.shown.category || paperZh.unclear, { wrap: true }),
    ...has(
      lines.some((line) => size(line) !== null),
      { column: { header: paperZh.householdSize, kind: 'integer', width: 7, align: 'center' }, cell: size },
    ),
    { column: { header: paperZh.amount, kind: 'yuan', width: 14 }, cell: (line) => moneyCell(line, plan) },
    ...has(
      lines.some((line) => goodsText(line.entries, plan) !== ''),
      plain(paperZh.goods, 20, (line) => goodsText(line.entries, plan), { wrap: true }),
    ),
    plain(paperZh.remark, 14, (line) => (line.shown.how === 'counted' ? tallyText(tallyOf(line.entries)) : null), { wrap: true }),
  ];
}

function moneyCell(line: Line, plan: CountyView['plan']): TableCell {
  const [only] = line.entries;
  if (line.shown.how === 'named' && only !== undefined) return amountCell(only, plan);
  const { amountFen } = tallyOf(line.entries);
  return amountFen === 0 && only !== undefined ? amountCell(only, plan) : amountFen / 100;
}

const householdSize = (merged: MergedEntry | undefined): number | null => {
  const size = merged?.entry.readings.householdSize?.value ?? null;
  return size !== null && Number.isInteger(size) && size > 0 && size < 100 ? size : null;
};

function totalRow(columns: readonly PublicColumn[], lines: readonly Line[], first: number): TableRow {
  const tally = tallyOf(lines.flatMap(({ entries }) => entries));
  const cells = columns.map(({ column }, at): TableCell => {
    if (column.header === paperZh.amount) {
      const letter = columnLetters(at);
      return { formula: `SUM(${letter}${first}:${letter}${first + lines.length - 1})`, value: tally.amountFen / 100 };
    }
    if (at === 1) return paperZh.total;
    return column.header === paperZh.remark ? tallyText(tally) : null;
  });
  return { cells, tone: 'total', bold: true };
}
