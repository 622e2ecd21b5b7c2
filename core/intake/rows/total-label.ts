/** Recognises the words of total rows: 小计 合计 总计 共计, also spaced out, split over two cells, with a group's name or counts around. */
import type { CellText } from './text';

export interface TotalLabel {
  readonly kind: 'subtotal' | 'total';
  /** page: since the page began (本页合计); running: everything so far (累计); group: the group named before the word; section: figures in the heading itself; plain: as placed. */
  readonly scope: 'page' | 'running' | 'group' | 'all' | 'plain' | 'section';
  /** Text before the word that names a group, e.g. "红旗村" of "红旗村小计"; '' when there is none. */
  readonly group: string;
  readonly label: string;
  readonly column: number;
}

const word = '(?:小计|合计|总计|共计|累计|总合计|合共|总数)';
const tail = '(?:数|金额)?(?:$|[:(\\[,;、/.。\\-—~=¥￥\\d共计人户金元大].*)';
const startsWithWord = new RegExp(
  `^(?:(本页|此页|每页|当页|页)|(全[镇乡县市区村局街社组]?|本[镇乡村局表社组]|各[村组社]|以上|本单位|全街道|全公司|全社区|本社区|总))?(?:人数|户数|人员|资金|金额)?(${word})${tail}`,
);
const endsWithWord = new RegExp(`^(.{1,24}?)(${word})${tail}`);
const counted = /^(?:以上|本表|全表|本次)?(?:共计?有?|总?计|总共|合共)[:]?\d+(?:户|人|名|元)/;
const sums = /^(?:总人数|总户数|总金额|总额|金额合计|合计金额|发放总额|计[:]?$)/;
const inWords = /^(?:合计|总计|共计|小计)?(?:总?金额)?(?:合计)?[:]?(?:人民币)?(?:金额)?[([]?大写[)\]]?/;
const listMarks = /^(?:第?[一二三四五六七八九十]+[、.)]|[(][一二三四五六七八九十\d]+[)]|\d+[、.)])/;
const groupEnding = /(?:村|社区|居|委会|组|队|镇|乡|街道|办|类|对象|人员|户|低保|特困|孤儿|军人|公司|单位|工会|部|片区?)$/;

/** 石桥村计, 二组计 */
const groupCount = /^(.{1,12}(?:村|社区|居委会|村委会|组|队|镇|乡|街道|公司|低保|对象))计[:]?$/;

type IsGroup = (text: string) => boolean;

const readLabel = (text: string, column: number, isNameColumn: boolean, isGroup: IsGroup): TotalLabel | null => {
  const start = startsWithWord.exec(text);
  if (start) {
    const scope = start[1] ? 'page' : start[3] === '累计' ? 'running' : start[2] ? 'all' : 'plain';
    const kind = start[3] === '小计' || scope === 'page' ? 'subtotal' : 'total';
    return { kind, scope, group: '', label: text, column };
  }
  if (counted.test(text) || sums.test(text) || inWords.test(text)) return { kind: 'total', scope: 'plain', group: '', label: text, column };
  const end = endsWithWord.exec(text) ?? groupCount.exec(text);
  if (!end) return null;
  const group = (end[1] ?? '').replace(listMarks, '');
  if (isNameColumn && group.length < 3 && !groupEnding.test(group) && !isGroup(group)) return null;
  return { kind: 'subtotal', scope: group === '' ? 'plain' : 'group', group, label: text, column };
};

/** The label may stand in the first columns, up to the name or the sixth non-blank place. */
const lastLabelColumn = 6;

/**
 * The total label of a row, or null. `nameColumn` −1 when there is none: names are the one column where such a word may be part of a value
 * (a person called 何计), so there a short text before the word must name a known group (`isGroup`: a category, a unit).
 */
export const totalLabelOf = (texts: readonly CellText[], nameColumn: number, isGroup: IsGroup = () => false): TotalLabel | null => {
  const last = Math.max(nameColumn, lastLabelColumn);
  let spread = '';
  let spreadFrom = -1;
  for (const cell of texts) {
    if (cell.column > last && cell !== texts[0]) break;
    if (cell.numeric) continue;
    const label = readLabel(cell.text, cell.column, cell.column === nameColumn, isGroup);
    if (label) return label;
    if (cell.text.length > 2) spread = '';
    else {
      if (spread === '') spreadFrom = cell.column;
      spread += cell.text;
      if (/^(?:小计|合计|总计|共计)[:]?$/.test(spread)) return readLabel(spread, spreadFrom, false, isGroup);
    }
  }
  return texts[0]?.text === '计' ? { kind: 'total', scope: 'plain', group: '', label: '计', column: texts[0].column } : null;
};

/** "共12户36人" → {households: 12, persons: 36}; null when the text states neither. */
export const statedCounts = (text: string): { households?: number; persons?: number } | null => {
  const households = /(\d{1,7})户/.exec(text)?.[1];
  const persons = /(\d{1,7})(?:人(?!民币|均)|名|口人)/.exec(text)?.[1];
  if (households === undefined && persons === undefined) return null;
  return {
    ...(households !== undefined && { households: Number(households) }),
    ...(persons !== undefined && { persons: Number(persons) }),
  };
};

/** "合计12000元", "共计1.2万元" → fen; null when no figure with 元 stands there. */
export const statedFen = (text: string): number | null => {
  const match = /([\d,]{1,15}(?:\.\d{1,6})?)(万)?元(?![/每])/.exec(text);
  if (!match?.[1]) return null;
  const yuan = Number(match[1].replace(/,/g, ''));
  return Number.isFinite(yuan) ? Math.round(yuan * (match[2] ? 1e6 : 100)) : null;
};

const wordsRun =
  /[零〇壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千万亿]{1,30}[元圆][零壹贰叁肆伍陆柒捌玖一二三四五六七八九角分整正]{0,8}/;

/** The amount in Chinese numerals inside a label, e.g. "合计(大写):壹万贰仟元整" → "壹万贰仟元整"; null when there is none. */
export const amountWordsIn = (text: string): string | null => wordsRun.exec(text)?.[0] ?? null;
