/** One person in several places: what is reported of it. What is granted is decided in resolve.ts. */
import type { DuplicateGroup } from '../model/merge';
import { duplicateAcrossSheets } from '../rules/duplicate-across-sheets';
import { duplicateAcrossUnits } from '../rules/county';
import { categoryName, codesOf, differInCategory } from '../rules/support/categories';
import { countyFinding, type FindingSink } from './county-finding';
import type { FileFindings } from './file-findings';
import { labelOf, nameOf, placeOf, type Ledger } from './ledger';
import { maskedIdAt } from './people';

/** A number copied down a whole column must not make a report quadratic. */
const mostRelated = 50;

/** Codes that a file's own rules may have given a repeated person, the strongest first. */
const inFileCodes = ['duplicate-in-sheet', 'duplicate-across-sheets', 'two-categories'] as const;

/**
 * Groups of one person's entries, in order, with the rule that speaks of each. Reports every place of a person whom several units list, and
 * repetitions in several files of one unit, which no file's own rules can see.
 */
export function reportDuplicates(
  ledger: Ledger,
  shared: readonly (readonly number[])[],
  findings: FileFindings,
  sink: FindingSink,
): readonly DuplicateGroup[] {
  const groups: DuplicateGroup[] = [];
  for (const entries of shared) {
    const acrossUnits = entries.some((entry) => ledger.slotOf[entry] !== ledger.slotOf[entries[0] as number]);
    if (acrossUnits) reportAcrossUnits(ledger, entries, sink);
    reportAcrossFiles(ledger, entries, sink);
    const code = acrossUnits ? duplicateAcrossUnits.code : codeInUnit(ledger, entries, findings);
    if (code !== null) groups.push({ kind: 'person', entries, acrossUnits, code });
  }
  return groups;
}

function reportAcrossUnits(ledger: Ledger, entries: readonly number[], sink: FindingSink): void {
  const { plan } = ledger;
  const units = [...new Set(entries.map((entry) => labelOf(ledger, entry)))];
  const categories = [...new Set(entries.flatMap((entry) => codesAt(ledger, entry)))].map((code) => categoryName(plan, code));
  const places = entries.slice(0, mostRelated + 1).map((entry) => ({ entry, where: placeOf(ledger, entry, 'idNumber') }));
  for (const entry of entries) {
    const params = {
      name: nameOf(ledger, entry),
      id: maskedIdAt(ledger, entry),
      unit: labelOf(ledger, entry),
      units,
      count: entries.length,
      categories,
      overlap: plan.overlap,
    };
    const related = places.filter((place) => place.entry !== entry).map((place) => place.where);
    const finding = countyFinding(plan, duplicateAcrossUnits, { where: placeOf(ledger, entry, 'idNumber'), related, params });
    if (finding !== null) sink.onEntry(entry, finding);
  }
}

/** Every later occurrence in another file of the same unit. */
function reportAcrossFiles(ledger: Ledger, entries: readonly number[], sink: FindingSink): void {
  const { plan, slotOf, inputOf } = ledger;
  entries.forEach((entry, position) => {
    const isOther = (other: number): boolean =>
      other !== entry && slotOf[other] === slotOf[entry] && inputOf[other] !== inputOf[entry] && isRepetition(ledger, entry, other);
    if (!entries.slice(Math.max(0, position - mostRelated), position).some(isOther)) return;
    const others = entries.slice(0, mostRelated + 1).filter(isOther);
    const name = nameOf(ledger, entry);
    const params = {
      name,
      id: maskedIdAt(ledger, entry),
      count: others.length + 1,
      sheets: [...new Set(others.map((other) => sheetLabel(ledger, other)))],
      otherNames: [...new Set(others.map((other) => nameOf(ledger, other)).filter((other) => other !== name))].slice(0, 6),
    };
    const related = others.map((other) => placeOf(ledger, other, 'idNumber'));
    const finding = countyFinding(plan, duplicateAcrossSheets, { where: placeOf(ledger, entry, 'idNumber'), related, params });
    if (finding !== null) sink.onEntry(entry, finding);
  });
}

const sheetLabel = (ledger: Ledger, index: number): string => {
  const draft = ledger.entries[index];
  return `${draft?.file ?? ''}〔${draft?.sheet.sheet ?? ''}〕`;
};

const codesAt = (ledger: Ledger, index: number): readonly string[] => {
  const draft = ledger.entries[index];
  return draft === undefined ? [] : codesOf(draft.entry, ledger.plan);
};

/** Two categories of one person are a repetition only where the plan forbids it. */
const isRepetition = (ledger: Ledger, a: number, b: number): boolean =>
  ledger.plan.overlap === 'forbid' || !differInCategory(codesAt(ledger, a), codesAt(ledger, b), ledger.plan);

/** Null when the plan allows what looks like a repetition (two categories, each granted). */
function codeInUnit(ledger: Ledger, entries: readonly number[], findings: FileFindings): string | null {
  for (const code of inFileCodes) if (entries.some((entry) => findings.codes.get(entry)?.includes(code) === true)) return code;
  const first = entries[0] as number;
  if (ledger.plan.overlap === 'each' && entries.every((entry) => entry === first || !isRepetition(ledger, first, entry))) return null;
  if (!entries.every((entry) => entry === first || isRepetition(ledger, first, entry))) return 'two-categories';
  const oneSheet = entries.every((entry) => ledger.entries[entry]?.sheet === ledger.entries[first]?.sheet);
  return oneSheet ? 'duplicate-in-sheet' : 'duplicate-across-sheets';
}
