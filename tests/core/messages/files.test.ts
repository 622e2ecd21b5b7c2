import { fileSentences as english } from '../../../core/messages/en/files';
import { fileSentences as chinese } from '../../../core/messages/zh-CN/files';
import type { Params } from '../../../core/messages/sentence';
import { fileProblemCodes } from '../../../files/problem';

const cases: readonly (readonly [code: string, params: Params])[] = [
  ...fileProblemCodes.map((code) => [code, {}] as const),
  ['not-a-spreadsheet', { found: 'pdf', extension: 'pdf' }],
  ['wrong-extension', { found: 'docx', extension: 'xlsx' }],
  ['wrong-extension', { found: 'rar', extension: 'xls' }],
  ['password-protected', { reason: 'sealed' }],
  ['damaged', { reason: 'truncated' }],
  ['damaged', { reason: 'zeros' }],
  ...['file', 'entries', 'unpacked', 'ratio', 'cells', 'merges'].map((what) => ['too-large', { what, limit: 40_000_000 }] as const),
  ['stopped', { reason: 'time', seconds: 60 }],
  ['unreadable', { reason: 'ENOENT' }],
  ['unreadable', { reason: 'EACCES' }],
  ['unreadable', { reason: 'not-a-file' }],
];

describe('file problems in words', () => {
  it.each(cases)('%s %j: what and what to do, in both languages', (code, params) => {
    for (const sentences of [chinese, english]) {
      const sentence = sentences[code]?.(params);
      expect(sentence?.what).toMatch(/[。.]$/);
      expect(sentence?.todo).toMatch(/[。.]$/);
      expect(`${sentence?.what}${sentence?.todo}`).not.toMatch(/undefined|NaN|null/);
    }
    expect(chinese[code]?.(params).what).toMatch(/[\u4e00-\u9fff]/);
  });

  it('both languages know the same codes, and every code has a sentence', () => {
    expect(Object.keys(chinese).sort()).toEqual([...fileProblemCodes].sort());
    expect(Object.keys(english).sort()).toEqual([...fileProblemCodes].sort());
  });

  it('a renamed document is called what it is', () => {
    expect(chinese['wrong-extension']?.({ found: 'docx', extension: 'xlsx' }).what).toContain('Word 文档');
    expect(english['wrong-extension']?.({ found: 'pdf', extension: 'xls' }).what).toContain('a PDF file');
  });
});
