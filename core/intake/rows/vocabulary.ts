/** The plan's names as headings and summary tables use them. */
import type { CategoryReading } from '../../model/reading';
import { categoryOf, grainOf, type Plan } from '../../model/plan';
import { categoryInText, createCategoryReader, createUnitMatcher, foldTight } from '../values';
import type { RowVocabulary } from './row-context';

const groupNumber = /^第?[一二三四五六七八九十\d]{1,3}(?:慰问|走访|工作)?(?:小?组)$/;

/** What a heading adds to a tier's name: 县总工会慰问对象, 镇级困难职工名单. */
const tierTail = /(?:上报|推荐)?(?:慰问)?(?:困难)?(?:对象|人员|职工|名单|花名册|部分)?$/;
const tierOffice = /(?:总?工会|级)$/;

const mostRemembered = 5000;

/** Made once per plan; answers are remembered by text. */
export const createVocabulary = (plan: Plan): RowVocabulary => {
  const readCategory = createCategoryReader(plan);
  const findInText = categoryInText(plan);
  const matchUnit = createUnitMatcher(plan);
  const categories = new Map<string, CategoryReading | null>();
  const groups = new Set(plan.visitGroups.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldTight));
  const tiers = new Set(plan.tiers.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldTight));
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
        if (categories.size < mostRemembered) categories.set(text, found);
      }
      return found;
    },
    isUnit: (text) => matchUnit(text)?.code !== undefined && matchUnit(text)?.code !== null,
    isVisitGroup: (text) => groups.has(foldTight(text)) || (groups.size > 0 && groupNumber.test(text)),
    isTier: (text) => {
      const short = text.replace(tierTail, '');
      return short !== '' && [text, short, short.replace(tierOffice, '')].some((name) => tiers.has(name));
    },
    isInstitution: ({ value }) =>
      value !== null && value.length > 0 && value.every((code) => grainOf(plan, categoryOf(plan, code)) === 'institution'),
  };
};
