import fc from 'fast-check';
import * as values from '../../../../core/intake/values';
import type { CellValue } from '../../../../core/model/sheet';
import { samplePlans } from '../../../../core/plans';

/** Strings of any code units, of what clerks mix up, and numbers of any kind. */
const clerkish = fc
  .array(
    fc.constantFrom(
      ...'0123456789１２３xX×Ⅹ年月日元角分万.-/、，,；;（）()+￥张三李四阿·•同上无有√低保农村城市五袋桶大米油镇村东岗社区工会合计　 \u200b\ufeff\u00a0\u0301\n\'"“”〃',
    ),
    { maxLength: 40 },
  )
  .map((characters) => characters.join(''));
const text = fc.oneof(clerkish, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.double().map((serial) => ({ serial })) },
);

const readers: Record<string, (value: CellValue) => unknown> = {
  readText: values.readText,
  readName: values.readName,
  readIdNumber: values.readIdNumber,
  readDate: (value) => values.readDate(value, { assumedYear: 2027 }),
  readDateWithoutYear: (value) => values.readDate(value, { assumedYear: null }),
  readMoney: (value) => values.readMoney(value, 1),
  readMoneyIn万元: (value) => values.readMoney(value, 10000),
  readMoneyWords: values.readMoneyWords,
  readPhone: values.readPhone,
  readAccount: values.readAccount,
  readGender: values.readGender,
  readInteger: values.readInteger,
  readQuantity: values.readQuantity,
  readMark: values.readMark,
};
for (const plan of samplePlans) {
  const goods = values.createGoodsReader(plan);
  const unit = values.createUnitMatcher(plan);
  const units = values.readUnitList(plan);
  const inText = values.categoryInText(plan);
  readers[`category ${plan.id}`] = values.createCategoryReader(plan);
  readers[`goods ${plan.id}`] = (value) => [goods(value, null), goods(value, 'rice')];
  readers[`texts ${plan.id}`] = (value) =>
    typeof value === 'string'
      ? [unit(value), units(value), inText(value), values.nearestCategory(plan, value), values.isDittoMark(value)]
      : null;
}

describe('any cell', () => {
  it.each(Object.keys(readers))('%s never throws, and gives the same answer twice', (name) => {
    const read = readers[name]!;
    fc.assert(
      fc.property(cell, (value) => {
        expect(read(value)).toEqual(read(value));
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.keys(readers))('%s: blank cells have no reading, and a cell full of one character is read at once', (name) => {
    const read = readers[name]!;
    if (!name.startsWith('goods') && !name.startsWith('texts'))
      for (const blank of [null, '', ' ', '\u3000', '\u200b\ufeff', '\n ']) expect(read(blank)).toBeUndefined();
    const started = process.cpuUsage().user;
    for (const character of ['.', ' ', '(', '1', '一', '张', '、', '元', "'", '低保、', '张 ', '(1)'])
      read(character.repeat(32767 / character.length));
    expect(process.cpuUsage().user - started).toBeLessThan(2e6);
  });

  it('a fix is read as the value itself and needs no further fix', () => {
    fc.assert(
      fc.property(cell, fc.constantFrom(...Object.keys(readers).filter((name) => name.startsWith('read'))), (value, name) => {
        const reading = readers[name]!(value) as { value: unknown; fix?: string | number } | undefined;
        if (reading?.fix === undefined) return;
        const again = readers[name]!(reading.fix) as typeof reading;
        expect([name, again?.value, again?.fix]).toEqual([name, reading.value, undefined]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('folding', () => {
  it('is idempotent, tight or not', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = values.fold(raw);
        expect(values.fold(once)).toBe(once);
        const tight = values.foldTight(raw);
        expect(values.foldTight(tight)).toBe(tight);
        expect(tight).not.toMatch(/\s/);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['３２０１', '3201'],
    ['\ufeff张\u200b三\u00ad ', '张三'],
    ['a\u00a0\u3000b\n\tc', 'a b c'],
    ["'320123", '320123'],
    ['\u2018320123', '320123'],
    ['\u2018十四五\u2019规划', '\u2018十四五\u2019规划'],
    ['（一）城市低保', '(一)城市低保'],
    ['𠮷田、《表》', '𠮷田、《表》'],
    ['✔️', '✔'],
  ])('%j → %j', (raw, folded) => expect(values.fold(raw)).toBe(folded));

  it.each([
    [3.201231970031502e17, '320123197003150200'],
    [0.1, '0.1'],
    [{ serial: 45677 }, '2025-01-20'],
    [{ serial: 60 }, '60'],
    [true, 'TRUE'],
    [null, ''],
  ])('%j as text: %s', (value, folded) => expect(values.cellText(value)).toBe(folded));
});

describe('Excel day numbers', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [45677.9, '2025-01-20'],
    [45351, '2024-02-29'],
    [2958465, '9999-12-31'],
    [0, null],
    [NaN, null],
    [2958466, null],
  ])('%d is %s', (serial, iso) => expect(values.serialToIso(serial)).toBe(iso));

  it('go there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => expect(values.serialOfIso(values.serialToIso(serial)!)).toBe(serial)),
    );
  });
});
