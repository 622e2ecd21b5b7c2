/** What the pane says when an operation answers with a problem instead of a result. */
import type { ProblemCode } from '../api/problems';
import { problemSentencesEn } from './en/problems';
import type { Language, Params, Sentence } from './sentence';
import { problemSentencesZh } from './zh-CN/problems';

const sentences: Readonly<Record<Language, Readonly<Record<ProblemCode, (params: Params) => Sentence>>>> = {
  'zh-CN': problemSentencesZh,
  en: problemSentencesEn,
};

/** Never throws: a code that only a newer server knows is spoken of as an internal failure; missing params leave out what they would say. */
export function problemSentence(code: string, params: Params, lang: Language): Sentence {
  const known: ProblemCode = Object.hasOwn(sentences[lang], code) ? (code as ProblemCode) : 'internal';
  return sentences[lang][known](params);
}
