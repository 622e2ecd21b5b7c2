/** Finds the header of a summary table (单位 × 类别, or 类别 × 人数 × 标准 × 金额) and what each of its columns holds. */
import type { MergeRange, SheetSnapshot } from '../../model/sheet';
import { MergeIndex } from './merge-index';
import { squeeze } from './text';

export interface SummaryColumn {
  readonly column: number;
  readonly kind: 'serial' | 'label' | 'count' | 'standard' | 'amount' | 'other';
  /** Header texts from the outermost level in, each once. */
  readonly path: readonly string[];
  readonly multiplier: 1 | 10000;
}

export interface SummaryHeader {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly SummaryColumn[];
}

const countWord = /(?:人数|户数|人次|对象数|名额|份数|^人$|^户$|^户\(人\)$|^数量|数\(?[人户]\)?$|[(](?:人|户|名)[)]$)/;
const standardWord = /标准|元\/[人户]|(?:每人|每户|人均|户均)/;
const amountWord = /金额|资金|慰问金|救助金|补助金|款|^元$|万元|[(]元[)]|小计[(]元/;
const labelWord = /类别|类型|类$|项目|对象|单位|乡镇|镇街|街道|村|社区|名称|地区|属别|部门|工会|组别|^组$|科室|责任人|领导/;
const serialWord = /^(?:序号|序|编号|no\.?)$/i;
const searchRows = 20;
const mostHeaderRows = 4;
/** Further to the right no summary has columns; sheets formatted over their full width would only cost time. */
const mostColumns = 200;

const kindOf = (path: readonly string[]): SummaryColumn['kind'] => {
  const own = path.at(-1) ?? '';
  const whole = path.join('>');
  if (serialWord.test(own)) return 'serial';
  if (standardWord.test(own)) return 'standard';
  if (countWord.test(own)) return 'count';
  if (amountWord.test(own)) return 'amount';
  if (labelWord.test(own) && path.length === 1) return 'label';
  return standardWord.test(whole)
    ? 'standard'
    : countWord.test(whole)
      ? 'count'
      : amountWord.test(whole)
        ? 'amount'
        : labelWord.test(own)
          ? 'label'
          : 'other';
};

const isNumeric = (sheet: SheetSnapshot, row: number): boolean =>
  (sheet.rows[row] ?? []).filter((value) => typeof value === 'number' || (typeof value === 'string' && /^\d[\d,.]*$/.test(squeeze(value))))
    .length >= 2;

/** Header texts of a column, from merged areas too, going down the header rows. */
const pathOf = (sheet: SheetSnapshot, merges: readonly MergeRange[], top: number, bottom: number, column: number): readonly string[] => {
  const path: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const merge = merges.find((area) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right);
    const text = squeeze(merge ? sheet.rows[merge.top]?.[merge.left] : sheet.rows[row]?.[column]);
    if (text !== '' && path.at(-1) !== text) path.push(text);
  }
  return path;
};

/** `sheetMultiplier`: unit of the 单位:万元 line. Null when no row looks like such a header. */
export const findSummaryHeader = (sheet: SheetSnapshot, sheetMultiplier: 1 | 10000): SummaryHeader | null => {
  const width = sheet.rows.slice(0, searchRows).reduce((most, row) => Math.max(most, Math.min(row.length, mostColumns)), 0);
  const merges = sheet.merges.filter((area) => area.top < searchRows + mostHeaderRows && area.left < mostColumns);
  for (let top = 0; top < Math.min(sheet.rows.length, searchRows); top += 1) {
    const texts = (sheet.rows[top] ?? []).map((value) => squeeze(value)).filter((text) => text !== '');
    if (texts.length < 2 || !texts.some((text) => labelWord.test(text) || serialWord.test(text)) || isNumeric(sheet, top)) continue;
    const bottom = bottomOf(sheet, top);
    const columns = Array.from({ length: width }, (_, column): SummaryColumn => {
      const path = pathOf(sheet, merges, top, bottom, column);
      const whole = path.join('>');
      return {
        column,
        kind: path.length === 0 ? 'other' : kindOf(path),
        path,
        multiplier: whole.includes('万元') ? 10000 : whole.includes('元') ? 1 : sheetMultiplier,
      };
    });
    const has = (kind: SummaryColumn['kind']): boolean => columns.some((column) => column.kind === kind);
    if (has('label') && (has('count') || has('amount'))) return { top, bottom, columns };
  }
  return null;
};

/** A header goes on while its cells are merged downward, or while a row of words without figures follows under a merged group. */
const bottomOf = (sheet: SheetSnapshot, top: number): number => {
  const merges = new MergeIndex(sheet.merges, top, 256);
  let bottom = top;
  for (const merge of sheet.merges) if (merge.top === top) bottom = Math.max(bottom, Math.min(merge.bottom, top + mostHeaderRows - 1));
  const grouped = sheet.merges.some(
    (merge) => merge.top >= top && merge.top <= bottom && merge.right > merge.left && merges.height(merge.top, merge.left) === 1,
  );
  const next = sheet.rows[bottom + 1] ?? [];
  const words = next.filter((value) => typeof value === 'string' && squeeze(value) !== '').length;
  if (bottom === top && grouped && words >= 2 && !isNumeric(sheet, bottom + 1)) bottom += 1;
  return bottom;
};
