/** Names and villages as a public list may say them: nothing else that a clerk wrote into the same cell comes along. */
import type { MergedEntry } from '../model/merge';
import { nameOf } from './county-view';
import { villageText } from './granted';

const UNREADABLE = '＊';

/** Letters and the name's dot up to the first bracket, digit or other sign; institutions keep single digits (第2敬老院). */
export function publicName(merged: MergedEntry): string {
  const written = withoutLongNumbers(nameOf(merged));
  const name = merged.grain === 'institution' ? /^[\p{L}\d·（）()]+/u.exec(written)?.[0] : /^[\p{L}·]+(?: [\p{L}·]+)*/u.exec(written)?.[0];
  return name?.slice(0, 30) ?? UNREADABLE;
}

/** 东村三组12号 → 东村: down to the village, not the group or the house (domain: 到村不到组). */
export const publicVillage = (merged: MergedEntry): string => villageIn(villageText(merged));

export function villageIn(text: string): string {
  const folded = withoutLongNumbers(text.replace(/\s+/g, ''));
  const end = lastEnding(folded);
  const cut =
    end > 0
      ? folded.slice(0, end)
      : folded.replace(/第?[\d〇零一二三四五六七八九十百]{1,4}(?:村民)?(?:小组|组|社|队|号|户|栋|幢|单元|室|楼).*$/u, '');
  // A road and a house before the name of the community are an address.
  const bare = cut.replace(/^.*\d[组号栋幢户室楼单元弄]+/u, '').replace(/[^\p{L}\p{N}（）()·]/gu, '');
  const isVillage = end > 0 ? bare.length > 1 : bare.length > 0 && !/\d|[路街巷弄号栋幢室楼]/.test(bare);
  return isVillage && bare.length <= 20 ? bare : '';
}

const endings = ['村民委员会', '居民委员会', '村委会', '居委会', '社区', '村'] as const;

/** Index behind the last ending that closes a village's name; 村民小组 closes none. */
function lastEnding(text: string): number {
  let end = 0;
  for (const ending of endings) {
    for (let at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, at + 1)) {
      if (ending === '村' && text.startsWith('村民', at)) continue;
      end = Math.max(end, at + ending.length);
    }
  }
  return end;
}

/** Runs of five digits and more, also in full width or parted, are numbers of people, accounts or phones. */
export const withoutLongNumbers = (text: string): string => text.replace(/[\d０-９](?:[\s-]?[\d０-９]){4,}[XxＸｘ]?/g, '');
