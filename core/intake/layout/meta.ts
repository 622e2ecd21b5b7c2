/** Lines between title and header: 填报单位(盖章):… 填报人:… 电话:… 填报时间:… 单位:元, in one cell or many. */
import { dateLabels, measureWords, otherMetaLabels, unitLabels, villageLabels } from '../../vocabulary/words';
import { simplify } from '../../vocabulary/simplified';
import type { Cell } from './grid';

export interface MetaItem {
  readonly kind: 'unit' | 'village' | 'date' | 'measure' | 'other';
  readonly label: string;
  /** Folded, as written; '' when left blank. */
  readonly value: string;
  /** Column of the cell in which the value stands. */
  readonly column: number;
  /** A colon (or a bracket like (盖章)) shows that the label is one. */
  readonly certain: boolean;
}

const kinds: ReadonlyMap<string, MetaItem['kind']> = new Map<string, MetaItem['kind']>([
  ...otherMetaLabels.map((label) => [label, 'other'] as const),
  ...dateLabels.map((label) => [label, 'date'] as const),
  ...villageLabels.map((label) => [label, 'village'] as const),
  ...unitLabels.map((label) => [label, 'unit'] as const),
]);
const escaped = (label: string): string => label.replace(/[()]/g, '\\$&');
const alternatives = [...kinds.keys(), '计量单位', '金额单位', '货币单位']
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');
const seal = String.raw`(?:\s*\((?:加?盖?公?章|签章|印章|签字|签名|全称|手机)\))?`;
/** A label at the start of the text or behind white space, punctuation or a value; spaces may stand inside a label (单 位:). */
const withColon = new RegExp(`(${alternatives})(${seal})\\s*[:]`, 'g');
const labelAlone = new RegExp(`^(${alternatives})(${seal})\\s*[:]?$`);
const withSeal = new RegExp(`^(${alternatives})(\\s*\\((?:盖章|公章|签章|章|签字)\\))\\s*(.*)$`);
const bareUnitLine = /^(填报单位|填表单位|申报单位|上报单位|报送单位)\s+(\S.*)$/;
const dateText =
  /^(?:20\d\d|[一二○〇零]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?$|^20\d\d[-./]\d{1,2}[-./]\d{1,2}$/;
const sealEnd = /\s*\((?:盖章|公章|签章|章|印章|加盖公章)\)\s*$/;
const blankLine = /^[_＿\-—.\s/\\年月日]*$/;

/** Spaces within labels closed up: "填 报 单 位" → "填报单位". */
const closeUp = (text: string): string =>
  text.replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, (space, at: number) => (spacedOut(text, at) ? '' : space));
const spacedOut = (text: string, at: number): boolean => text[at - 2] === ' ' || text[at + 2] === ' ' || at === 1;

const kindOf = (label: string, value: string): MetaItem['kind'] => {
  if (/计量单位|金额单位|货币单位/.test(label)) return 'measure';
  if (label === '单位' && measureWords.includes(value.replace(/[\s()]/g, ''))) return 'measure';
  return kinds.get(label) ?? 'other';
};

const tidy = (value: string): string => {
  const trimmed = value
    .replace(/^[\s:_,;。]+|[\s_,;。]+$/g, '')
    .replace(sealEnd, '')
    .trim();
  return blankLine.test(trimmed) ? '' : trimmed;
};

/** What a row of cells says in label and value pairs; [] when it says nothing of the kind. */
export const readMetaRow = (cells: readonly Cell[]): readonly MetaItem[] => {
  const items: MetaItem[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as Cell;
    const text = simplify(closeUp(cell.text));
    const pairs = pairsIn(text);
    if (pairs.length > 0) {
      for (const [at, pair] of pairs.entries()) {
        const next = cells[index + 1];
        const takesNext = at === pairs.length - 1 && tidy(pair.value) === '' && next !== undefined && !isLabel(next.text);
        const value = tidy(takesNext ? next.text : pair.value);
        items.push({
          kind: kindOf(pair.label, value),
          label: pair.label,
          value,
          column: takesNext ? next.column : cell.column,
          certain: true,
        });
        if (takesNext) index += 1;
      }
      continue;
    }
    const alone = labelAlone.exec(text);
    if (alone?.[1] !== undefined) {
      const next = cells[index + 1];
      const value = next === undefined || isLabel(next.text) ? '' : tidy(next.text);
      const item: MetaItem = {
        kind: kindOf(alone[1], value),
        label: alone[1],
        value,
        column: next?.column ?? cell.column,
        certain: /:|章\)/.test(text),
      };
      items.push(value === '' ? { ...item, column: cell.column } : item);
      if (value !== '') index += 1;
      continue;
    }
    const sealed = withSeal.exec(text) ?? bareUnitLine.exec(text);
    if (sealed?.[1] !== undefined) {
      const value = tidy(sealed.at(-1) ?? '');
      items.push({ kind: kindOf(sealed[1], value), label: sealed[1], value, column: cell.column, certain: true });
    } else if (dateText.test(text)) items.push({ kind: 'date', label: '', value: cell.text, column: cell.column, certain: false });
    else if (/^\(?(?:计量|金额|货币)?单位\s*[:]?\s*(?:人民币)?\s*(万?元)\)?$/.test(text))
      items.push({ kind: 'measure', label: '单位', value: text.includes('万元') ? '万元' : '元', column: cell.column, certain: true });
    else if (
      /^[^()（）]{2,30}\((?:盖章|公章|签章)\)$/.test(text) &&
      /[镇乡村局厂会]|街道|社区|公司|系统|政府|办事处|工会|中心|[科室处股院队所站校]\(/.test(text)
    )
      items.push({ kind: 'unit', label: '', value: tidy(cell.text), column: cell.column, certain: false });
  }
  return items;
};

const isLabel = (text: string): boolean => {
  const tight = simplify(closeUp(text));
  return labelAlone.test(tight) || pairsIn(tight).length > 0;
};

const pairsIn = (text: string): readonly { readonly label: string; readonly value: string }[] => {
  if (!text.includes(':') || text.length > 300) return [];
  const found = [...text.matchAll(withColon)];
  const first = found[0];
  // Words before the first label mean that the text is a sentence or a title.
  if (
    first === undefined ||
    (first.index > 0 && !/^[\s(]*$/.test(text.slice(0, first.index)) && !/[\s)]$/.test(text.slice(0, first.index)))
  )
    return [];
  return found.map((match, at) => ({
    label: match[1] ?? '',
    value: text
      .slice(match.index + match[0].length, found[at + 1]?.index ?? text.length)
      .replace(/\)$/, (close, _place: number, whole: string) => (whole.includes('(') ? close : '')),
  }));
};

/** The factor of a measure item: 单位:万元 → 10000, 单位:元 → 1. */
export const measureMultiplier = (items: readonly MetaItem[]): 1 | 10000 | null => {
  const text = items
    .filter((item) => item.kind === 'measure')
    .map((item) => item.value)
    .join('');
  return text.includes('万元') ? 10000 : text.includes('元') ? 1 : null;
};
