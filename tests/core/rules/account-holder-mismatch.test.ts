import { accountHolderMismatch } from '../../../core/rules/account-holder-mismatch';
import { foundBy, planOf, type EntrySpec } from '../../support/roster-builder';

const categories = [
  { code: 'D-RURAL', name: '农村低保', standard: { kind: 'money' as const, amountYuan: 100 } },
  { code: 'O-GUER', name: '孤儿', standard: { kind: 'pending' as const }, payTo: 'guardian' as const },
  { code: 'T-JIZHONG', name: '集中供养', standard: { kind: 'pending' as const }, payTo: 'institution' as const },
  { code: 'X-JUN', name: '驻军单位', standard: { kind: 'pending' as const }, grain: 'institution' as const },
];
const plan = planOf({ categories, payment: { method: 'bank' } });
const own = planOf({ categories, payment: { method: 'bank', ownAccountOnly: true } });

describe('account-holder-mismatch', () => {
  it('another name → warning at the holder; error where the own account is demanded', () => {
    const spec = { name: '张三', accountHolder: '李四' };
    expect(foundBy(accountHolderMismatch, [spec], { plan })).toMatchObject([
      { cell: 'B4', severity: 'warning', params: { name: '张三', holder: '李四' } },
    ]);
    expect(foundBy(accountHolderMismatch, [spec], { plan: own })).toMatchObject([{ severity: 'error', params: { ownOnly: true } }]);
  });

  it.each<[string, EntrySpec]>([
    ['the same name', { name: '张三', accountHolder: '张三' }],
    ['spaces in one of them', { name: '张 三', accountHolder: '张三' }],
    ['another middle dot', { name: '阿卜杜·热合曼', accountHolder: '阿卜杜.热合曼' }],
    ['no dot at all', { name: '阿卜杜·热合曼', accountHolder: '阿卜杜热合曼' }],
    ['a note behind the name', { name: '张三(户主)', accountHolder: '张三' }],
    ['a character that could not be shown', { name: '张垚', accountHolder: '张□' }],
    ['a holder masked by the bank', { name: '张小三', accountHolder: '张*三' }],
    ['本人', { name: '张三', accountHolder: '本人' }],
    ['a blank holder', { name: '张三', accountHolder: null }],
    ['a dash', { name: '张三', accountHolder: '—' }],
    ['the guardian as holder', { name: '张三', accountHolder: '李四', guardian: '李四' }],
    ['a holder named in the remark', { name: '张三', accountHolder: '李四', remark: '户名为其监护人李四' }],
    ['a remark that the money is kept', { name: '张三', accountHolder: '李四', remark: '由母亲代管' }],
    ['a category whose guardian is paid', { name: '张三', accountHolder: '李四', category: '孤儿' }],
    ['a category whose institution is paid', { name: '张三', accountHolder: '东岗镇敬老院', category: '集中供养' }],
    ['an institution', { name: '某部', accountHolder: '某部财务', category: '驻军单位' }],
    ['no name', { name: null, accountHolder: '李四' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(accountHolderMismatch, [spec], { plan })).toEqual([]);
  });

  it("the household's all-in-one card in the head's name is no fault, unless the own account is demanded", () => {
    const spec = { name: '张三', headName: '张大', accountHolder: '张大' };
    expect(foundBy(accountHolderMismatch, [spec], { plan })).toEqual([]);
    expect(foundBy(accountHolderMismatch, [spec], { plan: own })).toHaveLength(1);
  });
});
