import { problemCodes, problemTable, type ProblemParams } from '../../../core/api/problems';
import { problemSentence } from '../../../core/messages/problems';

/** One likely value for each name of a param. */
const likely: ProblemParams = {
  minutes: 15,
  atLeast: 10,
  path: 'request.unit',
  limit: 8 * 2 ** 20,
  seconds: 30,
  status: 'closed',
  issues: ['categories.0.code', 'deadline.at'],
  current: 3,
  state: 'accepted',
  deadline: '2027-01-20T17:00:00+08:00',
  quota: 120,
  reported: 131,
  errors: 7,
  missing: [2, 5],
  index: 4,
  reason: 'gzip',
};
const withParams = (code: keyof typeof problemTable): ProblemParams =>
  Object.fromEntries(problemTable[code].params.map((name) => [name, likely[name] ?? 'missing from this test']));

describe('sentences of problems', () => {
  it.each(problemCodes)('%s has a sentence and advice in both languages, with and without params', (code) => {
    for (const params of [{}, withParams(code)]) {
      const zh = problemSentence(code, params, 'zh-CN');
      const en = problemSentence(code, params, 'en');
      expect([zh.what, zh.todo].every((text) => /^[\u4e00-\u9fff].*。$/s.test(text))).toBe(true);
      expect([en.what, en.todo].every((text) => /^[A-Z0-9].*\.$/s.test(text))).toBe(true);
      expect(`${zh.what}${zh.todo}${en.what}${en.todo}`).not.toMatch(/undefined|NaN|\(\)|（）|missing from this test/);
    }
  });

  it.each(problemCodes)('%s speaks differently from every other', (code) => {
    const same = problemCodes.filter((other) => problemSentence(other, {}, 'zh-CN').what === problemSentence(code, {}, 'zh-CN').what);
    expect(same).toEqual([code]);
  });

  it('fills in numbers, sizes, instants, lists and states', () => {
    const zh = (code: keyof typeof problemTable): string => Object.values(problemSentence(code, likely, 'zh-CN')).join('');
    const en = (code: keyof typeof problemTable): string => Object.values(problemSentence(code, likely, 'en')).join(' ');
    expect(zh('deadline-passed')).toContain('2027年1月20日17:00');
    expect(en('deadline-passed')).toContain('2027-01-20 17:00');
    expect(zh('too-large')).toContain('8 MB');
    expect(en('chunk-missing')).toContain('2, 5');
    expect(zh('over-quota')).toMatch(/131.*120/);
    expect(en('wrong-state')).toContain('accepted by the county');
    expect(zh('campaign-not-open')).toContain('已停止报送');
    expect(zh('bad-plan')).toContain('categories.0.code；deadline.at');
  });

  it('speaks of an internal failure where only a newer server knows the code', () => {
    expect(problemSentence('toString', {}, 'en')).toEqual(problemSentence('internal', {}, 'en'));
    expect(problemSentence('made-tomorrow', {}, 'zh-CN')).toEqual(problemSentence('internal', {}, 'zh-CN'));
  });
});
