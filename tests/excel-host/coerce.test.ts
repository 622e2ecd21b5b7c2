import { coerce, numberAsText } from '../support/excel-host/model/coerce';

const zh = { locale: 'zh-CN', year: 2026 };
const en = { locale: 'en-US', year: 2026 };

describe('what Excel makes of a text written into a General cell', () => {
  it.each([
    ['an identity number loses its last digits', '110101199003070028', { value: 110101199003070000 }],
    ['an identity number ending in X stays', '11010119900307001X', { value: '11010119900307001X' }],
    ['leading zeros go', '00123', { value: 123 }],
    ['thousands', '1,234', { value: 1234, format: '#,##0' }],
    ['a comma in the wrong place is text', '12,34', { value: '12,34' }],
    ['per cent', '50%', { value: 0.5, format: '0%' }],
    ['money', '¥100', { value: 100, format: '¥#,##0' }],
    ['brackets are minus', '(100)', { value: -100 }],
    ['an exponent', '1e5', { value: 100000, format: '0.00E+00' }],
    ['a number with words is text', '1000元', { value: '1000元' }],
    ['full-width digits', '１２３', { value: 123 }],
    ['a sign', '+86', { value: 86 }],
    ['true', 'TRUE', { value: true }],
    ['a formula', '=A1+1', { value: null, formula: 'A1+1' }],
    ['an equals sign alone is text', '=', { value: '=' }],
    ['words after a minus become a broken formula', '-无', { value: { error: '#NAME?' }, formula: '-无' }],
    ['a mail address is text', 'a@b', { value: 'a@b' }],
    ['an apostrophe makes text of what follows', "'00123", { value: '00123' }],
    ['an error', '#N/A', { value: { error: '#N/A' } }],
    ['nothing clears', '', { value: null }],
    ['month and day', '1/2', { value: 46024, format: 'm"月"d"日"' }],
    ['a date with hyphens', '2024-1-5', { value: 45296, format: 'm/d/yyyy' }],
    ['a date with dots stays text', '1990.3.7', { value: '1990.3.7' }],
    ['a Chinese date', '2024年1月5日', { value: 45296, format: 'yyyy"年"m"月"d"日"' }],
    ['year and month', '2024-01', { value: 45292, format: 'mmm-yy' }],
    ['no such day is text', '2024-02-30', { value: '2024-02-30' }],
    ['a time', '10:30', { value: 0.4375, format: 'h:mm' }],
    ['a mixed fraction', '1 1/2', { value: 1.5, format: '# ?/?' }],
  ])('%s', (_name, input, expected) => {
    expect(coerce(input, 'General', zh)).toEqual(expected);
  });

  it('reads month and day the American way in an American Excel', () => {
    expect(coerce('3/4/2024', 'General', en)).toEqual({ value: 45355, format: 'm/d/yyyy' });
    expect(coerce('2024年1月5日', 'General', en)).toEqual({ value: '2024年1月5日' });
  });

  it.each([
    ['digits', '110101199003070028', '110101199003070028'],
    ['leading zeros', '00123', '00123'],
    ['a formula', '=A1', '=A1'],
    ['a number of 15 digits', 123456789012345, '123456789012345'],
    ['a longer number', 110101199003070000, '1.1010119900307E+17'],
    ['a boolean', true, 'TRUE'],
  ])('keeps %s as text in a text cell', (_name, input, expected) => {
    expect(coerce(input, '@', zh)).toEqual({ value: expected });
  });

  it('keeps 15 digits of a number', () => {
    expect(coerce(Number('110101199003070028'), 'General', zh)).toEqual({ value: 110101199003070000 });
    expect(numberAsText(0.1 + 0.2)).toBe('0.3');
  });
});
