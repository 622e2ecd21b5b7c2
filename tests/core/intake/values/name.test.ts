import { isDittoMark, readName, readText } from '../../../../core/intake/values';

describe('names', () => {
  it.each<readonly [string, string]>([
    ['张 三', '张三'],
    ['张\u3000三', '张三'],
    ['王 小 明', '王小明'],
    ['张\n三', '张三'],
    ['欧阳 明华', '欧阳明华'],
    ['\u200b张三', '张三'],
    ['张三，', '张三'],
    ...['.', '．', '•', '・', '‧', '。', '-', '･', ' · ', '—'].map((dot) => [`阿卜杜${dot}热合曼`, '阿卜杜·热合曼'] as const),
    ['买买提.艾山.吐尔逊', '买买提·艾山·吐尔逊'],
  ])('%j becomes %s, with a fix', (cell, name) => expect(readName(cell)).toMatchObject({ value: name, fix: name }));

  it.each([
    '张三',
    '欧阳娜娜',
    '阿卜杜·热合曼',
    '张和平',
    'John Smith',
    '𠮷田',
    '张𠮷',
    '□三',
    '张三1',
    '驻区部队(一连)',
    '武警某部',
    '李'.repeat(60),
    `${'买'.repeat(30)}·${'提'.repeat(29)}`,
  ])('%s stays as it is', (cell) => expect(readName(cell)).toEqual({ value: cell, text: cell }));

  it.each(['张三(亡)', '张三（户主）', '张三*', '张三 已故', '户主:张三', '(代)张三', '张三（已故）*'])(
    '%j: the note is left out, but not fixed away',
    (cell) => {
      const reading = readName(cell);
      expect(reading?.value).toBe('张三');
      expect(reading).not.toHaveProperty('fix');
      expect(reading).not.toHaveProperty('several');
    },
  );

  it.each(['张三、李四', '张三，李四', '张三/李四', '张三\n李四', '张三 李四', '张三.李四', '张三和李四', '张三（亡）、李四'])(
    '%j names two',
    (cell) => {
      expect(readName(cell)).toMatchObject({ value: '张三', several: ['张三', '李四'] });
    },
  );

  it.each(['同上', '〃', '"'])('%s cannot be followed', (cell) =>
    expect(readName(cell)).toMatchObject({ value: null, dittoInPersonField: true }),
  );
  it.each(['', '无', '—', '/'])('%j is blank', (cell) => expect(readName(cell)).toBeUndefined());
  it('a number is no name', () => expect([readName(12)?.value, readName('12')?.value]).toEqual([null, null]));
});

describe('ditto marks', () => {
  it.each(['同上', '上同', '同', '同 上', '〃', '″', '"', '＂', '“', '”', '、、', '..', '′′', "''", '—"—', '－〃－', ' ″　'])(
    '%j is one',
    (cell) => expect(isDittoMark(cell)).toBe(true),
  );
  it.each(['', '张', '同意', '大同', '同心村', '"东岗村"', '、', '—', '.'])('%j is none', (cell) => expect(isDittoMark(cell)).toBe(false));
});

it('plain text is folded and never fixed', () => {
  expect(readText(' 东岗村　三组\n（新增） ')).toEqual({ value: '东岗村 三组 (新增)', text: '东岗村 三组 (新增)' });
});
