/** Titles, attachment lines, and what title and sheet name tell about year, village and category. */
import { titleKeywords } from '../../vocabulary/words';
import { foldTight } from '../values/fold';

const keyword = new RegExp(titleKeywords.join('|'));
const attachment = /^\(?(?:附件|附表|附)\s*[:]?\s*(?:[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?)?\s*[:.、)]?$/;

/** 附件2, 附表一:, 附件 */
export const isAttachment = (text: string): boolean => text.length <= 12 && attachment.test(text);

/** A text with 花名册, 汇总表, 名单 and the like in it. */
export const hasTitleKeyword = (text: string): boolean => keyword.test(text.replaceAll(' ', ''));

const digitYear = /(?<!\d)(20\d{2})\s*(?:年|-20\d{2}|(?=[^\d]|$))/g;
const chineseYear = /二[○〇零Oo0]([○〇零一二三四五六七八九Oo0])([○〇零一二三四五六七八九Oo0])年/;
const digitOf = (character: string): number => '零一二三四五六七八九'.indexOf(character.replace(/[○〇Oo0]/, '零'));

/** Years named by a text, in order: 2027年, 二〇二七年. Months and full dates (2026年12月) name no campaign year. */
export const yearsIn = (text: string): readonly number[] => {
  const tight = foldTight(text);
  const years = [...tight.matchAll(digitYear)]
    .filter((match) => !/^(?:年)?[-.年/]?\d{1,2}(?:月|[-./]\d|日)/.test(tight.slice(match.index + 4)))
    .map((match) => Number(match[1]));
  const chinese = chineseYear.exec(tight);
  return chinese ? [...years, 2000 + digitOf(chinese[1] ?? '') * 10 + digitOf(chinese[2] ?? '')] : years;
};

const villageName = /([\u4e00-\u9fff]{1,8}?(?:村委会|居委会|社区|村|分场|林场|农场|管理区))/;
const noVillage =
  /^(?:农村|乡村|全村|各村|本村|该村|驻村|新农村|行政村|村|社区|各社区|所属社区|自然村|美丽乡村|我村|我社区)$|农村$|社区(?:矫正|服刑)/;

/** 东岗村, 红旗社区(低保): the village that a sheet is named after; null for other names. */
export const villageOfSheet = (name: string): string | null => {
  const text = foldTight(name).replace(/^[\d.、\-_()]+/, '');
  if (/社区(?:矫正|服刑)/.test(text)) return null;
  const found = new RegExp(`^${villageName.source}`).exec(text)?.[1];
  return found === undefined || noVillage.test(found) ? null : found;
};

/** The village in a title behind its township: 东岗镇红旗村农村低保春节慰问花名册 → 红旗村. */
export const villageInTitle = (title: string): string | null => {
  const text = foldTight(title);
  if (/社区(?:矫正|服刑)/.test(text)) return null;
  const behind =
    /(?:镇|乡|街道(?:办事处)?)([\u4e00-\u9fff]{1,6}?(?:村委会|居委会|社区|村))/.exec(text)?.[1] ??
    /^([\u4e00-\u9fff]{2,5}?(?:村|社区))/.exec(text)?.[1];
  return behind === undefined || noVillage.test(behind) || /[年月]|镇|乡|街道/.test(behind) ? null : behind;
};
