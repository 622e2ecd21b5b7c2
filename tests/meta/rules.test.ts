import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sentenceOf } from '../../core/messages';
import { catalogue } from '../../core/rules';
import { rulesMarkdown } from '../../scripts/rules-markdown';

/** Codes are public and permanent: a code may be added here, never renamed or removed. */
const publicCodes =
  `name-missing id-missing id-length id-character id-checksum id-birthdate id-stored-as-number id-15-digit id-gender-mismatch
id-birth-mismatch id-age-mismatch category-missing category-unknown category-age two-categories amount-missing amount-unreadable amount-negative
amount-not-standard amount-words-mismatch unit-scale-suspicious goods-missing total-mismatch headcount-times-standard serial-gap serial-duplicate
duplicate-in-sheet duplicate-across-sheets near-duplicate household-twice spouse-twice account-missing account-stored-as-number account-length
account-check-digit account-shared account-holder-mismatch phone-format income-above-line enterprise-only public-payroll material-missing
publicity-missing visit-date-outside-window visit-date-unreadable visit-group-invalid responsible-unit-missing responsible-unit-unknown
unit-line-mismatch remark-attention signature-prefilled payee-incomplete hidden-row struck-out-row ditto-in-person-field formula-text
many-in-one-cell columns-missing over-quota over-budget planned-count-differs duplicate-across-units household-across-units account-across-units
late-submission unit-missing missing-from-rosters not-in-base-list`.split(/\s+/);

describe('the rule catalogue', () => {
  it('has every public code exactly once', () => {
    expect(catalogue.map((rule) => rule.code).sort()).toEqual([...publicCodes].sort());
  });

  it.each(catalogue.filter((rule) => rule.scope !== 'county').map((rule) => rule.code))(
    '%s has a file and a test of its own name',
    (code) => {
      expect([existsSync(`core/rules/${code}.ts`), existsSync(`tests/core/rules/${code}.test.ts`)]).toEqual([true, true]);
    },
  );

  it('has no rule file that is not in the catalogue', () => {
    const helpers = new Set(['define-rule', 'fixes', 'index', 'locate', 'run', 'county']);
    const files = readdirSync('core/rules')
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.slice(0, -3));
    expect(files.filter((name) => !helpers.has(name) && !catalogue.some((rule) => rule.code === name))).toEqual([]);
  });

  it.each(catalogue.map((rule) => rule.code))('%s has a sentence and advice in both languages', (code) => {
    const [zh, en] = [sentenceOf({ code, params: {} }, 'zh-CN'), sentenceOf({ code, params: {} }, 'en')];
    expect(zh.what).toMatch(/[\u4e00-\u9fff]/);
    expect(en.what).toMatch(/[a-z]{3}/);
    expect(en.what).not.toContain(code);
  });
});

describe('docs/RULES.md', () => {
  it('is what the code generates (npm run docs:gen)', () => {
    expect(readFileSync('docs/RULES.md', 'utf8')).toBe(rulesMarkdown());
  });
});
