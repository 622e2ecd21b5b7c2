/** Words of the files-only desk, by language. */
import type { Language } from '../sentence';
import { webFilesEn } from './en/web-files';
import { webFilesZh } from './zh-CN/web-files';

export type WebFilesWords = typeof webFilesZh;
export const webFilesWords = (lang: Language): WebFilesWords => (lang === 'en' ? webFilesEn : webFilesZh);
