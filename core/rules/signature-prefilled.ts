/**
 * Signature cells that are filled before anything was paid out: signing for others beforehand is a classic finding of auditors. Once per sheet,
 * at the first filled cell.
 *
 * Bad: | 姓名 | 领款人签字 | → | 张三 | 张三 |
 */
import type { Place } from './define-rule';
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { compact } from './support/text';

/** Lines and words to sign on, or that the cell is still to be signed: as good as blank. */
const placeholder =
  /^(?:[-—–―─_/\\.…。:：()（）\s]*|\(?(?:签[字名章收领]|手印|盖章|待签|未签|未领|本人签[字名]|年月日)\)?[:：_\s]*|无|空|未)$/;
/** So many places are listed; the count is exact. */
const mostRelated = 50;

export const signaturePrefilled: RosterRule = defineRule({
  code: 'signature-prefilled',
  scope: 'roster',
  severity: 'warning',
  needs: ['signature'],
  basis: '发放前签字栏应为空；事先代签、同一笔迹是通报案例（R35）',
  summary: {
    zh: '还没发放，签字栏已经填了（每张表报一次）。',
    en: 'Signature cells are filled although nothing has been paid out yet (once per sheet).',
  },
  silentOn: '空白、下划线、“签字：”等占位；没有签字栏的表',
  check: (roster) => {
    const names = new Set(roster.sheets.filter((sheet) => sheet.role === 'roster').map((sheet) => sheet.sheet));
    return [...names].flatMap((name) => hitsOn(roster.sheets.filter((sheet) => sheet.role === 'roster' && sheet.sheet === name)));
  },
});

/** One sheet may have been read as several tables. */
function hitsOn(tables: readonly SheetReading[]): readonly Hit[] {
  const places: Place[] = [];
  let count = 0;
  for (const { sheet, entry } of tables.flatMap((table) => table.entries.map((entry) => ({ sheet: table, entry })))) {
    const reading = entry.readings.signature;
    if (reading === undefined || placeholder.test(compact(reading.text))) continue;
    count += 1;
    if (places.length <= mostRelated) places.push({ sheet, row: entry.row, field: 'signature' });
  }
  const [first, ...related] = places;
  return first === undefined ? [] : [{ at: first, related, params: { count } }];
}
