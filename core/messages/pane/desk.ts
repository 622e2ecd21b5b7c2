/** Words of the county's desk, by language. */
import type { Language } from '../sentence';
import { deskEn } from './en/desk';
import { deskMergeEn } from './en/desk-merge';
import { deskSetupEn } from './en/desk-setup';
import { deskZh } from './zh-CN/desk';
import { deskMergeZh } from './zh-CN/desk-merge';
import { deskSetupZh } from './zh-CN/desk-setup';

/** Texts are any text in another language; functions take the same. */
type Wide<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends (...args: infer A) => string
      ? (...args: A) => string
      : { readonly [K in keyof T]: Wide<T[K]> };
export type DeskWords = Wide<typeof deskZh>;
export type DeskMergeWords = Wide<typeof deskMergeZh>;
export type DeskSetupWords = Wide<typeof deskSetupZh>;

export const deskWords = (lang: Language): DeskWords => (lang === 'en' ? deskEn : deskZh);
export const deskMergeWords = (lang: Language): DeskMergeWords => (lang === 'en' ? deskMergeEn : deskMergeZh);
export const deskSetupWords = (lang: Language): DeskSetupWords => (lang === 'en' ? deskSetupEn : deskSetupZh);
