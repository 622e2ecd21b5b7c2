import { payeeIncomplete } from '../../../core/rules/payee-incomplete';
import { foundBy, hitsOf, idOf, rosterOf, sheetOf, type EntrySpec, type SheetOptions } from '../../support/roster-builder';

const agent: SheetOptions = { headers: { otherIdNumber: '代领人身份证号', relation: '与领款人关系' } };

describe('payee-incomplete', () => {
  it.each<[string, EntrySpec, SheetOptions, string[]]>([
    ['nothing but a name', { name: '张三', payee: '李四' }, {}, ['id', 'relation']],
    ['a blank column for the ID', { name: '张三', payee: '李四', otherIdNumber: null }, agent, ['id']],
    ['a blank column for the relation', { name: '张三', payee: '李四', relation: null }, agent, ['relation']],
    ['both columns blank', { name: '张三', payee: '李四', otherIdNumber: null, relation: null }, agent, ['id', 'relation']],
    [
      'the ID column of somebody else',
      { name: '张三', payee: '李四', otherIdNumber: idOf() },
      { headers: { otherIdNumber: '监护人身份证号' } },
      ['id', 'relation'],
    ],
    [
      'the relation to the head of household',
      { name: '张三', payee: '李四', relation: '长子' },
      { headers: { relation: '与户主关系' } },
      ['id', 'relation'],
    ],
  ])('%s → warning at the agent', (_, spec, options, missing) => {
    expect(foundBy(payeeIncomplete, [spec], options)).toMatchObject([{ cell: 'B4', severity: 'warning', params: { missing } }]);
  });

  it.each<[string, EntrySpec, SheetOptions]>([
    ['nobody', { name: '张三', payee: null }, {}],
    ['无', { name: '张三', payee: '无' }, {}],
    ['a stroke', { name: '张三', payee: '/' }, {}],
    ['本人', { name: '张三', payee: '本人' }, {}],
    ['the person as 领取人', { name: '张三', payee: '张 三' }, {}],
    ['ID and relation in their columns', { name: '张三', payee: '李四', otherIdNumber: idOf(), relation: '妻子' }, agent],
    ['the ID in the only column', { name: '张三', payee: '李四', otherIdNumber: idOf() }, agent],
    ['the relation behind the name', { name: '张三', payee: '李四(妻子)' }, {}],
    ['the relation in the remark', { name: '张三', payee: '李四', remark: '由其妻代领' }, {}],
    ['the ID behind the name', { name: '张三', payee: `李四 ${idOf()}` }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(payeeIncomplete, [spec], options)).toEqual([]);
  });

  it.each([
    [null, 1],
    ['儿子', 0],
  ])('a column 与领款人关系 that the layout has no field for holds %j → %d finding', (relation, count) => {
    const sheet = sheetOf([{ name: '张三', payee: '李四', otherIdNumber: idOf() }], { headers: { otherIdNumber: '代领人身份证号' } });
    const column = 9;
    const layout = sheet.layout && { ...sheet.layout, unknown: [{ column, header: '与领款人关系' }] };
    const entries = sheet.entries.map((entry) => ({ ...entry, cells: Object.assign([...entry.cells], { [column]: relation }) }));
    expect(hitsOf(payeeIncomplete, rosterOf([{ ...sheet, layout, entries }]))).toHaveLength(count);
  });
});
