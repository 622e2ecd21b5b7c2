/** Second pass: readings of every entry, with what merged areas, runs, marks and headings fill in. */
import type { FieldKey } from '../../model/field';
import type { CategoryReading, GoodsReading, IdNumberReading, MarkReading, Reading } from '../../model/reading';
import type { Entry, GoodsColumnReading, MaterialReading, Member, MemberColumns } from '../../model/roster';
import { isBlankCell, type CellValue } from '../../model/sheet';
import { readIdNumber, readName, readText } from '../values';
import { CarriedSections } from './carried-sections';
import type { ClassifiedRows } from './classify';
import { ColumnReader, type AnyReading, type Parsers } from './column-reader';
import { endsRun, fillable, sparseFields } from './fill-down';
import type { RowContext } from './row-context';
import { isGroupOnly } from './section';
import { saysNothing } from './text';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenReadings = Partial<Record<FieldKey, AnyReading>>;
type OpenEntry = Open<Omit<Entry, 'readings' | 'members'>> & { readonly readings: OpenReadings; members: Member[] };

const none: readonly never[] = [];
/** Shared by all entries without members; never written to. */
const noMembers: Member[] = [];
/** Filled from headings where the entry's own cell is blank. */
const fromSections = ['category', 'village', 'unit', 'visitGroup', 'tier'] as const;

/** What holds for the whole sheet where neither column nor heading says it. */
export interface SheetDefaults {
  readonly category: AnyReading | null;
  readonly village: AnyReading | null;
  readonly visitGroup: AnyReading | null;
  readonly tier: AnyReading | null;
}

export class EntryBuilder {
  private readonly readers: readonly ColumnReader[];
  private readonly materials: readonly ColumnReader[];
  private readonly goods: readonly ColumnReader[];
  private readonly carries: ReadonlySet<FieldKey>;
  private readonly sections: CarriedSections;
  private readonly hidden: ReadonlySet<number>;
  private readonly struck: ReadonlySet<number>;
  private readonly memberColumns: readonly MemberColumns[];
  private readonly ownName: number;
  private readonly ownId: number;
  private readonly ownRelation: number;
  private readonly entries: OpenEntry[] = [];

  constructor(
    private readonly ctx: RowContext,
    private readonly rows: ClassifiedRows,
    private readonly isMember: readonly boolean[],
    parsers: Parsers,
    private readonly defaults: SheetDefaults,
  ) {
    const ticked = ctx.layout.categoryMarks !== undefined;
    const readers = ctx.bindings
      .filter(({ field }) => !ticked || field !== 'category')
      .map((binding) => new ColumnReader(binding, parsers));
    this.materials = readers.filter(({ field }) => field === 'materials');
    this.goods = readers.filter(({ field }) => field === 'goods');
    this.readers = readers.filter(({ field }) => field !== 'materials' && field !== 'goods');
    this.carries = sparseFields(ctx, rows, isMember);
    this.sections = new CarriedSections(rows.sections, ctx.column('category') < 0 && defaults.category === null);
    this.hidden = new Set(ctx.sheet.hiddenRows);
    this.struck = new Set(ctx.sheet.struckRows);
    this.memberColumns = ctx.layout.members;
    this.ownName = ctx.column('name');
    this.ownId = ctx.column('idNumber');
    this.ownRelation = ctx.column('relation');
  }

  build(): readonly Entry[] {
    const { classes } = this.rows;
    for (let at = 0; at < classes.length; at += 1) {
      const kind = classes[at] ?? 'blank';
      const row = this.ctx.top + at;
      if (kind !== 'data') {
        if (endsRun(kind, classes[at - 1])) for (const reader of this.readers) reader.endRun();
      } else if (this.isMember[at] === true) this.addMember(row);
      else this.entries.push(this.entry(row));
    }
    this.fillDefaults();
    return this.entries as readonly unknown[] as readonly Entry[];
  }

  private entry(row: number): OpenEntry {
    const { sheet } = this.ctx;
    const cells = sheet.rows[row] ?? [];
    const number = sheet.origin.row + row + 1;
    const readings: OpenReadings = {};
    for (const reader of this.readers) {
      const reading = this.read(reader, row, cells);
      if (reading !== undefined) readings[reader.field] = reading;
    }
    const ticked = this.tickedCategory(cells);
    if (ticked !== null) readings.category = ticked;
    const carried = this.sections.at(row);
    for (const field of fromSections) {
      const reading = carried[field];
      if (reading === undefined) continue;
      const own = readings[field];
      if (own === undefined || own.filledFrom === 'above' || (field === 'village' && isGroupOnly(own.text))) readings[field] = reading;
    }
    return {
      row: number,
      lastRow: number,
      cells,
      readings,
      materials: this.materials.length === 0 ? none : this.readMarks(row, cells),
      goods: this.goods.length === 0 ? none : this.readGoods(row, cells),
      members: this.memberColumns.length === 0 ? noMembers : this.sideBySide(row, cells, readings),
      hidden: this.hidden.has(row),
      struck: this.struck.has(row),
    };
  }

  private read(reader: ColumnReader, row: number, cells: readonly CellValue[]): AnyReading | undefined {
    const value = cells[reader.column] ?? null;
    const own = value === null ? undefined : reader.own(value);
    if (own !== undefined) return own;
    const { merges, sheet } = this.ctx;
    const from = merges.hasVertical ? merges.valueRow(row, reader.column) : -1;
    const merged = from < 0 ? undefined : reader.filled(sheet.rows[from]?.[reader.column] ?? null, 'merge');
    if (merged !== undefined) return merged;
    // Nobody merges cells of several entries that are to stay blank: such an area goes on with the value above.
    const goesOn = merges.hasVertical && fillable.includes(reader.field) && this.coversEntries(row, reader.column);
    return goesOn || this.carries.has(reader.field) ? reader.carried() : undefined;
  }

