/** An ID number in a numeric cell: Excel keeps fifteen digits, so the last ones are not what was typed. They cannot be restored. */
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

const hits = [{ field: 'idNumber' }] as const;

export const idStoredAsNumber: RowRule = defineRule({
  code: 'id-stored-as-number',
  scope: 'row',
  severity: 'error',
  needs: ['idNumber'],
  basis: 'Excel 数值只有 15 位有效数字，第 16 位起不可信（R03）',
  summary: {
    zh: '身份证号以数字存放，末几位已不可信，须按文本重填。',
    en: 'The ID number is stored as a number: its last digits cannot be trusted.',
  },
  silentOn: '文本格里以 000 结尾的号码；数字存放的 15 位旧证号（没有丢失）',
  check: ({ entry }) => {
    const reading = entry.readings.idNumber;
    return reading?.form === 'storedAsNumber' && reading.filledFrom === undefined ? hits : none;
  },
});
