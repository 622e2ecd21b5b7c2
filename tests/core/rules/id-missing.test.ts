import { idMissing } from '../../../core/rules/id-missing';
import { foundBy, idOf, planOf, type EntrySpec } from '../../support/roster-builder';

const withBarracks = planOf({
  categories: [
    { code: 'X-JUN', name: '驻军单位', grain: 'institution', standard: { kind: 'pending' } },
    { code: 'B-TIER', name: '困难家庭', standard: { kind: 'pending' } },
  ],
});

describe('id-missing', () => {
  it.each<[string, EntrySpec]>([
    ['blank cell', { name: '张三', idNumber: null }],
    ['无', { name: '张三', idNumber: '无' }],
    ['a dash', { name: '张三', idNumber: '—' }],
    ['words instead of a number', { name: '张三', idNumber: '正在补办' }],
    ['不详', { name: '张三', idNumber: '不详' }],
    ['question marks', { name: '张三', idNumber: '？？' }],
  ])('%s → error at the ID', (_, spec) => {
    expect(foundBy(idMissing, [spec])).toMatchObject([{ cell: 'B4', field: 'idNumber', params: { name: '张三' } }]);
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['a number', { name: '张三', idNumber: idOf() }, {}],
    ['a wrong number', { name: '张三', idNumber: '32012319700315' }, {}],
    ['a number stored as number', { name: '张三', idNumber: 320123197003150200 }, {}],
    ['a passport', { name: '张三', idNumber: 'E12345678', documentType: '护照' }, {}],
    ['a ditto mark', { name: '张三', idNumber: '同上' }, {}],
    ['two numbers in a cell', { name: '张三', idNumber: `${idOf()}、${idOf({ sequence: 22 })}` }, {}],
    ['an institution by category', { name: '某部一连', idNumber: null, category: '驻军单位' }, { plan: withBarracks }],
    ['an institution by name, without a category', { name: '驻区某部队', idNumber: null, category: null }, { plan: withBarracks }],
    ['no ID column at all', { name: '张三' }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(idMissing, [spec], options)).toEqual([]);
  });

  it('a person in a plan with institutions still needs one', () => {
    expect(foundBy(idMissing, [{ name: '张三', idNumber: null, category: '困难家庭' }], { plan: withBarracks })).toHaveLength(1);
  });
});