  /** Whether the merged area of the cell covers several entries, not just the rows of one household. */
  private coversEntries(row: number, column: number): boolean {
    const { merges, top } = this.ctx;
    const height = merges.height(row, column);
    if (height === 1) return false;
    const above = merges.above(row, column);
    const first = (above < 0 ? row : above) - top;
    let entries = 0;
    for (let at = first; at < first + height; at += 1) if (this.rows.classes[at] === 'data' && this.isMember[at] !== true) entries += 1;
    return entries > 1;
  }

  /** The categories in whose columns the row has a tick. */
  private tickedCategory(cells: readonly CellValue[]): AnyReading | null {
    const ticked = (this.ctx.layout.categoryMarks ?? none).filter(({ column }) => !saysNothing(cells[column]));
    if (ticked.length === 0) return null;
    const found = this.ctx.vocabulary.category(ticked.map(({ text }) => text).join('、'));
    if (found === null) return null;
    const { fix: _, ...reading } = found;
    return reading;
  }

  private readMarks(row: number, cells: readonly CellValue[]): readonly MaterialReading[] {
    const found: MaterialReading[] = [];
    for (const reader of this.materials) {
      const reading = this.read(reader, row, cells) as MarkReading | undefined;
      if (reading) found.push({ ...reading, code: reader.binding.item ?? null, column: reader.column });
    }
    return found;
  }

  private readGoods(row: number, cells: readonly CellValue[]): readonly GoodsColumnReading[] {
    const found: GoodsColumnReading[] = [];
    for (const reader of this.goods) {
      const reading = this.read(reader, row, cells) as GoodsReading | undefined;
      if (reading) found.push({ ...reading, code: reader.binding.item ?? null, column: reader.column });
    }
    return found;
  }

  /** Members in columns of the entry's own row. The head may be listed among them once more and is left out. */
  private sideBySide(row: number, cells: readonly CellValue[], readings: OpenReadings): Member[] {
    const members: Member[] = [];
    const headKey = (readings.idNumber as IdNumberReading | undefined)?.key ?? null;
    for (const { name, idNumber, relation } of this.memberColumns) {
      const member = this.member(row, cells, name ?? -1, idNumber ?? -1, relation ?? -1);
      if (!member) continue;
      const isHead =
        (headKey !== null && member.idNumber?.key === headKey) ||
        (member.idNumber === undefined &&
          member.name?.value === readings.name?.value &&
          /^(?:本人|户主)$/.test(member.relation?.text ?? ''));
      if (!isHead) members.push(member);
    }
    return members;
  }

  private addMember(row: number): void {
    const entry = this.entries.at(-1);
    if (!entry) return;
    const cells = this.ctx.sheet.rows[row] ?? [];
    const members: Member[] = this.sideBySide(row, cells, entry.readings);
    const own = this.member(row, cells, this.ownName, this.ownId, this.ownRelation);
    if (own) members.unshift(own);
    entry.lastRow = this.ctx.sheet.origin.row + row + 1;
    if (members.length === 0) return;
    if (entry.members.length === 0) entry.members = members;
    else entry.members.push(...members);
  }

  private member(row: number, cells: readonly CellValue[], nameColumn: number, idColumn: number, relationColumn: number): Member | null {
    const nameCell = cells[nameColumn] ?? null;
    const idCell = cells[idColumn] ?? null;
    const name = saysNothing(nameCell) ? undefined : readName(nameCell);
    const idNumber = saysNothing(idCell) ? undefined : readIdNumber(idCell);
    if (!name && !idNumber) return null;
    const relationCell = cells[relationColumn] ?? null;
    const relation = isBlankCell(relationCell) ? undefined : (readText(relationCell) as Reading<string> | undefined);
    return {
      row: this.ctx.sheet.origin.row + row + 1,
      ...(name && { name }),
      ...(idNumber && { idNumber }),
      ...(relation && { relation }),
      nameColumn: name ? nameColumn : null,
      idColumn: idNumber ? idColumn : null,
    };
  }

  /** A category column overrules the sheet's name and title, unless it never says anything else than they do. */
  private fillDefaults(): void {
    const { category } = this.defaults;
    const filled = (['village', 'visitGroup', 'tier'] as const).flatMap((field) => {
      const reading = this.defaults[field];
      return reading === null ? [] : [{ field, reading, hasColumn: this.ctx.column(field) >= 0 }];
    });
    const fillsCategory = category !== null && this.agrees(category);
    if (!fillsCategory && filled.length === 0) return;
    for (const { readings } of this.entries) {
      if (fillsCategory && readings.category === undefined) readings.category = category;
      for (const { field, reading, hasColumn } of filled) {
        const own = readings[field];
        if (own === undefined ? !hasColumn : field === 'village' && isGroupOnly(own.text)) readings[field] = reading;
      }
    }
  }

  private agrees(category: AnyReading): boolean {
    if (this.ctx.column('category') < 0) return true;
    const codes = new Set((category as CategoryReading).value ?? []);
    return this.entries.every(({ readings }) => {
      const own = readings.category as CategoryReading | undefined;
      return own === undefined || (own.value !== null && own.unknown.length === 0 && own.value.every((code) => codes.has(code)));
    });
  }
}
