/** Words of 上报, loaded with it. */
import type { Language } from '../sentence';
import { submitEn } from './en/submit';
import { submitZh } from './zh-CN/submit';

export type SubmissionState = 'submitted' | 'returned' | 'accepted' | 'excluded' | 'withdrawn';
export type SubmitWords = typeof submitZh;

const words: Readonly<Record<Language, SubmitWords>> = { 'zh-CN': submitZh, en: submitEn };
export const submitWords = (lang: Language): SubmitWords => words[lang];
