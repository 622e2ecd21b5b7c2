/** What only the other sheets of a file can tell: last year's list beside this year's, and copies of a list made for the notice board. */
import type { FieldKey } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { SheetRole } from '../../model/roster';
import { isBlankCell, type SheetSnapshot } from '../../model/sheet';
import { cellText, foldTight } from '../values/fold';
import { yearsIn } from './title';
import type { SheetAnalysis } from './types';

export interface AnalysedSheet {
  readonly sheet: SheetSnapshot;
  readonly analysis: SheetAnalysis;
}

/** Made from a list for another purpose: notice, receipt, bank, visits. */
const copyWords = /公示|签收|签领|签字|发放签|代发|打卡|银行|领取表|分组|安排|走访|打印/;
const noticeWords = /公示|签收|签领/;
const wholeWords = /汇总|总表|总名单|合并|全部|总册|全镇|全乡|全街道/;
const sampledRows = 40;
const mostRows = 100_000;

/** The analyses in the same order, roles settled. A role given from outside stays. */
export const settleRoles = (sheets: readonly AnalysedSheet[], plan: Plan): readonly SheetAnalysis[] => {
  const roles = new Map<AnalysedSheet, readonly [SheetRole, string]>();
  const roleOf = (one: AnalysedSheet): SheetRole => roles.get(one)?.[0] ?? one.analysis.role;
  const open = sheets.filter(({ analysis }) => analysis.roleReason !== 'override');
  const rosters = (): readonly AnalysedSheet[] => sheets.filter((one) => roleOf(one) === 'roster');

  for (const one of open.filter(({ analysis }) => analysis.role === 'roster')) {
    const others = rosters().filter((other) => other !== one);
    if (isPastBeside(one, others, plan)) roles.set(one, ['lastYear', 'past-year']);
  }
  // A list named after last year is the one to read when no other sheet holds one.
  const past = open.filter(({ analysis }) => analysis.role === 'lastYear' && analysis.roleReason === 'past-year');
  if (rosters().length === 0) for (const one of past) roles.set(one, ['roster', 'columns']);

  for (const one of open.filter((candidate) => roleOf(candidate) === 'roster')) {
    const others = rosters().filter((other) => other !== one);
    if (others.length > 0 && isCopy(one, others)) roles.set(one, ['printout', 'copy-of-other-sheet']);
  }
  return sheets.map((one) => {
    const settled = roles.get(one);
    return settled === undefined ? one.analysis : { ...one.analysis, role: settled[0], roleReason: settled[1], missingFields: [] };
  });
};

const yearsOf = ({ sheet, analysis }: AnalysedSheet): readonly number[] => [...yearsIn(sheet.name), ...yearsIn(analysis.meta.title ?? '')];
const heading = ({ sheet, analysis }: AnalysedSheet): string => `${sheet.name} ${analysis.meta.title ?? ''}`;

const isPastBeside = (one: AnalysedSheet, others: readonly AnalysedSheet[], plan: Plan): boolean => {
  const years = yearsOf(one);
  if (years.length === 0 || years.some((year) => year >= plan.year)) return false;
  return others.some((other) => yearsOf(other).some((year) => year >= plan.year));
};

/** Without ID numbers (or with masked ones), or named after such a purpose; and nearly all its people stand in the other sheets. */
const isCopy = (one: AnalysedSheet, others: readonly AnalysedSheet[]): boolean => {
  const ids = valuesOf(one, 'idNumber', sampledRows);
  const unmasked = ids.filter((id) => !id.includes('*'));
  const words = foldTight(heading(one));
  const numbered = others.filter((other) => valuesOf(other, 'idNumber', sampledRows).some((id) => !id.includes('*')));
  // A list may lack the column of numbers; the notice made from it is a copy all the same.
  const withIds =
    numbered.length > 0 || !noticeWords.test(words) ? numbered : others.filter((other) => !noticeWords.test(foldTight(heading(other))));
  if (withIds.length === 0) return false;
  const named = valuesOf(one, 'name', sampledRows);
  // What goes to the bank names people as holders of their accounts only.
  const names = named.length > 0 ? named : valuesOf(one, 'accountHolder', sampledRows);
  const forPurpose = copyWords.test(foldTight(one.sheet.name));
  if (unmasked.length === 0) {
    if (noticeWords.test(words) && !withIds.some((other) => noticeWords.test(foldTight(other.sheet.name)))) return true;
    if (forPurpose && names.length === 0) return true;
    const accounts = named.length > 0 ? [] : valuesOf(one, 'bankAccount', sampledRows);
    if (accounts.length > 1 && shareIn(accounts, withIds, 'bankAccount') >= 0.8) return true;
    return names.length > (forPurpose ? 0 : 1) && one.analysis.roleReason !== 'institutions' && shareIn(names, withIds, 'name') >= 0.7;
  }
  if (forPurpose && !withIds.every((other) => copyWords.test(foldTight(other.sheet.name))))
    return shareIn(unmasked, withIds, 'idNumber') >= 0.9;
  return withIds.length >= 2 && wholeWords.test(words) && unmasked.length >= 5 && shareIn(unmasked, withIds, 'idNumber') >= 0.95;
};

const shareIn = (texts: readonly string[], sheets: readonly AnalysedSheet[], field: FieldKey): number => {
  const known = new Set(sheets.flatMap((one) => valuesOf(one, field, mostRows)));
  return texts.filter((text) => known.has(text)).length / texts.length;
};

const valuesOf = ({ sheet, analysis }: AnalysedSheet, field: FieldKey, most: number): readonly string[] => {
  const layouts = analysis.panels.length > 0 ? analysis.panels : analysis.layout === null ? [] : [analysis.layout];
  const columns = layouts.flatMap((layout) => layout.columns.filter((column) => column.field === field).map(({ column }) => column));
  const values: string[] = [];
  for (let row = analysis.firstDataRow; row < sheet.rows.length && values.length < most; row += 1)
    for (const column of columns) {
      const value = sheet.rows[row]?.[column] ?? null;
      if (!isBlankCell(value)) values.push(foldTight(cellText(value)).toUpperCase());
    }
  return values;
};
