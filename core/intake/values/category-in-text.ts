/** Categories in section rows, sheet names and titles. */
import type { Plan } from '../../model/plan';
import type { CategoryReading } from '../../model/reading';
import { createCategoryReader } from './category-reader';
import { categoryKey, stripCategorySuffix } from './category-key';
import { narrowest, phraseTable, type PhraseTable } from './category-phrases';
import { isDenied, phrasesIn } from './category-segment';
import { cellText } from './fold';

/** Office names that contain a category: 残疾人联合会, 敬老院 … */
const officeBehind = /^(?:联合会|协会|基金会|工作|服务|事务|事业|办公室|中心|局|科|股|办(?!理)|院|所|站)/;
const around = /^(?:附件|附表|附)?[(]?[一二三四五六七八九十百\d]{1,3}[).、:：\s]+|^第[一二三四五六七八九十\d]{1,3}[部分类项][、.:\s]*/;
const tail =
  /(?:\(?(?:共|计|合计)?\d+(?:人|户|名|个)?\)?|花名册|名册|名单|登记表|汇总表|统计表|发放表|签收表|明细表|一览表|公示表?|台账|备案表|表)+$/;

/**
 * Finds the category that a section row, sheet name or title names: "（一）城市低保对象", "二、孤儿（3人）", "××镇农村低保春节慰问花名册".
 * Several different ones give value null and `ambiguous`; a class outside the plan standing alone gives `unknown`; undefined when none is named.
 */
export function categoryInText(plan: Plan): (text: string) => CategoryReading | undefined {
  const table = phraseTable(plan);
  const read = createCategoryReader(plan);
  const campaign = categoryKey(plan.title);
  return (raw) => {
    const text = cellText(raw);
    if (text === '' || text.length > 200) return undefined;
    const core = text
      .replace(around, '')
      .replace(/[::、,。\s]+$/, '')
      .replace(tail, '')
      .replace(/[(::、,\s]+$/, '')
      .trim();
    const alone = core === '' || core.length > 40 ? undefined : read(core);
    if (
      alone !== undefined &&
      alone.unknown.length === 0 &&
      (alone.value?.length === 1 || (alone.value === null && alone.ambiguous !== undefined))
    ) {
      return { ...withoutFix(alone), text };
    }
    return within(text, core, table, campaign);
  };
}

const withoutFix = ({ fix: _, ...reading }: CategoryReading): CategoryReading => reading;

function within(text: string, core: string, table: PhraseTable, campaign: string): CategoryReading | undefined {
  const key = categoryKey(text);
  const segments = phrasesIn(key, table, (phrase) => phrase.inText).filter(
    (segment) => !officeBehind.test(key.slice(segment.start + segment.key.length)) && !isDenied(key, segment),
  );
  const all = segments.filter(({ phrase }) => phrase.codes.length > 0);
  // 困难群众 is what every such campaign calls its people; a category beside it says more.
  const named = all.length > 1 ? all.filter((segment) => segment.key !== '困难群众') : all;
  const besideCampaign = named.filter((segment) => !campaign.includes(segment.key));
  const telling = besideCampaign.length > 0 ? besideCampaign : named;
  if (telling.length === 0) {
    const stranger = segments.find(
      (segment) =>
        stripCategorySuffix(segment.key) === stripCategorySuffix(categoryKey(core)) &&
        !segment.phrase.classes.some((code) => code.startsWith('G-')),
    );
    return stranger && { value: null, text, unknown: [stranger.key] };
  }
  const certain = narrowest(telling.flatMap(({ phrase }) => (phrase.codes.length === 1 ? phrase.codes : [])), table); // prettier-ignore
  const open = telling.flatMap(({ phrase }) =>
    phrase.codes.length > 1 && !phrase.codes.some((code) => certain.includes(code)) ? phrase.codes : [],
  );
  if (certain.length === 1 && open.length === 0) return { value: certain, text, unknown: [] };
  return { value: null, text, unknown: [], ambiguous: [...new Set([...certain, ...open])] };
}
