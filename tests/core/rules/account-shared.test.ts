import { accountShared } from '../../../core/rules/account-shared';
import { foundBy, idOf, planOf, rosterOf, hitsOf, sheetOf, type EntrySpec } from '../../support/roster-builder';

const account = '6228480402564890018';
const plan = planOf({
  payment: { method: 'bank' },
  categories: [
    { code: 'D-RURAL', name: '农村低保', standard: { kind: 'money', amountYuan: 100 } },
    { code: 'O-GUER', name: '孤儿', standard: { kind: 'pending' }, payTo: 'guardian' },
    { code: 'T-JIZHONG', name: '集中供养', standard: { kind: 'pending' }, payTo: 'institution' },
  ],
});
const person = (name: string, sequence: number, more: EntrySpec = {}): EntrySpec => ({
  name,
  idNumber: idOf({ sequence }),
  bankAccount: account,
  ...more,
});

describe('account-shared', () => {
  it('three people with one account → one finding at the second, the others related, the account masked', () => {
    const found = foundBy(
      accountShared,
      [person('张三', 1), person('李四', 3), person('赵六', 7, { bankAccount: '6217001234567890122' }), person('王五', 5)],
      { plan },
    );
    expect(found).toMatchObject([
      { cell: 'C5', related: ['Sheet1!C4', 'Sheet1!C7'], params: { count: 3, names: ['张三', '李四', '王五'] } },
    ]);
    expect(JSON.stringify(found)).not.toContain(account);
  });

  it('spaces do not hide it, and it is found across sheets', () => {
    const roster = rosterOf([
      sheetOf([person('张三', 1)], { plan, sheet: '东村' }),
      sheetOf([person('李四', 3, { bankAccount: '6228 4804 0256 4890 018' })], { plan, sheet: '西村' }),
    ]);
    expect(hitsOf(accountShared, roster, { plan })).toMatchObject([{ sheet: '西村', cell: 'C4', related: ['东村!C4'] }]);
  });

  const cases: readonly (readonly [string, readonly EntrySpec[]])[] = [
    ['different accounts', [person('张三', 1), person('李四', 3, { bankAccount: '6217001234567890122' })]],
    [
      'thirty people of an institution that is paid',
      Array.from({ length: 30 }, (_, at) => person(`老人${at}`, at * 2 + 1, { category: '集中供养' })),
    ],
    ['siblings whose guardian is paid', [person('张大', 1, { category: '孤儿' }), person('张二', 3, { category: '孤儿' })]],
    ['a guardian on the list as well', [person('张母', 2, { category: '农村低保' }), person('张小', 3, { category: '孤儿' })]],
    [
      'one household by its number',
      [person('张三', 1, { householdNo: '0012', village: '东村' }), person('李四', 2, { householdNo: '0012', village: '东村' })],
    ],
    ["one household by the head's ID", [person('张三', 1), person('李四', 2, { headIdNumber: idOf({ sequence: 1 }) })]],
    ["one household by the head's name", [person('张三', 1, { headName: '张三' }), person('李四', 2, { headName: '张三' })]],
    [
      'one household by its members',
      [person('张三', 1, { members: [{ name: '李四', idNumber: idOf({ sequence: 2 }) }] }), person('李四', 2)],
    ],
    [
      'one household listed person by person',
      [person('张三', 1, { relation: '户主' }), person('李四', 2, { relation: '配偶' }), person('张小', 3, { relation: '长子' })],
    ],
    ['a remark that it is kept for the person', [person('张三', 1), person('李四', 3, { remark: '由张三代管' })]],
    ["a remark that names the other as one's household", [person('张三', 1), person('李四', 3, { remark: '与张三同户' })]],
    ['a guardian named as the holder', [person('张三', 1), person('李四', 3, { accountHolder: '张三', guardian: '张三' })]],
    [
      'accounts of a welfare home by their holder',
      [person('张三', 1, { accountHolder: '东岗镇敬老院' }), person('李四', 3, { accountHolder: '东岗镇敬老院' })],
    ],
    ['one person in two rows', [person('张三', 1), person('张三', 1)]],
    ['无 twice', [person('张三', 1, { bankAccount: '无' }), person('李四', 3, { bankAccount: '无' })]],
    ['an account in a merged cell', [person('张三', 1), person('李四', 3, { filledFrom: { bankAccount: 'merge' } })]],
  ];
  it.each(cases)('silent on %s', (_, specs) => {
    expect(foundBy(accountShared, specs, { plan })).toEqual([]);
  });

  it('two of one household and a stranger → a finding', () => {
    const specs = [person('张三', 1, { headName: '张三' }), person('李四', 2, { headName: '张三' }), person('王五', 5)];
    expect(foundBy(accountShared, specs, { plan })).toHaveLength(1);
  });
});
