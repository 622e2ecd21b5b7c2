/** Params as text for sentences. A missing param gives the empty string, so that a sentence never says "undefined". */
import type { Params } from './sentence';

/** Any single param; lists are joined with the given separator. */
export const textOf = (params: Params, key: string, separator = '、'): string => {
  const value = params[key];
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(separator) : String(value);
};

export const numberOf = (params: Params, key: string): number => {
  const value = params[key];
  return typeof value === 'number' ? value : 0;
};

export const listOf = (params: Params, key: string): readonly string[] => {
  const value = params[key];
  return Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
};

/** A list cut after a few items; `rest` says how many are left out, in the sentence's own language. */
export const shortList = (params: Params, key: string, separator: string, rest: (count: number) => string, most = 6): string => {
  const list = listOf(params, key);
  return list.length <= most ? list.join(separator) : `${list.slice(0, most).join(separator)}${rest(list.length)}`;
};

/** 372600 → "372,600"; 1000.5 → "1,000.5". No locale API: the same on every machine. */
export const grouped = (amount: number): string => {
  const [whole = '0', fraction] = String(Math.abs(Math.round(amount * 100) / 100)).split('.');
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`;
};

export const yuanOf = (params: Params, key: string): string => grouped(numberOf(params, key));
