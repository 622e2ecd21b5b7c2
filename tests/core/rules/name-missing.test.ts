import { nameMissing } from '../../../core/rules/name-missing';
import { foundBy, idOf, planOf, type EntrySpec } from '../../support/roster-builder';

const household = planOf({ grain: 'household' });
const mixed = planOf({
  categories: [
    { code: 'X-JUN', name: '驻军单位', grain: 'institution', standard: { kind: 'pending' } },
    { code: 'B-TIER', name: '困难家庭', standard: { kind: 'pending' } },
  ],
});

describe('name-missing', () => {
  it.each<[string, EntrySpec]>([
    ['blank cell', { name: null, idNumber: idOf() }],
    ['a dash', { name: '—', idNumber: idOf() }],
    ['无', { name: '无', idNumber: idOf() }],
    ['a number', { name: 12, idNumber: idOf() }],
    ['question marks', { name: '？？', idNumber: idOf() }],
  ])('%s → error at the name', (_, spec) => {
    expect(foundBy(nameMissing, [spec])).toMatchObject([{ cell: 'A4', field: 'name', severity: 'error' }]);
  });

  it.each<[string, EntrySpec, Parameters<typeof foundBy>[2]]>([
    ['a name', { name: '张三' }, {}],
    ['one with a rare character lost', { name: '张□' }, {}],
    ['a long minority name', { name: '阿卜杜·热合曼·买买提艾力' }, {}],
    ['a ditto mark, of which another rule speaks', { name: '同上' }, {}],
    ['an institution', { name: null, category: '驻军单位' }, { plan: mixed }],
    ['the head of a household named in its own column', { name: null, headName: '张三' }, { plan: household }],
    ['no name column at all', { idNumber: idOf() }, {}],
  ])('silent on %s', (_, spec, options) => {
    expect(foundBy(nameMissing, [spec], options)).toEqual([]);
  });

  it('in a per-person list the head’s name is not the person’s', () => {
    expect(foundBy(nameMissing, [{ name: null, headName: '张三' }])).toHaveLength(1);
  });

  it('household members are no entries', () => {
    expect(foundBy(nameMissing, [{ name: '张三', members: [{ idNumber: idOf({ sequence: 22 }) }] }], { plan: household })).toEqual([]);
  });
});
