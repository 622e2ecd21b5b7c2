/** A serial number is given twice within one run. */
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { serialRuns, type Numbered } from './support/serials';

/** Where most numbers repeat (a group number, say) the column is no serial. */
const repeatShare = 0.5;

export const serialDuplicate: RosterRule = defineRule({
  code: 'serial-duplicate',
  scope: 'roster',
  severity: 'info',
  needs: ['serial'],
  basis: '序号不应重复，重号多为插行后没有重排',
  summary: { zh: '序号重复。', en: 'A serial number is given twice.' },
  silentOn: '每村、每类、每张表从 1 重编；合并的序号；不是数字的序号',
  check: (roster) => roster.sheets.flatMap((sheet) => (sheet.role === 'roster' ? repeatsOn(sheet) : [])),
});

function repeatsOn(sheet: SheetReading): readonly Hit[] {
  const runs = serialRuns(sheet);
  const hits = runs.flatMap((run) => repeatsIn(run, sheet));
  const numbered = runs.reduce((sum, run) => sum + run.length, 0);
  return hits.length > Math.max(1, numbered * repeatShare) ? [] : hits;
}

function repeatsIn(run: readonly Numbered[], sheet: SheetReading): readonly Hit[] {
  const first = new Map<number, Numbered>();
  return run.flatMap((next): readonly Hit[] => {
    const known = first.get(next.serial);
    if (known === undefined) first.set(next.serial, next);
    if (known === undefined) return [];
    return [
      {
        at: { sheet, row: next.entry.row, field: 'serial' },
        related: [{ sheet, row: known.entry.row, field: 'serial' }],
        params: { serial: next.serial },
      },
    ];
  });
}
