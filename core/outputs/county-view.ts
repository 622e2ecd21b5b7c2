/** What all tables of a county look up: entries by address, findings by entry, where an entry stands in the merged roster. */
import { outputsZh } from '../messages/zh-CN/outputs';
import type { Finding, Where } from '../model/finding';
import type { MergedEntry, MergeResult } from '../model/merge';
import { categoryOf, type Plan } from '../model/plan';
import type { TableCell } from '../model/table';

/** Excel takes 1,048,576 rows with titles and header; larger counties get another sheet. */
export const ROWS_PER_SHEET = 1_000_000;
/** Excel's limit of hyperlinks in one sheet is 65,530. */
export const MAX_LINKS = 60_000;
/** Row of the first entry in the merged roster: title, two subtitle lines, header (see tableLayout). */
export const FIRST_ROSTER_ROW = 5;

export interface CountyView {
  readonly result: MergeResult;
  readonly plan: Plan;
  readonly asOf: string;
  /** Index of the entry at a place, or -1. */
  readonly entryAt: (where: Where) => number;
  /** Findings on an entry, in order. */
  readonly findingsAt: (entry: number) => readonly Finding[];
  /** Name of the unit that a finding is about. */
  readonly unitOf: (finding: Finding) => string;
}

export function countyView(result: MergeResult, plan: Plan, asOf: string): CountyView {
  const entryAt = addressBook(result.entries);
  const byEntry = new Map<number, Finding[]>();
  for (const finding of result.findings) {
    const entry = entryAt(finding.where);
    if (entry < 0) continue;
    const known = byEntry.get(entry);
    if (known === undefined) byEntry.set(entry, [finding]);
    else known.push(finding);
  }
  const unitOfFile = new Map<string, string>();
  for (const unit of result.units) for (const file of unit.files) if (!unitOfFile.has(file)) unitOfFile.set(file, unit.name);
  const names = new Set([...plan.units, ...result.units, ...result.missingUnits].map(({ name }) => name));
  return {
    result,
    plan,
    asOf,
    entryAt,
    findingsAt: (entry) => byEntry.get(entry) ?? none,
    unitOf: (finding) => {
      const merged = result.entries[entryAt(finding.where)];
      if (merged !== undefined) return unitLabel(merged.unitName);
      const said = finding.params['unit'];
      // Of a finding about an amount it is 元 or 万元.
      if (typeof said === 'string' && names.has(said)) return said;
      const ofFile = unitOfFile.get(finding.where.file ?? '');
      return ofFile === undefined ? outputsZh.county : unitLabel(ofFile);
    },
  };
}

const none: readonly Finding[] = [];

/** Entries of a sheet by row; entries of one sheet may lie apart where its file holds several units. */
function addressBook(entries: readonly MergedEntry[]): (where: Where) => number {
  const bySheet = new Map<string, number[]>();
  let last: MergedEntry | undefined;
  let list: number[] = [];
  entries.forEach((merged, index) => {
    if (merged.file !== last?.file || merged.sheet !== last.sheet) {
      const key = addressOf(merged.file, merged.sheet.sheet);
      list = bySheet.get(key) ?? [];
      bySheet.set(key, list);
    }
    last = merged;
    list.push(index);
  });
  const rowOf = (index: number): number => entries[index]?.entry.row ?? 0;
  for (const indexes of bySheet.values()) if (!isAscending(indexes, rowOf)) indexes.sort((a, b) => rowOf(a) - rowOf(b));
  return ({ file, sheet, row }) => (row === null ? -1 : find(entries, bySheet.get(addressOf(file, sheet)) ?? [], row));
}

const addressOf = (file: string | null, sheet: string): string => `${file ?? ''}\n${sheet}`;

const isAscending = (indexes: readonly number[], rowOf: (index: number) => number): boolean =>
  indexes.every((index, at) => at === 0 || rowOf(indexes[at - 1] as number) <= rowOf(index));

function find(entries: readonly MergedEntry[], indexes: readonly number[], row: number): number {
  let low = 0;
  let high = indexes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const index = indexes[middle] as number;
    const entry = entries[index]?.entry;
    if (entry === undefined) return -1;
    if (row < entry.row) high = middle - 1;
    else if (row > entry.lastRow) low = middle + 1;
    else return index;
  }
  return -1;
}

export const unitLabel = (name: string): string => (name === '' ? outputsZh.unknownUnit : name);

/** 东岗镇〔Sheet1〕第4行; '' for an entry that is not there. */
export function placeText(view: CountyView, index: number): string {
  const merged = view.result.entries[index];
  return merged === undefined ? '' : outputsZh.place(unitLabel(merged.unitName), merged.sheet.sheet, merged.entry.row);
}

/** Sheet of the merged roster that holds an entry: 合并花名册, 合并花名册(2) … */
export const rosterSheet = (part: number): string => (part === 0 ? outputsZh.sheets.roster : `${outputsZh.sheets.roster}(${part + 1})`);

/** Link to an entry's row in the merged roster. */
export function rosterLink(index: number): TableCell {
  const part = Math.floor(index / ROWS_PER_SHEET);
  const row = FIRST_ROSTER_ROW + (index % ROWS_PER_SHEET);
  return { link: `'${rosterSheet(part)}'!A${row}`, text: outputsZh.duplicates.numbered(index + 1) };
}

export const nameOf = (merged: MergedEntry): string => merged.entry.readings.name?.value ?? merged.entry.readings.name?.text ?? '';

/** All categories of an entry by name; what the cell says when the plan knows none. */
export function categoryText({ entry, categoryCode }: MergedEntry, plan: Plan): string {
  const codes = entry.readings.category?.value ?? (categoryCode === null ? [] : [categoryCode]);
  const names = codes.map((code) => categoryOf(plan, code)?.name ?? code);
  const strange = entry.readings.category?.unknown ?? [];
  return names.length > 0 || strange.length > 0 ? [...names, ...strange].join('、') : (entry.readings.category?.text ?? '');
}

export const categoryName = (plan: Plan, code: string | null): string =>
  categoryOf(plan, code ?? undefined)?.name ?? outputsZh.unknownCategory;

/** 享受情况: what became of an entry, and where the other place is. */
export function standingText(view: CountyView, merged: MergedEntry): string {
  const { standing, standingReason } = merged;
  const place = standingReason?.where === undefined ? '' : placeText(view, view.entryAt(standingReason.where));
  return outputsZh.standing(standing, standingReason?.code ?? '', place);
}

/** Sum in households, people and institutions, side by side. */
export const tallyText = (tally: { households: number; persons: number; institutions: number }): string =>
  outputsZh.cover.tally(tally.households, tally.persons, tally.institutions);
