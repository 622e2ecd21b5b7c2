/** How names of units are compared. */
import { chineseNumber } from './chinese-number';
import { foldTight } from './fold';

const figure = /第?(\d{1,2})(?=工程|分?公司|大队|中队|项目|车间|分厂|局|处|段|组)/g;
const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const inWords = (number: number): string =>
  number < 10 ? (numerals[number] as string) : `${number < 20 ? '' : numerals[Math.floor(number / 10)]}十${numerals[number % 10]}`;

/** Folded, without white space, brackets and quotation marks; 第3工程公司 as 第三工程公司. */
export const unitKey = (text: string): string =>
  foldTight(text)
    .replace(/[()[\]【】〔〕《》"“”'‘’<>_]/g, '')
    .replace(figure, (whole, digits: string) => whole.replace(digits, inWords(Number(digits))));

const labels =
  /^(?:填报|填表|申报|上报|报送|推荐|所属|制表)?(?:单位|部门)(?:名称)?(?:盖章|公章|签章|章)?[:：]?|^(?:乡镇|镇街|街道|工会名称)(?:盖章)?[:：]/;
const endings =
  /(?:盖章|公章|签章|[:：、,。.\s]|人民政府|政府|民政办公室|民政办|民政所|民政服务中心|社会事务办公室|社会事务办|公共服务办公室|公共服务办|党政办公室|党政办|社会救助站|便民服务中心|退役军人服务站|委员会|党委|办事处)+$/;

/** Of a 填报单位 text: without label, 盖章 and the office within the unit (人民政府, 民政办 …). */
export const bareUnit = (key: string): string => key.replace(labels, '').replace(endings, '');

const kinds = /(?:镇|乡|街道|工业区|工业园区|园区|开发区|系统|产业)?(?:总工会|工会联合会|工会委员会|工会|办事处)?$/;

/** 东岗镇总工会 → 东岗; null when less than two characters would remain. */
export const stemOf = (key: string): string | null => {
  const stem = key.replace(kinds, '');
  return stem.length >= 2 && stem !== key && chineseNumber(stem) === null ? stem : null;
};
