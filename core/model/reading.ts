/**
 * A reading: what one cell means, beside what it says. Value parsers (core/intake/values) make readings, rules judge them.
 * A cell that is blank has no reading at all: `entry.readings.amount === undefined` means "column absent or cell empty";
 * `layout.has('amount')` tells the two apart.
 */
import type { FieldKey, fieldKinds } from './field';

/** Where a value came from when not from the entry's own cell: a merged area, the row above (blank or ditto), a section row, the sheet name, the title, or the 填报单位 line. */
export type FilledFrom = 'merge' | 'above' | 'ditto' | 'section' | 'sheet' | 'title' | 'meta' | 'file' | 'plan';

export interface Reading<T> {
  /** Canonical value; null when the cell says something that cannot be understood. */
  readonly value: T | null;
  /** The cell's text after folding (width, white space, zero-width characters). Numbers as their shortest decimal text. */
  readonly text: string;
  /** What the cell should say instead, only where that is certain and differs from what it says. A number replaces text that meant a number. */
  readonly fix?: string | number;
  readonly filledFrom?: FilledFrom;
  /** A ditto mark stands in a field of one person (name, ID, account …), where it cannot be followed. */
  readonly dittoInPersonField?: true;
  /** Several names or numbers in one cell, each folded; `value` is then the first. */
  readonly several?: readonly string[];
}

/** An identity number. `value` is the text to show: 18 or 15 characters after folding, or null when it has no such shape. */
export interface IdNumberReading extends Reading<string> {
  readonly form: 'citizen18' | 'citizen15' | 'wrongLength' | 'strayCharacter' | 'storedAsNumber';
  /** What people are matched by: 18 characters (15-digit numbers upgraded). Null when it cannot be trusted (wrong shape, stored as number ≥ 1e15). A wrong check character still gives a key. */
  readonly key: string | null;
  /** MOD 11-2 (GB 11643-1999); true for 15-digit numbers, which have no check character. */
  readonly checkOk: boolean;
  /** ISO birth date from the number, or null when the eight digits are no calendar day. */
  readonly birth: string | null;
  readonly gender: '男' | '女' | null;
}

export interface DateValue {
  /** YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known; null for lunar, vague or year-less dates that could not be completed. */
  readonly iso: string | null;
  /** 'vague': 元月中旬 and the like; 'lunar': 腊月二十五; 'decimal': 1.2 typed as a number (1 Jan 20? 2 Jan?). */
  readonly kind: 'day' | 'month' | 'year' | 'vague' | 'lunar' | 'decimal';
  /** The cell gave no year and it was completed from `assumedYear` of the reading context. */
  readonly yearAssumed?: true;
}

export interface MoneyReading extends Reading<number> {
  /** `value` is integer fen. */
  /** Goods named beside the money, e.g. "300元+米面油1套" → "米面油1套". */
  readonly withGoods?: string;
  /** The unit written in the cell itself, before the column's unit was applied. */
  readonly cellUnit?: '元' | '万元';
}

export interface AccountReading extends Reading<string> {
  /** `value` is digits (and letters) without spaces; null for a numeric cell ≥ 1e15. */
  readonly storedAsNumber: boolean;
  /** A bank's name written in the same cell. */
  readonly bank?: string;
}

export interface PhoneReading extends Reading<string> {
  readonly form: 'mobile' | 'landline' | 'several' | 'none' | 'other';
}

export interface CategoryReading extends Reading<readonly string[]> {
  /** `value`: plan category codes in the order written (one or more); null when none is known to the plan. */
  /** Parts of the cell that the plan does not know. */
  readonly unknown: readonly string[];
  /** Parts that fit several categories, e.g. 低保 without 城/乡 → codes that it could be. */
  readonly ambiguous?: readonly string[];
}

/** One column of goods, or a goods text such as 大米1袋、食用油1桶. `value`: item code of the plan's kit → quantity (a bare mark counts as the kit's quantity). */
export type GoodsReading = Reading<Readonly<Record<string, number>>>;

/** Material column. `value`: handed in or not; null when unclear. */
export type MarkReading = Reading<boolean>;

interface ReadingByKind {
  text: Reading<string>;
  name: Reading<string>;
  integer: Reading<number>;
  quantity: Reading<number>;
  gender: Reading<'男' | '女'>;
  idNumber: IdNumberReading;
  date: Reading<DateValue>;
  phone: PhoneReading;
  category: CategoryReading;
  money: MoneyReading;
  moneyWords: MoneyReading;
  account: AccountReading;
  goods: GoodsReading;
  mark: MarkReading;
}

export type ReadingOf<K extends FieldKey> = ReadingByKind[(typeof fieldKinds)[K]];
export type ReadingOfKind<K extends keyof ReadingByKind> = ReadingByKind[K];

/** Readings of one entry. `materials` and `goods` columns, of which a sheet may have several, are kept apart by item in Entry. */
export type Readings = { readonly [K in Exclude<FieldKey, 'materials' | 'goods'>]?: ReadingOf<K> };
