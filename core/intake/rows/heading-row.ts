/** Tells a heading between the data from an entry that has little more than a name, and from places filled in ahead. */
import { cellAt, type RowContext } from './row-context';
import { hasEnumerator, headingWords, readHeading, type Section, type SectionFacts } from './section';
import { saysNothing, squeeze, type CellText } from './text';

/** Ends like the name of a kind of people. */
const looksLikeKind = (text: string): boolean => /(?:对象|人员|户|类|职工|家庭|员工|军人|老人|儿童)$/.test(text);

const countText = /^(?:共|计)?\d+(?:户|人|名|元|口人)?(?:\d+(?:户|人|名|元))*$|^[-—/]+$/;
const bareNumber = /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$|^[(]\d{1,2}[)]$/;

/** The one cell of words that a heading row has; an enumerator may stand in a cell of its own before it, counts behind it. */
const headingCell = (texts: readonly CellText[]): (CellText & { readonly split?: true }) | null => {
  const words = texts.filter((cell) => !cell.numeric && !countText.test(cell.text));
  const [first, second] = words;
  if (!first) return null;
  if (words.length === 1) return bareNumber.test(first.text) ? null : first;
  if (words.length === 2 && second && bareNumber.test(first.text))
    return { ...second, column: first.column, split: true, text: `${first.text.replace(/[、.]$/, '')}、${second.text}` };
  return null;
};

const namesSomething = ({ category, village, unit, visitGroup, tier }: SectionFacts): boolean =>
  category !== undefined || village !== undefined || unit !== undefined || visitGroup !== undefined || tier !== undefined;

/** An area over at least so many columns is merged as a heading. */
const headingWidth = 3;
/** An unmerged heading stands in one of the first columns. */
const lastHeadingColumn = 2;
/** A village or community beyond doubt: with figures beside it, a group or team might be a person's name. */
const placeName = /^.{1,12}(?:村|社区|村委会|居委会)$/;
const serialWords = /^(?:[一二三四五六七八九十百]{1,4}|[A-Za-z]?\d+(?:[-—.]\d+)*)$/;
const places = ['village', 'unit', 'county', 'category', 'tier', 'visitGroup'] as const;

/** The heading that a row is, or null. */
export const headingOf = (ctx: RowContext, row: number, texts: readonly CellText[]): Section | null => {
  const heading = headingCell(texts);
  if (!heading) return null;
  const name = ctx.column('name');
  const width = ctx.merges.width(row, heading.column);
  const merged = width >= headingWidth || (heading.column < name && heading.column + width > name);
  const facts = readHeading(heading.text, ctx.vocabulary);
  if (heading.split && !namesSomething(facts) && !looksLikeKind(heading.text)) return null;
  if (!merged && !standsAsHeading(ctx, row, heading, texts, facts)) return null;
  if (headingWords(heading.text) === '' && !facts.stated) return null;
  return { ...facts, row, column: heading.column };
};

const standsAsHeading = (ctx: RowContext, row: number, heading: CellText, texts: readonly CellText[], facts: SectionFacts): boolean => {
  const name = ctx.column('name');
  if (texts.some((cell) => cell.numeric && cell.column < heading.column)) {
    // 11 | 其他民政对象: a category in a column that is not the category's.
    return texts.length === 2 && facts.category !== undefined && heading.column !== ctx.column('category');
  }
  if (heading.column === name) return standsInNameColumn(ctx, heading.text, facts, texts);
  if (heading.column > Math.max(name, lastHeadingColumn)) return false;
  if (heading.column === ctx.column('serial') && serialWords.test(heading.text)) return false;
  return !(places.some((field) => ctx.column(field) === heading.column) && isPrefilledPlace(ctx, row, heading));
};

const standsInNameColumn = (ctx: RowContext, text: string, facts: SectionFacts, texts: readonly CellText[]): boolean => {
  if (hasEnumerator(text)) return true;
  // Where units are the beneficiaries, a unit's name is a name: 武警中队.
  if (ctx.sheetCategory !== null && ctx.vocabulary.isInstitution(ctx.sheetCategory)) return false;
  const alone = texts.length === 1;
  // 劳模, 孤儿: no name of a person.
  if (alone && facts.category !== undefined && facts.category.value !== null) return true;
  if (namesSomething(facts)) return text.length >= 3 && (alone || placeName.test(headingWords(text)) || /[:户人)]$/.test(text));
  return alone && (/[:]$/.test(text) || (text.length >= 5 && looksLikeKind(text)));
};

/** A village standing alone in its own column is a heading, unless the row above says the same, or one without a person below does. */
const isPrefilledPlace = (ctx: RowContext, row: number, heading: CellText): boolean => {
  if (hasEnumerator(heading.text) || /[:]$/.test(heading.text)) return false;
  const says = (other: number): boolean => squeeze(cellAt(ctx.sheet, other, heading.column)) === heading.text;
  if (says(row - 1)) return true;
  return says(row + 1) && (['name', 'idNumber'] as const).every((field) => saysNothing(cellAt(ctx.sheet, row + 1, ctx.column(field))));
};
