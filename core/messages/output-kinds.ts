/** What the papers are called and what they are for. */
import type { OutputKind } from '../model/output-kind';
import { outputKindNamesEn, outputKindPurposesEn } from './en/outputs-paper';
import type { Language } from './sentence';
import { outputKindNamesZh, outputKindPurposesZh } from './zh-CN/outputs-paper';

export const outputKindName = (kind: OutputKind, lang: Language): string => (lang === 'en' ? outputKindNamesEn : outputKindNamesZh)[kind];

export const outputKindPurpose = (kind: OutputKind, lang: Language): string =>
  (lang === 'en' ? outputKindPurposesEn : outputKindPurposesZh)[kind];
