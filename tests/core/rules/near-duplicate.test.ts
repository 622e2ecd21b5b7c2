import { nearDuplicate } from '../../../core/rules/near-duplicate';
import { foundBy, idOf, withWrongDigit, type EntrySpec } from '../../support/roster-builder';

const id = idOf({ birth: '1970-03-15', sequence: 421 });
const at = (idNumber: string, name = '张三', village: string | null = '东村'): EntrySpec => ({ name, idNumber, village });
const swapped = `${id.slice(0, 12)}${id[13]}${id[12]}${id.slice(14)}`;

describe('near-duplicate', () => {
  it.each([
    ['one digit wrong', withWrongDigit(id, 16), [17]],
    ['one digit wrong, with a check character of its own', idOf({ birth: '1970-03-16', sequence: 421 }), [14]],
    ['two digits', idOf({ birth: '1970-03-26', sequence: 421 }), [13, 14]],
    ['two neighbours swapped', swapped, [13, 14]],
    ['only the check character', withWrongDigit(id, 17), [18]],
    ['a digit of the region', withWrongDigit(id, 2), [3]],
  ])('%s, same name and village → warning on the second', (_, other, positions) => {
    expect(foundBy(nearDuplicate, [at(id), at(other)])).toMatchObject([
      { cell: 'B5', severity: 'warning', related: ['Sheet1!B4'], params: { name: '张三', positions } },
    ]);
  });

  it('without villages the name is enough', () => {
    expect(foundBy(nearDuplicate, [at(id, '张三', null), at(withWrongDigit(id), '张三', null)])).toHaveLength(1);
    expect(
      foundBy(nearDuplicate, [
        { name: '张 三', idNumber: id },
        { name: '张三', idNumber: withWrongDigit(id) },
      ]),
    ).toHaveLength(1);
  });

  it.each<[string, EntrySpec[]]>([
    ['twins: the same numbers but for the end, other names', [at(idOf({ sequence: 421 }), '张大双'), at(idOf({ sequence: 423 }), '张小双')]],
    ['namesakes with quite other numbers', [at(id), at(idOf({ birth: '1985-11-02', sequence: 17 }))]],
    ['namesakes of another village', [at(id), at(withWrongDigit(id), '张三', '西村')]],
    ['the same number, which is a duplicate', [at(id), at(id)]],
    ['three digits', [at(id), at(idOf({ birth: '1970-03-15', sequence: 753 }))]],
    ['numbers that cannot be read', [at('3201'), at('3202')]],
    ['blank names', [{ name: null, idNumber: id, village: '东村' }, { name: null, idNumber: withWrongDigit(id), village: '东村' }]],
  ])('silent on %s', (_, specs) => {
    expect(foundBy(nearDuplicate, specs)).toEqual([]);
  }); // prettier-ignore

  it('thousands of namesakes in one place cost little, and the near ones among them are found', () => {
    const many = Array.from({ length: 6000 }, (_, index) =>
      at(
        idOf({
          birth: `19${30 + (index % 60)}-0${1 + (index % 9)}-${10 + (index % 19)}`,
          sequence: 100 + ((index * 7) % 900),
          region: String(320000 + index),
        }),
        '张伟',
        null,
      ),
    );
    const started = performance.now();
    const hits = foundBy(nearDuplicate, [...many, at(withWrongDigit(String(many[3000]?.idNumber), 17), '张伟', null)]);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(hits).toContainEqual(expect.objectContaining({ cell: 'B6004', related: ['Sheet1!B3004'] }));
  });
});
