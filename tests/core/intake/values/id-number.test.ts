import { readIdNumber } from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';
import { idOf, withWrongDigit } from '../../../support/synthetic-id';

const man = '320123197003150212';
const withX = '11010519491231002X';

describe('ID numbers that are right once folded', () => {
  it.each<[CellValue, string]>([
    [`'${man}`, man],
    ['３２０１２３１９７００３１５０２１２', man],
    ['320123 19700315 0212', man],
    ['320123-19700315-0212', man],
    ['320123.19700315.0212', man],
    [`\u200b${man}\ufeff`, man],
    [` ${man}\u3000`, man],
    [`="${man}"`, man],
    [`身份证号：${man}`, man],
    ['11010519491231002x', withX],
    ['11010519491231002Ｘ', withX],
    ['11010519491231002×', withX],
    ['11010519491231002\u0425', withX],
    ['11010519491231002Ⅹ', withX],
  ])('%j is read with a fix', (cell, number) => {
    expect(readIdNumber(cell)).toMatchObject({ value: number, key: number, form: 'citizen18', checkOk: true, fix: number });
  });

  it.each([
    man,
    withX,
    '440524193006070186',
    '810000197003151238',
    '830000198501010014',
    '911124197003151239',
    '320123196801026000',
    '320123201109203000',
  ])('%s needs no fix', (number) => {
    const reading = readIdNumber(number);
    expect(reading).toMatchObject({ value: number, form: 'citizen18', checkOk: true });
    expect(reading).not.toHaveProperty('fix');
  });

  it('gives birth and gender', () => {
    expect(readIdNumber(man)).toMatchObject({ birth: '1970-03-15', gender: '男' });
    expect(readIdNumber(withX)).toMatchObject({ birth: '1949-12-31', gender: '女' });
  });
});

describe('old and damaged numbers', () => {
  it('a 15-digit number is matched by its upgrade', () => {
    expect(readIdNumber('320123700315021')).toMatchObject({
      value: '320123700315021',
      key: man,
      form: 'citizen15',
      checkOk: true,
      birth: '1970-03-15',
      gender: '男',
    });
  });

  it('15 digits in a numeric cell are exact and become text', () => {
    expect(readIdNumber(320123700315021)).toMatchObject({ form: 'citizen15', key: man, fix: '320123700315021' });
  });

  it.each<CellValue>([3.201231970031502e17, 1e15, 6.1e17, '3.20123E+17', '3.20123197003150E+17'])(
    '%j has lost digits: no key, no fix',
    (cell) => {
      const reading = readIdNumber(cell);
      expect(reading).toMatchObject({ form: 'storedAsNumber', key: null, value: null });
      expect(reading).not.toHaveProperty('fix');
    },
  );

  it('a wrong check character still gives a key', () => {
    const wrong = withWrongDigit(idOf());
    expect(readIdNumber(wrong)).toMatchObject({ form: 'citizen18', key: wrong, checkOk: false });
  });

  it.each([
    ['320123197013150212', null],
    ['320123197002290212', null],
    ['320123200002290212', '2000-02-29'],
  ])('%s: birth %s', (number, birth) => expect(readIdNumber(number)?.birth).toBe(birth));

  it.each<[CellValue, string]>([
    ['32O123197003150212', 'strayCharacter'],
    ['32012319700315o212', 'strayCharacter'],
    ['3201231970031502I2', 'strayCharacter'],
    ['3201231970X3150212', 'strayCharacter'],
    ['3201231970031502', 'wrongLength'],
    [`${man}1`, 'wrongLength'],
    [`G${man}`, 'wrongLength'],
    ['E12345678', 'wrongLength'],
    [`${man}43`, 'wrongLength'],
    ['1970.3.15', 'wrongLength'],
    ['正在补办', 'wrongLength'],
    [12345, 'wrongLength'],
    [{ serial: 25642 }, 'wrongLength'],
  ])('%j: %s, without key and fix', (cell, form) => {
    const reading = readIdNumber(cell);
    expect(reading).toMatchObject({ form, key: null, value: null });
    expect(reading).not.toHaveProperty('fix');
  });
});

describe('more in the cell than a number', () => {
  it.each([`${man};${withX}`, `${man}\n${withX}`, `${man}、11010519491231002x`, `${man} ${withX}`, `张三${man}/李四${withX}`])(
    '%j holds two',
    (cell) => {
      const reading = readIdNumber(cell);
      expect(reading).toMatchObject({ value: man, several: [man, withX] });
      expect(reading).not.toHaveProperty('fix');
    },
  );

  it.each([`${man}(本人)`, `${man}/1970年3月`, `${man} 1970-03-15`, `${man}（已故）`, `${man}户主`])('%j: the note stays', (cell) => {
    const reading = readIdNumber(cell);
    expect(reading).toMatchObject({ value: man, form: 'citizen18' });
    expect(reading).not.toHaveProperty('fix');
  });

  it('a ditto mark is named as such', () =>
    expect(readIdNumber('同上')).toMatchObject({ value: null, key: null, dittoInPersonField: true }));

  it.each(['无', '—', '/', '暂无', '待补'])('%s is blank', (cell) => expect(readIdNumber(cell)).toBeUndefined());
});
