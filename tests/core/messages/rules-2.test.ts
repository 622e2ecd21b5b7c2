import { countySentencesEn } from '../../../core/messages/en/rules-county';
import { rules2SentencesEn } from '../../../core/messages/en/rules-2';
import type { Params } from '../../../core/messages/sentence';
import { countySentencesZh } from '../../../core/messages/zh-CN/rules-county';
import { rules2SentencesZh } from '../../../core/messages/zh-CN/rules-2';
import { countyRules } from '../../../core/rules/county';

const zh = { ...rules2SentencesZh, ...countySentencesZh };
const en = { ...rules2SentencesEn, ...countySentencesEn };

/** Params as rules give them. */
const examples: readonly (readonly [string, Params])[] = [
  ['account-missing', { said: '' }],
  ['account-missing', { said: '未办卡' }],
  ['account-length', { account: '6228****0018', length: 15, letters: '' }],
  ['account-length', { account: '6228****0018', length: 19, letters: 'O' }],
  ['account-shared', { account: '6228****0018', count: 3, names: ['张三', '李四', '王五'] }],
  ['account-holder-mismatch', { name: '张三', holder: '李四', ownOnly: true }],
  ['income-above-line', { incomeYuan: 1200, period: 'month', lineYuan: 798, linePeriod: 'month', onTheLine: false }],
  ['enterprise-only', { said: '县教育局', reason: 'no' }],
  ['enterprise-only', { said: '', reason: 'blank' }],
  ['material-missing', { missing: ['申报表', '困难证明'], said: '' }],
  ['publicity-missing', { reason: 'days', said: '12.20-12.22', days: 3, demanded: 5, dayKind: 'working' }],
  ['visit-date-outside-window', { said: '2026.1.22', from: '2027-01-20', to: '2027-01-28', date: '2026-01-22', hint: 'yearOff' }],
  ['visit-group-invalid', { reason: 'several', said: '1、2组' }],
  ['remark-attention', { kind: 'dead', word: '已故', said: '已故' }],
  ['remark-attention', { kind: 'excluded', word: '离休', group: '离退休工会干部', said: '离休' }],
  ['payee-incomplete', { payee: '李四', missing: ['id', 'relation'] }],
  ['total-mismatch', { of: 'money', label: '合计', stated: 2000, sum: 3000, difference: -1000, rows: 3 }],
  ['total-mismatch', { of: 'householdSize', label: '小计', stated: 9, sum: 8, difference: 1, rows: 3 }],
  ['headcount-times-standard', { label: '优抚对象', count: 3726, standardYuan: 100, amountYuan: 372_000, expectedYuan: 372_600 }],
  ['columns-missing', { fields: ['idNumber', 'bankAccount'], materials: ['困难证明'], candidates: ['idNumber:证件'] }],
  ['over-quota', { unit: '东岗镇', quota: 8, by: 'count', position: 9, reported: 10, over: 2, category: null }],
  ['unit-line-mismatch', { from: 'column', said: '西河镇', unit: '东岗镇', count: 2 }],
  ['over-budget', { ceilingYuan: 1_000_000, grantedYuan: 1_000_100.5, overYuan: 100.5 }],
  ['planned-count-differs', { category: '城市低保', grain: 'person', planned: 7500, reported: 7400, difference: -100 }],
  [
    'duplicate-across-units',
    { name: '张三', id: '320123********0212', unit: '甲镇', units: ['甲镇', '乙镇'], count: 2, categories: [], overlap: 'highestOnce' },
  ],
  ['late-submission', { unit: '甲镇', receivedAt: '2026-12-31T08:00:00+08:00', deadline: '2026-12-30T23:59:59+08:00', late: 'void' }],
  ['missing-from-rosters', { name: '张三', unit: null, perhaps: 1 }],
];

describe('sentences', () => {
  it('the same codes in both languages, the county rules among them', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    expect(countyRules.map((rule) => rule.code).filter((code) => zh[code] === undefined)).toEqual([]);
  });

  it.each(examples)('%s %j reads as a sentence in both languages', (code, params) => {
    const [chinese, english] = [zh[code]?.(params), en[code]?.(params)];
    for (const text of [chinese?.what, chinese?.todo, english?.what, english?.todo])
      expect(text).not.toMatch(/undefined|null|NaN|“”|""| {2}/);
    expect(chinese?.what).toMatch(/。$/);
    expect(english?.todo).toMatch(/\.$/);
  });

  it('every sentence stands without params', () => {
    for (const [code, sentence] of [...Object.entries(zh), ...Object.entries(en)])
      expect([code, sentence({}).what.length > 4, sentence({}).todo.length > 5]).toEqual([code, true, true]);
  });

  it('says what is wrong in numbers', () => {
    expect(zh['total-mismatch']?.(examples.find(([code]) => code === 'total-mismatch')?.[1] ?? {}).what).toBe(
      '“合计”的金额写的是 2,000 元，3 行明细加起来是 3,000 元，相差 1,000 元。',
    );
  });
});
