import { householdTwice } from '../../../core/rules/household-twice';
import { foundBy, hitsOf, idOf, planOf, rosterOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({ grain: 'household' });
const zhang = { name: '张三', idNumber: idOf({ sequence: 21 }) };
const li = { name: '李四', idNumber: idOf({ sequence: 42 }) };
const wang = { name: '王五', idNumber: idOf({ sequence: 63 }) };
const zhangId = zhang.idNumber;

describe('household-twice', () => {
  it.each<[string, EntrySpec[], string, string]>([
    ['one household number in a village', [{ ...zhang, householdNo: '7', village: '东村' }, { ...li, householdNo: '7', village: '东村' }], 'householdNo', 'C5'],
    ['one long household number', [{ ...zhang, householdNo: '320123001007', village: '东村' }, { ...li, householdNo: '320123001007', village: '西村' }], 'householdNo', 'C5'],
    ['a short number on a sheet without villages', [{ ...zhang, householdNo: 'A-7' }, { ...li, householdNo: 'A-7' }], 'householdNo', 'C5'],
    ['one head’s number', [{ ...zhang, headIdNumber: zhangId }, { ...li, headIdNumber: zhangId }], 'headIdNumber', 'C5'],
    ['the head and somebody of the head’s household', [{ ...zhang, headIdNumber: null }, { ...li, headIdNumber: zhangId }], 'headIdNumber', 'C5'],
    ['listed among another’s members', [{ ...zhang, members: [{ name: '李四', idNumber: li.idNumber, relation: '长子' }] }, li], 'member', 'B5'],
    ['members listed in the later entry', [li, { ...zhang, members: [{ name: '李四', idNumber: li.idNumber, relation: '长子' }] }], 'member', 'B5'],
  ])('%s → error on the later entry', (_, specs, by, cell) => {
    expect(foundBy(householdTwice, specs, { plan })).toMatchObject([{ cell, severity: 'error', related: [expect.stringMatching(/!.4$/)], params: { by } }]);
  }); // prettier-ignore

  it('three entries of one household → one finding on each after the first', () => {
    const specs = [zhang, li, wang].map((person) => ({ ...person, householdNo: '7' }));
    expect(foundBy(householdTwice, specs, { plan })).toMatchObject([
      { row: 5, related: ['Sheet1!C4'] },
      { row: 6, related: ['Sheet1!C4', 'Sheet1!C5'], params: { others: ['张三', '李四'] } },
    ]);
  });

  it('another category makes no second household, even where one person may have several', () => {
    const specs = [
      { ...zhang, householdNo: '7', category: '农村低保' },
      { ...li, householdNo: '7', category: '优抚对象' },
    ];
    expect(foundBy(householdTwice, specs, { plan: planOf({ grain: 'household', overlap: 'each' }) })).toHaveLength(1);
  });

  it('across the sheets of a file', () => {
    const sheets = [sheetOf([zhang], { sheet: '东村', plan }), sheetOf([{ ...li, headIdNumber: zhangId }], { sheet: '西村', plan })];
    expect(hitsOf(householdTwice, rosterOf(sheets), { plan })).toMatchObject([{ sheet: '西村', related: ['东村!B4'] }]);
  });

  it.each<[string, EntrySpec[], typeof plan]>([
    ['a per-person plan', [{ ...zhang, householdNo: '7' }, { ...li, householdNo: '7' }], planOf()],
    ['numbers that begin anew in each village', [{ ...zhang, householdNo: '7', village: '东村' }, { ...li, householdNo: '7', village: '西村' }], plan],
    ['heads who only share a name', [{ ...zhang, headName: '张三' }, { ...li, headName: '张三' }], plan],
    ['the same person twice, which is a duplicate', [{ ...zhang, householdNo: '7' }, { ...zhang, householdNo: '7' }], plan],
    ['household numbers left blank', [{ ...zhang, householdNo: '无' }, { ...li, householdNo: '无' }], plan],
    ['a head whose own ID stands in both columns', [{ ...zhang, headIdNumber: zhangId }, { ...li, headIdNumber: li.idNumber }], plan],
    ['a grandparent listed as a member of two households', [
      { ...zhang, members: [{ name: '王五', idNumber: wang.idNumber }] }, { ...li, members: [{ name: '王五', idNumber: wang.idNumber }] },
    ], plan],
    ['a head repeated among the members', [{ ...zhang, members: [{ name: '张三', idNumber: zhangId, relation: '本人' }] }, li], plan],
  ])('silent on %s', (_, specs, given) => {
    expect(foundBy(householdTwice, specs, { plan: given })).toEqual([]);
  }); // prettier-ignore

  it('a column that says 1 for every household is no household number', () => {
    const specs = Array.from({ length: 20 }, (_, index) => ({
      name: `张${index}`,
      idNumber: idOf({ sequence: 100 + index }),
      householdNo: '1',
    }));
    expect(foundBy(householdTwice, specs, { plan })).toEqual([]);
  });

  it('numbers that run on through the villages of a sheet name one household whatever the village', () => {
    const villages = ['东村', '东村', '东村', '西村', '西村', '西村'];
    const numbers = ['1', '2', '3', '4', '5', '2'];
    const specs = villages.map((village, index): EntrySpec => ({
      name: `赵${'一二三四五六'.charAt(index)}`,
      idNumber: idOf({ sequence: 101 + index * 2 }),
      householdNo: numbers[index] ?? null,
      village,
    }));
    expect(foundBy(householdTwice, specs, { plan })).toMatchObject([{ row: 9 }]);
  });

  it('numbers that begin anew though no village is written say nothing', () => {
    const specs = Array.from({ length: 20 }, (_, index) => ({
      name: `张${index}`,
      idNumber: idOf({ sequence: 100 + index }),
      householdNo: String(1 + (index % 7)),
    }));
    expect(foundBy(householdTwice, specs, { plan })).toEqual([]);
  });
});
