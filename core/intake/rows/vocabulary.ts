/** The plan's names as headings and summary tables use them. */
import type { CategoryReading } from '../../model/reading';
import { categoryOf, grainOf, type Plan } from '../../model/plan';
import { categoryInText, createCategoryReader, createUnitMatcher, foldTight } from '../values';
import type { RowVocabulary } from './row-context';

const groupNumber = /^第?[一二三四五六七八九十\d]{1,3}(?:慰问|走访|工作)?(?:小?组)$/;

/** What follows a tier's one-character name (镇, 县) in a heading: 镇总工会慰问对象, 镇级. */
const tierWords = /^.(?:级|总工会|总|工会|本级)(?:慰问)?(?:对象|人员|职工)?$/;

/** Made once per plan; answers are remembered by text. */
export const createVocabulary = (plan: Plan): RowVocabulary => {
  const readCategory = createCategoryReader(plan);
  const findInText = categoryInText(plan);
  const matchUnit = createUnitMatcher(plan);
  const categories = new Map<string, CategoryReading | null>();
  const groups = new Set(plan.visitGroups.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldTight));
  const tiers = plan.tiers.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldTight);
  const findCategory = (text: string): CategoryReading | null => {
    const reading = readCategory(text);
    const named = reading !== undefined && (reading.value !== null || reading.ambiguous !== undefined);
    if (named && reading.unknown.length === 0) return reading;
    // A heading's number (一、) and words around the category are no unknown categories.
    return findInText(text) ?? (named ? reading : null);
  };
  return {
    category: (text) => {
      let found = categories.get(text);
      if (found === undefined) {
        found = text === '' ? null : findCategory(text);
        categories.set(text, found);
      }
      return found;
    },
    isUnit: (text) => matchUnit(text)?.code !== undefined && matchUnit(text)?.code !== null,
    isVisitGroup: (text) => groups.has(foldTight(text)) || (groups.size > 0 && groupNumber.test(text)),
    isTier: (text) =>
      tiers.some((name) =>
        name.length >= 2 ? text.includes(name) && text.length <= name.length + 6 : text.startsWith(name) && tierWords.test(text),
      ),
    isInstitution: ({ value }) =>
      value !== null && value.length > 0 && value.every((code) => grainOf(plan, categoryOf(plan, code)) === 'institution'),
  };
};
