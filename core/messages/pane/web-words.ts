/** Words of the web edition, by language; not part of the pane in Excel. */
import type { Language } from '../sentence';
import { webEn } from './en/web';
import { webZh } from './zh-CN/web';

export type WebWords = typeof webZh;
export const webWords = (lang: Language): WebWords => (lang === 'en' ? webEn : webZh);
