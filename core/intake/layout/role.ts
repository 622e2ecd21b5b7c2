/** What a sheet is, as far as it tells by itself. What only the other sheets can tell is settled in analyse-sheets.ts. */
import type { FieldKey } from '../../model/field';
import type { Plan } from '../../model/plan';
import type { Layout, SheetMeta, SheetRole } from '../../model/roster';
import type { SheetSnapshot } from '../../model/sheet';
import { exampleWords, instructionWords, pastWords } from '../../vocabulary/words';
import { cellText, foldTight } from '../values/fold';
import { isArchiveForm } from './archive';
import type { PlanTools } from './plan-tools';
import { looks, sampleColumn, shareOf } from './profile';
import type { TopRows } from './row-facts';
import { yearsIn } from './title';

export interface RoleFacts {
  readonly sheet: SheetSnapshot;
  readonly rows: TopRows;
  readonly meta: SheetMeta;
  readonly layout: Layout | null;
  readonly sampleRows: readonly number[];
  readonly plan: Plan;
  readonly tools: PlanTools;
  readonly otherSheets: readonly string[];
}

export interface RoleFound {
  readonly role: SheetRole;
  readonly reason: string;
}

const found = (role: SheetRole, reason: string): RoleFound => ({ role, reason });
const summaryWords = /汇总|统计|分配表|名额|总表|情况表|分配|指标/;
const listWords = /^(?:字典|代码表?|选项|下拉|数据源|参数|枚举|列表|基础数据|码表|数据字典|数据有效性|list|dict|options?|lookup).{0,6}$/i;
const personFields: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'gender', 'age', 'birthDate', 'phone', 'address', 'bankAccount', 'accountHolder', 'relation', 'signature', 'disability', 'political', 'ethnicity', 'health', 'headName',
]); // prettier-ignore

export const roleOf = (facts: RoleFacts): RoleFound => {
  const { sheet, rows, otherSheets, plan } = facts;
  if (rows.grid.rows.length === 0) return found('empty', 'no-values');
  const name = foldTight(sheet.name);
  if (sheet.visibility !== 'visible')
    return isPast(name, facts.meta.title, plan) ? found('lastYear', 'past-year-hidden') : found('hidden', 'hidden');
  if (instructionWords.test(name)) return found('instruction', 'sheet-name');
  if (otherSheets.length > 0 && exampleWords.test(name)) return found('instruction', 'example');
  if (otherSheets.length > 0 && listWords.test(name)) return found('other', 'list');
  if (isArchiveForm(rows, facts.layout)) return found('archive', 'labels-and-values');
  if (facts.layout === null) return withoutHeader(facts);
  const byColumns = roleOfColumns(facts, facts.layout);
  if (byColumns.role !== 'roster') return byColumns;
  const current = otherSheets.some((other) => !isPastName(foldTight(other), plan) && !instructionWords.test(other));
  if (isPastName(name, plan) && current) return found('lastYear', 'past-year');
  return byColumns;
};

/** Named after an earlier year or 上年, and after no present one. */
export const isPastName = (name: string, plan: Plan): boolean => {
  const years = yearsIn(name);
  if (years.length > 0) return years.every((year) => year < plan.year);
  return pastWords.test(name);
};

const isPast = (name: string, title: string | undefined, plan: Plan): boolean =>
  isPastName(name, plan) || (title !== undefined && yearsIn(title).length > 0 && isPastName(title, plan));

const withoutHeader = ({ rows, meta }: RoleFacts): RoleFound => {
  const { grid } = rows;
  const texts = grid.rows.map((row) => grid.cells(row));
  const words = texts.slice(0, 4).flat();
  if (words.some(({ text }) => instructionWords.test(text.replaceAll(' ', '')))) return found('instruction', 'text');
  const sentences = texts.filter((cells) => cells.length <= 2 && cells.some(({ text }) => text.length >= 12)).length;
  if (texts.length >= 3 && sentences >= texts.length * 0.6) return found('instruction', 'text');
  return found('other', meta.title === undefined ? 'no-header' : 'title-only');
};

