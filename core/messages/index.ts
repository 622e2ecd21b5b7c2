/** All sentences and names, by language. The only door to prose for everything outside this folder. */
import type { FieldKey } from '../model/field';
import type { Severity } from '../model/finding';
import type { Standing } from '../model/merge';
import type { SheetRole } from '../model/roster';
import { fieldNamesEn } from './en/fields';
import { fileSentences as fileSentencesEn } from './en/files';
import { roleNamesEn, severityNamesEn, standingNamesEn } from './en/names';
import { ruleSentences1En } from './en/rules-1';
import { rules2SentencesEn } from './en/rules-2';
import { countySentencesEn } from './en/rules-county';
import type { Language, Params, Sentence, Sentences } from './sentence';
import { fieldNamesZh } from './zh-CN/fields';
import { fileSentences as fileSentencesZh } from './zh-CN/files';
import { roleNamesZh, severityNamesZh, standingNamesZh } from './zh-CN/names';
import { ruleSentences1Zh } from './zh-CN/rules-1';
import { rules2SentencesZh } from './zh-CN/rules-2';
import { countySentencesZh } from './zh-CN/rules-county';

export type { Language, Sentence } from './sentence';

const sentences: Readonly<Record<Language, Sentences>> = {
  'zh-CN': { ...ruleSentences1Zh, ...rules2SentencesZh, ...countySentencesZh, ...fileSentencesZh },
  en: { ...ruleSentences1En, ...rules2SentencesEn, ...countySentencesEn, ...fileSentencesEn },
};

const plain: Readonly<Record<Language, (code: string) => Sentence>> = {
  'zh-CN': (code) => ({ what: `此处需要核对（${code}）。`, todo: '请对照原件核实。' }),
  en: (code) => ({ what: `This needs a look (${code}).`, todo: 'Please compare it with the original document.' }),
};

/** What a finding (or a file problem) says. Never throws: a code without a sentence, or one that fails, gets a plain one. */
export function sentenceOf(finding: { readonly code: string; readonly params: Params }, lang: Language): Sentence {
  const make = Object.hasOwn(sentences[lang], finding.code) ? sentences[lang][finding.code] : undefined;
  try {
    return make?.(finding.params) ?? plain[lang](finding.code);
  } catch {
    return plain[lang](finding.code);
  }
}

/** Whether a code has a sentence of its own. */
export const hasSentence = (code: string, lang: Language): boolean => Object.hasOwn(sentences[lang], code);

export const fieldName = (field: FieldKey, lang: Language): string => (lang === 'en' ? fieldNamesEn : fieldNamesZh)[field];
export const severityName = (severity: Severity, lang: Language): string => (lang === 'en' ? severityNamesEn : severityNamesZh)[severity];
export const standingName = (standing: Standing, lang: Language): string => (lang === 'en' ? standingNamesEn : standingNamesZh)[standing];
export const roleName = (role: SheetRole, lang: Language): string => (lang === 'en' ? roleNamesEn : roleNamesZh)[role];
