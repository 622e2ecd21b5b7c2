/** Words of the task pane, by language: its frame, 校验 and 修正. (上报 brings its own, loaded with it.) */
import type { Language } from '../sentence';
import { checkEn } from './en/check';
import { fixEn } from './en/fix';
import { kindsEn } from './en/kinds';
import { shellEn } from './en/shell';
import { checkZh } from './zh-CN/check';
import { fixZh } from './zh-CN/fix';
import { kindsZh } from './zh-CN/kinds';
import { shellZh } from './zh-CN/shell';

const words = {
  'zh-CN': { shell: shellZh, check: checkZh, fix: fixZh, kinds: kindsZh },
  en: { shell: shellEn, check: checkEn, fix: fixEn, kinds: kindsEn },
};

export type PaneWords = (typeof words)['zh-CN'];
export const paneWords = (lang: Language): PaneWords => words[lang];

/** What a kind of finding is called, for the heading of its group. A code without a name is its own. */
export const kindName = (code: string, lang: Language): string => paneWords(lang).kinds[code] ?? code;
