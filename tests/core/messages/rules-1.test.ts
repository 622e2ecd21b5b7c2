import { ruleSentences1En } from '../../../core/messages/en/rules-1';
import { ruleSentences1Zh } from '../../../core/messages/zh-CN/rules-1';
import type { Params } from '../../../core/messages/sentence';

/** Params as the rules give them, for sentences that read differently with them. */
const cases: readonly (readonly [string, Params, string])[] = [
  ['id-length', { length: 17, id: '320123*******0021' }, '身份证号有 17 位，应是 18 位。'],
  ['id-character', { characters: ['O', 'l'], id: '320123********0212' }, '身份证号里有不该有的字符：O l。'],
  ['id-checksum', { id: '320123********0000', precisionLost: true }, '身份证号 320123********0000 校验不对，末尾是 000，像是被 Excel 改过。'],
  ['id-birthdate', { id: '320123********0212', fault: 'future' }, '身份证号 320123********0212 里的出生日期在今天之后。'],
  ['id-age-mismatch', { written: 65, byId: 56, asOf: '2027-01-20' }, '年龄填的是 65，按身份证号到 2027-01-20 是 56 周岁。'],
  ['category-unknown', { kind: 'ambiguous', text: '低保', candidates: ['城市低保', '农村低保'] }, '类别“低保”可能是：城市低保、农村低保。'],
  ['category-age', { category: '百岁老人', min: 100, below: null, age: 99, asOf: '2027-02-06' }, '百岁老人应满 100 周岁，到 2027-02-06 是 99 岁。'],
  ['amount-not-standard', { amountYuan: 1200.5, standardYuan: [500, 2000], category: ['困难员工'], heads: 1 }, '金额是 1,200.5 元，困难员工的标准是 500 元、2,000 元。'],
  ['goods-missing', { item: '书', unit: '本', quantity: 1, have: 0 }, '没有书，方案是每份 1 本。'],
  ['duplicate-in-sheet', { name: '张三', id: '320123********0212', count: 2, otherNames: ['李四'] }, '张三（320123********0212）在这张表里报了 2 次，姓名却不同（李四）。'],
  ['near-duplicate', { name: '张三', village: '东村', positions: [13, 14] }, '东村还有一个张三，身份证号只有第 13、14 位不同。'],
  ['household-twice', { name: '李四', others: ['张三'], by: 'householdNo', householdNo: '7' }, '李四和张三是同一户（户号 7），报了不止一次。'],
  ['serial-gap', { from: 3, to: 5, missing: 3 }, '序号缺 3–5。'],
]; // prettier-ignore

describe('sentences of the first set of rules', () => {
  it('the same codes in both languages', () => {
    expect(Object.keys(ruleSentences1En).sort()).toEqual(Object.keys(ruleSentences1Zh).sort());
  });

  it.each(cases)('%s in Chinese', (code, params, what) => {
    expect(ruleSentences1Zh[code]?.(params).what).toBe(what);
  });

  it.each([...Object.entries(ruleSentences1Zh), ...Object.entries(ruleSentences1En)])(
    '%s never says undefined, whatever is missing',
    (code, sentence) => {
      for (const params of [{}, ...cases.filter(([of]) => of === code).map(([, given]) => given)]) {
        const { what, todo } = sentence(params);
        expect(`${what}${todo}`).not.toMatch(/undefined|null|NaN|\[object/);
        expect(what).toMatch(/[。.]$/);
        expect(todo).toMatch(/[。.]$/);
      }
    },
  );
});