const roleOfColumns = (facts: RoleFacts, layout: Layout): RoleFound => {
  const has = (field: FieldKey): boolean => layout.columns.some((column) => column.field === field);
  const { sheet, meta, sampleRows, rows } = facts;
  const heading = `${foldTight(sheet.name)} ${meta.title ?? ''}`;
  if (has('idNumber')) return found('roster', 'columns');
  const nameColumn = layout.columns.find((column) => column.field === 'name');
  if (nameColumn !== undefined) {
    const names = shareOf(sampleColumn(sheet, sampleRows, nameColumn.column), looks.name);
    if (!/姓名/.test(nameColumn.header) && isTaskTable(layout, names ?? 0)) return found('other', 'tasks');
    const counts = has('coveredSize') || has('amount') || has('standard');
    if ((names ?? 1) < 0.5 && isInstitutionRoster(facts, layout, heading)) return found('roster', 'institutions');
    const plainTable = !layout.columns.some(({ field }) => personFields.has(field));
    if (summaryWords.test(heading) && plainTable && counts && (names ?? 0) < 0.5 && nameColumn.header !== '姓名')
      return found('summary', 'no-person-names');
    if (names !== null && names < 0.2 && plainTable && counts && !/姓名/.test(nameColumn.header))
      return found('summary', 'no-person-names');
    return found('roster', 'columns');
  }
  if (isInstitutionRoster(facts, layout, heading)) return found('roster', 'institutions');
  const persons = layout.columns.filter(({ field }) => personFields.has(field)).length;
  if (persons >= 2) return found('roster', 'no-name-column');
  const counted =
    has('coveredSize') || has('householdSize') || has('amount') || has('standard') || has('goodsQty') || countsIn(rows, layout);
  if (counted || summaryWords.test(heading)) return found('summary', 'no-name-column');
  return instructionWords.test(meta.title ?? '') ? found('instruction', 'title') : found('other', 'no-person-column');
};

/** 板块, 任务内容, 完成时限: what is to be done by whom, for kinds of people rather than people. */
const isTaskTable = ({ unknown, columns }: Layout, names: number): boolean => {
  const headers = [...unknown, ...columns].map(({ header }) => header.replaceAll(' ', ''));
  const says = (words: RegExp): boolean => headers.some((header) => words.test(header));
  if (columns.some(({ field }) => personFields.has(field))) return false;
  return says(/任务|板块|工作内容|活动内容|活动名称|活动项目|工作事项/) || (names < 0.5 && says(/具体措施|完成时[限间]|时间节点|进展/));
};

/** 人数, 户数, 金额 somewhere in the header, as tables of unit × category have them under each category. */
const countsIn = ({ grid }: TopRows, layout: Layout): boolean => {
  let hits = 0;
  for (let row = layout.headerTop; row <= layout.headerBottom; row += 1)
    for (const { text } of grid.cells(row)) if (/人数|户数|金额|合计|名额|资金|^[人户]$/.test(text)) hits += 1;
  return hits >= 1;
};

/** 驻军单位, 敬老院: a unit's name instead of a person's. Tables that count people under such a heading are summaries all the same. */
const isInstitutionRoster = ({ sheet, tools, meta, sampleRows }: RoleFacts, layout: Layout, heading: string): boolean => {
  if (!tools.hasInstitutions) return false;
  const column = (field: FieldKey): number => layout.columns.find((one) => one.field === field)?.column ?? -1;
  const counts = column('coveredSize') >= 0 || /汇总|统计|分配|名额/.test(heading);
  const category = column('category');
  const values = category < 0 ? [] : sampleColumn(sheet, sampleRows, category);
  if (values.length > 0) {
    const institutions = shareOf(values, ({ value }) => tools.isInstitution(tools.categoryIn(cellText(value)))) ?? 0;
    return institutions >= 0.5 && (column('name') >= 0 || !(counts && /汇总|统计/.test(heading)));
  }
  const named =
    column('name') >= 0 ||
    column('employer') >= 0 ||
    column('unit') >= 0 ||
    layout.unknown.some(({ header }) => /名称|部队|单位|院/.test(header));
  const byHeading = tools.isInstitution(tools.categoryIn(sheet.name)) || tools.isInstitution(tools.categoryIn(meta.title ?? ''));
  return named && byHeading && !/汇总|统计|分配/.test(heading);
};
