import { fieldName, hasSentence, roleName, sentenceOf, severityName, standingName } from '../../../core/messages';
import { fieldKeys } from '../../../core/model/field';
import { catalogue } from '../../../core/rules';
import { fileProblemCodes } from '../../../files/problem';

const languages = ['zh-CN', 'en'] as const;
const codes = [...catalogue.map((rule) => rule.code), ...fileProblemCodes];

describe.each(languages)('%s', (lang) => {
  it('every rule and every file problem has a sentence of its own', () => {
    expect(codes.filter((code) => !hasSentence(code, lang))).toEqual([]);
  });

  it('no sentence fails or says "undefined", whatever params are missing', () => {
    const said = codes.map((code) => sentenceOf({ code, params: {} }, lang));
    expect(said.filter(({ what, todo }) => what === '' || /undefined|null|NaN/.test(what + todo))).toEqual([]);
  });

  it('a code that nobody knows gets a plain sentence', () => {
    expect(sentenceOf({ code: 'toString', params: {} }, lang).what).toContain('toString');
  });

  it('every field has a name', () => {
    expect(fieldKeys.filter((field) => fieldName(field, lang) === '')).toEqual([]);
  });
});

it('severities, standings and kinds of sheets have names', () => {
  expect([severityName('error', 'zh-CN'), standingName('undecided', 'zh-CN'), roleName('lastYear', 'zh-CN')]).toEqual([
    '错误',
    '重复待定',
    '往年名单',
  ]);
  expect([severityName('info', 'en'), standingName('overQuota', 'en'), roleName('roster', 'en')]).toEqual(['note', 'over quota', 'roster']);
});
