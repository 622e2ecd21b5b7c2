/** What severities, standings and kinds of sheets are called. */
import type { Severity } from '../../model/finding';
import type { Standing } from '../../model/merge';
import type { SheetRole } from '../../model/roster';

export const severityNamesEn: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export const standingNamesEn: Readonly<Record<Standing, string>> = {
  granted: 'granted',
  yielded: 'yielded',
  undecided: 'duplicate, undecided',
  overQuota: 'over quota',
  void: 'void (late)',
  blocked: 'to be corrected',
  superseded: 'replaced',
  excluded: 'struck off',
  otherTier: 'other tier',
};

export const roleNamesEn: Readonly<Record<SheetRole, string>> = {
  roster: 'roster',
  summary: 'summary',
  instruction: 'instructions',
  empty: 'empty',
  archive: 'personal file',
  lastYear: "last year's list",
  hidden: 'hidden',
  printout: 'printout',
  other: 'other',
};
