/** Goods: how many of each kit item a cell says were given. */
import type { KitItem, Plan } from '../../model/plan';
import type { GoodsReading } from '../../model/reading';
import type { CellValue } from '../../model/sheet';
import { isStroke, standsForBlank } from './blank';
import { chineseDigits, chineseNumber } from './chinese-number';
import { cellText, foldTight } from './fold';
import { markOf, quantityOf } from './simple';
import { isDittoMark } from './text';

/** `item` is the kit item's code for a column about one item, null for a text over all of them. */
export type GoodsReader = (value: CellValue, item: string | null) => GoodsReading | undefined;

/** Reads goods cells for one plan. `value` is null where nothing is understood; items that the text does not name are absent from it. */
export function createGoodsReader(plan: Plan): GoodsReader {
  const kit = kitOf(plan);
  const names = namesOf(kit);
  const byCode = new Map(kit.map((item) => [item.code, item]));
  const hasBook = names.some(({ name }) => name === '书');
  return (value, item) => {
    if (value === null) return undefined;
    const text = cellText(value);
    const tight = hasBook ? text.replaceAll(' ', '').replace(bookTitle, '书') : text.replaceAll(' ', '');
    if (tight === '' || (tight !== '一' && isStroke(tight))) return undefined;
    const dittoed = typeof value === 'string' && isDittoMark(value);
    if (dittoed) return { value: null, text };
    const own = item === null ? undefined : byCode.get(item);
    const counted = own === undefined ? ofAll(tight, kit, names) : ofOne(tight, own, names);
    return { value: counted, text };
  };
}

/** Items of all kits, each code once. */
const kitOf = (plan: Plan): readonly KitItem[] => {
  const items = plan.categories.flatMap((category) => (category.standard.kind === 'goods' ? category.standard.kit : []));
  return items.filter((item, index) => items.findIndex((other) => other.code === item.code) === index);
};

/** 《民法典》1本 is a book. */
const bookTitle = /《[^《》]{1,40}》/g;

type Counted = Readonly<Record<string, number>>;

const measure = /\d+(?:\.\d+)?(?:kg|公斤|市斤|斤|千克|克|g|升|ml|毫升|l)(?:装|\/[袋桶包])?/gi;

function ofOne(tight: string, item: KitItem, names: readonly ItemName[]): Counted | null {
  if (tight.length > 300) return null;
  const mark = markOf(tight);
  if (/^[^\d]+$/.test(tight) && mark !== null && !/[一二两三四五六七八九十半]/.test(tight))
    return { [item.code]: mark ? item.quantity : 0 };
  const bare = tight.replace(measure, '').replace(/^[x×*]|[x×*]$/i, '');
  if (bare === '') return { [item.code]: item.quantity };
  const plain = quantityOf(bare);
  if (plain !== null) return { [item.code]: plain };
  const counted = ofText(bare, names)?.[item.code];
  return counted === undefined ? null : { [item.code]: counted };
}

/** A text over all items; "1套", "慰问品一份" and a bare mark mean the whole kit. */
function ofAll(tight: string, kit: readonly KitItem[], names: readonly ItemName[]): Counted | null {
  if (tight.length > 300) return null;
  const bare = tight.replace(measure, '');
  const counted = ofText(bare, names);
  if (counted !== null) return counted;
  if (kit.length === 0) return {};
  if (standsForBlank(tight)) return wholeKit(kit, 0);
  const sets = /^(?:慰问品|慰问物资|物资|物品|实物|礼包|大礼包|生活用品|米面油)?(.*?)(?:套|份|个|包|组)?$/.exec(bare)?.[1] ?? bare;
  const quantity = quantityOf(sets === '' ? bare : sets);
  return quantity === null ? null : wholeKit(kit, quantity);
}

const wholeKit = (kit: readonly KitItem[], times: number): Counted =>
  Object.fromEntries(kit.map((item) => [item.code, item.quantity * times]));

interface ItemName {
  readonly name: string;
  readonly item: KitItem;
}

const countedName = new RegExp(`^[${chineseDigits}\\d]{1,3}[袋桶本包份套瓶盒件箱]`);

/** Names, longest first; "一袋米" among the aliases counts as 米. */
function namesOf(kit: readonly KitItem[]): readonly ItemName[] {
  const names = kit.flatMap((item) =>
    [item.name, ...item.aliases].map((name) => ({ name: foldTight(name).replace(countedName, ''), item })),
  );
  return names.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
}

type Token = { readonly item: KitItem } | { readonly quantity: number; readonly each: boolean } | 'separator';

/** Pairs items with quantities: 大米1袋、食用油1桶 (item first), 一袋米、一桶油 (quantity first), 米面油各1, or items alone (the kit's quantity). */
function ofText(text: string, names: readonly ItemName[]): Counted | null {
  const tokens = tokensOf(text, names);
  const first = tokens.find((token) => token !== 'separator');
  if (!tokens.some((token) => token !== 'separator' && 'item' in token) || first === undefined) return null;
  return 'quantity' in (first as object) ? quantityFirst(tokens) : itemFirst(tokens);
}

const quantity = new RegExp(`^(各)?[x×*:]?(\\d{1,5}(?:\\.\\d+)?|[一二两三四五六七八九十半]{1,3})(?![度等])`, 'i');
const denied = /^(?:未|无|没有?|缺)/;

function tokensOf(text: string, names: readonly ItemName[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length && tokens.length < 100;) {
    const rest = text.slice(at, at + 40);
    const named = names.find(({ name }) => rest.startsWith(name));
    const number = named === undefined ? quantity.exec(rest) : null;
    if (named !== undefined) tokens.push({ item: named.item });
    else if (number !== null) tokens.push({ quantity: numberOf(number[2] as string), each: number[1] !== undefined });
    else if (/[、,;+和及\n/]/.test(rest.charAt(0))) tokens.push('separator');
    else if (denied.test(rest)) tokens.push({ quantity: 0, each: false });
    at += named?.name.length ?? number?.[0].length ?? 1;
  }
  return tokens;
}

const numberOf = (digits: string): number => (digits === '半' ? 0.5 : (chineseNumber(digits) ?? Number(digits)));

function quantityFirst(tokens: readonly Token[]): Counted {
  const counted: Record<string, number> = {};
  let current: number | null = null;
  for (const token of tokens) {
    if (token === 'separator') continue;
    if ('quantity' in token) current = token.quantity;
    else counted[token.item.code] = (counted[token.item.code] ?? 0) + (current ?? token.item.quantity);
  }
  return counted;
}

/** A quantity belongs to the items before it up to a separator; "各1" to all that have none yet. */
function itemFirst(tokens: readonly Token[]): Counted {
  const counted: Record<string, number> = {};
  let waiting: KitItem[] = [];
  let sinceSeparator = 0;
  for (const token of tokens) {
    if (token === 'separator') sinceSeparator = 0;
    else if ('item' in token) {
      waiting.push(token.item);
      sinceSeparator += 1;
    } else {
      const from = token.each ? 0 : waiting.length - sinceSeparator;
      for (const [index, item] of waiting.entries()) counted[item.code] = index >= from ? token.quantity : item.quantity;
      waiting = [];
      sinceSeparator = 0;
    }
  }
  for (const item of waiting) counted[item.code] ??= item.quantity;
  return counted;
}
