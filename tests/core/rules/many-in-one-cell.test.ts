import { manyInOneCell } from '../../../core/rules/many-in-one-cell';
import { foundBy, idOf, type EntrySpec } from '../../support/roster-builder';

const two = `${idOf()}；${idOf({ sequence: 22 })}`;

describe('many-in-one-cell', () => {
  it.each<[string, EntrySpec]>([
    ['two names', { name: '张三、李四' }],
    ['two names in two lines', { name: '张三\n李四' }],
    ['two IDs', { idNumber: two }],
    ['two accounts', { bankAccount: '6228480402564890018/6217001234567890122' }],
  ])('%s → warning', (_, spec) => {
    const found = foundBy(manyInOneCell, [spec]);
    expect(found).toMatchObject([{ cell: 'A4', severity: 'warning', params: { count: 2 } }]);
    expect(JSON.stringify(found)).not.toMatch(/\d{9}/);
  });

  it.each<[string, EntrySpec]>([
    ['one of each', { name: '张三', idNumber: idOf(), bankAccount: '6228480402564890018' }],
    ['a name with a middle dot', { name: '阿卜杜·热合曼' }],
    ['a spaced name', { name: '张 三' }],
    ['two agents', { name: '张三', payee: '李四、王五' }],
    ['two phones', { name: '张三', phone: '13800138000/13900139000' }],
    ['a note behind the name', { name: '张三(户主)' }],
  ])('silent on %s', (_, spec) => {
    expect(foundBy(manyInOneCell, [spec])).toEqual([]);
  });
});
