/** An ID number of the wrong length: a digit left out or typed twice. */
import { maskIdNumber } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';
import { judgedId } from './support/identity';

/** Folding leaves hyphens and dots between groups of digits in a text that could not be read; they are none of its characters. */
const lengthOf = (text: string): number => Array.from(text.replace(/[\s\-–—_.·,'"、;:]+/gu, '')).length;

export const idLength: RowRule = defineRule({
  code: 'id-length',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: 'GB 11643：公民身份号码 18 位（旧证 15 位）（R02）',
  summary: { zh: '身份证号不是 18 位，也不是旧证的 15 位。', en: 'The ID number has neither 18 characters nor the 15 of an old one.' },
  silentOn: '证件类型栏写明不是身份证（护照、回乡证、军官证、户口本等）；空格、全角、零宽字符（先去掉再数）',
  check: ({ entry }) => {
    const reading = judgedId(entry);
    if (reading?.form !== 'wrongLength') return none;
    return [{ field: 'idNumber', params: { length: lengthOf(reading.text), id: maskIdNumber(reading.text) } }];
  },
});
