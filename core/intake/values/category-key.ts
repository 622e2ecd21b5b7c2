/** How category names are compared. */
import { simplify } from '../../vocabulary/simplified';
import { foldTight } from './fold';

/** Spellings that mean the same: 殘疾/残疾, 城镇/城市, 退伍/退役, 精简/精减, 60周岁/60岁; brackets and quotation marks do not count. */
export const categoryKey = (text: string): string =>
  simplify(foldTight(text))
    .toUpperCase()
    .replace(/[()[\]【】〔〕《》"“”'‘’<>]/g, '')
    .replaceAll('城镇', '城市')
    .replaceAll('退伍', '退役')
    .replaceAll('精简', '精减')
    .replaceAll('周岁', '岁')
    .replaceAll('及以上', '以上')
    .replaceAll('百分之四十', '40%');

const suffix = /(?:对象|人员|户主|户|家庭|员工|群众|老人)$/;

/** Without 对象, 人员, 户, 家庭, 员工, 群众, 老人 at the end, as long as two characters remain. */
export const stripCategorySuffix = (key: string): string => {
  let stem = key;
  for (;;) {
    const shorter = stem.replace(suffix, '');
    if (shorter === stem || shorter.length < 2) return stem;
    stem = shorter;
  }
};
