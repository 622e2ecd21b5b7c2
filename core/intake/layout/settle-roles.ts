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

/** Named after a purpose (or told by its title), or without ID numbers; and nearly all its people stand in the other sheets. */
const isCopy = (one: AnalysedSheet, others: readonly AnalysedSheet[]): boolean => {
  const ids = unmaskedIds(one);
  if (forPurpose(one)) {
    // Copies are made from lists, not from each other.
    const lists = others.filter((other) => !forPurpose(other));
    const originals = lists.length > 0 ? lists : ids.length > 0 ? [] : others.filter((other) => unmaskedIds(other).length > 0);
    if (originals.length === 0) return false;
    const names = namesOf(one);
    if (names.length === 0 || (ids.length === 0 && noticeWords.test(foldTight(heading(one))))) return true;
    return (
      shareIn(names, originals, namesIn) >= 0.7 ||
      shareIn(ids, originals, textsIn) >= 0.8 ||
      shareIn(valuesOf(one, 'bankAccount', sampledRows), originals, valuesIn('bankAccount')) >= 0.8
    );
  }
  const lists = others.filter((other) => !forPurpose(other) && unmaskedIds(other).length > 0);
  if (ids.length === 0) {
    const names = namesOf(one);
    return names.length > 1 && one.analysis.roleReason !== 'institutions' && shareIn(names, lists, namesIn) >= 0.7;
  }
  return lists.length >= 2 && wholeWords.test(heading(one)) && ids.length >= 5 && shareIn(ids, lists, valuesIn('idNumber')) >= 0.95;
};

const forPurpose = (one: AnalysedSheet): boolean => copyWords.test(foldTight(one.sheet.name)) || noticeWords.test(foldTight(heading(one)));

const unmaskedIds = (one: AnalysedSheet): readonly string[] => valuesOf(one, 'idNumber', sampledRows).filter((id) => !id.includes('*'));

/** What goes to the bank names people as holders of their accounts only. */
const namesOf = (one: AnalysedSheet): readonly string[] => {
  const names = valuesOf(one, 'name', sampledRows);
  return names.length > 0 ? names : valuesOf(one, 'accountHolder', sampledRows);
};

type ValuesIn = (one: AnalysedSheet) => readonly string[];
const valuesIn =
  (field: FieldKey): ValuesIn =>
  (one) =>
    valuesOf(one, field, mostRows);
/** All texts of a sheet: several blocks of it may keep the numbers in different columns. */
const textsIn: ValuesIn = ({ sheet }) =>
  sheet.rows
    .slice(0, mostRows)
    .flatMap((row) => row.flatMap((value) => (typeof value === 'string' ? [foldTight(value).toUpperCase()] : [])));
const namesIn: ValuesIn = (one) => [...valuesOf(one, 'name', mostRows), ...valuesOf(one, 'accountHolder', mostRows)];

/** Part of the texts that the sheets hold; 0 when there are none. */
const shareIn = (texts: readonly string[], sheets: readonly AnalysedSheet[], values: ValuesIn): number => {
  if (texts.length === 0) return 0;
  const known = new Set(sheets.flatMap((one) => values(one).map(barest)));
  return texts.filter((text) => known.has(barest(text))).length / texts.length;
};

/** 张三(户主), 张三* and 艾力.玉素甫 are written in another way on the copy. */
const barest = (text: string): string => text.replace(/[(（].*$|[*·.．•・‧-]/gu, '');

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
