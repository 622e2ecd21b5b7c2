/** Prose lives in this folder only. A finding's code picks a function; its params fill it in. */
import type { ParamValue } from '../model/finding';

export type Language = 'zh-CN' | 'en';
export type Params = Readonly<Record<string, ParamValue>>;

/** What is wrong, in words a clerk understands, and what to do about it. Neither repeats row and cell: the caller shows those. */
export interface Sentence {
  readonly what: string;
  readonly todo: string;
}
export type Sentences = Readonly<Record<string, (params: Params) => Sentence>>;
