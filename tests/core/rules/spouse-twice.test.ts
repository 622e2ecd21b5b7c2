import { spouseTwice } from '../../../core/rules/spouse-twice';
import { foundBy, idOf, planOf, type EntrySpec } from '../../support/roster-builder';

const plan = planOf({ grain: 'household' });
const husband = { name: '张三', idNumber: idOf({ sequence: 21 }) };
const wife = { name: '李四', idNumber: idOf({ sequence: 42 }) };

describe('spouse-twice', () => {
  it.each<[string, EntrySpec[]]>([
    ['household number and 妻', [{ ...husband, relation: '户主', householdNo: '7' }, { ...wife, relation: '妻', householdNo: '7' }]],
    ['head’s number and 配偶', [{ ...husband, relation: '本人', headIdNumber: husband.idNumber }, { ...wife, relation: '配偶', headIdNumber: husband.idNumber }]],
    ['the spouse first', [{ ...wife, relation: '之妻', householdNo: '7' }, { ...husband, relation: null, householdNo: '7' }]],
    ['a member of the other, with the relation', [{ ...husband, members: [{ name: '李四', idNumber: wife.idNumber, relation: '妻子' }] }, wife]],
    ['the head’s name and the relation', [{ ...husband, relation: '户主', headName: '张三', village: '东村' }, { ...wife, relation: '配偶', headName: '张三', village: '东村' }]],
  ])('%s → warning on the later entry', (_, specs) => {
    expect(foundBy(spouseTwice, specs, { plan })).toMatchObject([{ row: 5, severity: 'warning', related: [expect.stringMatching(/!.4$/)] }]);
  }); // prettier-ignore

  it.each<[string, EntrySpec[], typeof plan]>([
    ['a per-person plan', [{ ...husband, relation: '户主', householdNo: '7' }, { ...wife, relation: '妻', householdNo: '7' }], planOf()],
    ['father and son', [{ ...husband, relation: '户主', householdNo: '7' }, { ...wife, relation: '长子', householdNo: '7' }], plan],
    ['a wife and a son of one household', [{ ...wife, relation: '妻', householdNo: '7' }, { ...husband, relation: '长子', householdNo: '7' }], plan],
    ['a brother-in-law', [{ ...husband, relation: '户主', householdNo: '7' }, { ...wife, relation: '姐夫', householdNo: '7' }], plan],
    ['spouses of different households', [{ ...husband, relation: '户主', householdNo: '7' }, { ...wife, relation: '妻', householdNo: '8' }], plan],
    ['a head of that name in another village', [{ ...husband, relation: '户主', headName: '张三', village: '西村' }, { ...wife, relation: '配偶', headName: '张三', village: '东村' }], plan],
    ['no relation', [{ ...husband, village: '东村' }, { ...wife, village: '东村' }], plan],
    ['two heads of that name', [
      { ...husband, relation: '户主', headName: '张三' }, { name: '张三', idNumber: idOf({ sequence: 65 }), relation: '户主', headName: '张三' },
      { ...wife, relation: '配偶', headName: '张三' },
    ], plan],
  ])('silent on %s', (_, specs, given) => {
    expect(foundBy(spouseTwice, specs, { plan: given })).toEqual([]);
  }); // prettier-ignore
});
