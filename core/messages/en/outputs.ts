/** Headers of the issue list of one file. The county's workbook goes to offices in China and is Chinese only. */
import type { issueListZh } from '../zh-CN/outputs';

export const issueListEn: typeof issueListZh = {
  serial: 'No.',
  severity: 'Level',
  sheet: 'Sheet',
  cell: 'Place',
  row: (row) => `row ${row}`,
  wholeSheet: 'whole sheet',
  field: 'Column',
  what: 'What is wrong',
  todo: 'What to do',
  related: 'See also',
  code: 'Rule',
  title: 'Findings',
  counts: (error, warning, info) => `${error} errors, ${warning} warnings, ${info} notes.`,
  legend: 'Error: must be mended before anything is granted. Warning: a person must look. Note: for the record.',
  joiner: ', ',
};
