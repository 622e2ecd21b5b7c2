/** The merge: all units' rosters and reports → one judged whole. The same inputs give the same result in any order of arrival. */
import type { Finding } from '../model/finding';
import type { BaseListPerson, Decision, MergeInput, MergeResult } from '../model/merge';
import type { Plan } from '../model/plan';
import { compareBaseList } from './base-list';
import type { FindingSink } from './county-finding';
import { reportBudget, reportMissingUnits, reportPlannedCounts } from './county-findings';
import { readDecisions } from './decisions';
import { reportDuplicates } from './duplicates';
import { addCode, readFileFindings } from './file-findings';
import { FindingBook } from './finding-book';
import { judgeLateness } from './late';
import { createLedger, type Ledger } from './ledger';
import { groupsInFiles, reportAccounts, reportHouseholds } from './links';
import { peopleIndex } from './people';
import { categoryQuota, reportOverQuota, unitQuota } from './quota';
import { decideStandings } from './standing';
import { categoryResults, tallyEntries } from './tally';
import { missingSlots, unitResults } from './unit-results';

export interface MergeOptions {
  /** "Today", YYYY-MM-DD: part of what a merge depends on, like its inputs. */
  readonly asOf: string;
  /** People who should be somewhere in the rosters. */
  readonly baseList?: readonly BaseListPerson[];
  readonly decisions?: readonly Decision[];
}

/** Never throws on data, drops no entry; totals are the sums of the entries. */
export function mergeCounty(inputs: readonly MergeInput[], plan: Plan, options: MergeOptions): MergeResult {
  const ledger = createLedger(inputs, plan);
  const fileFindings = readFileFindings(ledger);
  const book = new FindingBook(ledger);
  const sink: FindingSink = {
    ...book.sink,
    onEntry: (entry, finding) => {
      addCode(fileFindings.codes, entry, finding.code);
      book.sink.onEntry(entry, finding);
    },
  };
  const lateness = judgeLateness(ledger, sink);
  const people = peopleIndex(ledger).shared();
  const groups = [
    ...reportDuplicates(ledger, people, fileFindings, sink),
    ...groupsInFiles(fileFindings.pairs),
    ...reportHouseholds(ledger, sink),
    ...reportAccounts(ledger, sink),
  ];
  const decisions = readDecisions(ledger, options.decisions ?? []);
  const quotas = decideStandings(ledger, { decisions, lateness, findings: fileFindings, people, groups });
  reportOverQuota(ledger, quotas, fileFindings.codes, sink);
  const tallies = tallyEntries(ledger);
  const categories = categoryResults(plan, tallies, (code) => categoryQuota(ledger, quotas, code));
  reportBudget(ledger, tallies.totals.granted, sink);
  reportPlannedCounts(ledger, categories, sink);
  const missing = missingSlots(ledger);
  reportMissingUnits(ledger, missing, sink);
  const base = options.baseList === undefined ? null : compareBaseList(ledger, options.baseList, sink);
  writeCodes(ledger, fileFindings.codes);
  return {
    planId: plan.id,
    entries: ledger.entries,
    units: unitResults(ledger, { tallies, lateness, counts: book.counts, quotaOf: (slot) => unitQuota(ledger, quotas, slot) }),
    categories,
    duplicates: [...groups].sort((a, b) => (a.entries[0] as number) - (b.entries[0] as number) || kindRank[a.kind] - kindRank[b.kind]),
    missingUnits: missing.map((slot) => ({ code: ledger.slots[slot]?.code ?? '', name: ledger.slots[slot]?.name ?? '' })),
    lateUnits: lateness.lateUnits,
    missingFromRosters: base?.missingFromRosters ?? [],
    notInBaseList: base?.notInBaseList ?? [],
    totals: tallies.totals,
    findings: book.sorted() satisfies readonly Finding[],
  };
}

const kindRank = { person: 0, household: 1, account: 2 } as const;

function writeCodes(ledger: Ledger, codes: ReadonlyMap<number, readonly string[]>): void {
  for (const [entry, list] of codes) {
    const draft = ledger.entries[entry];
    if (draft !== undefined) draft.findingCodes = list.length === 1 ? list : [...new Set(list)].sort();
  }
}
