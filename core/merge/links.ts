/** What hangs together without being one person: households and bank accounts in several units, and what the files' own rules found. */
import { maskAccount, maskIdNumber } from '../model/mask';
import type { DuplicateGroup } from '../model/merge';
import { accountAcrossUnits, householdAcrossUnits } from '../rules/county';
import { codesOf, differInCategory } from '../rules/support/categories';
import { componentsOf, KeyIndex } from './components';
import { countyFinding, type FindingSink } from './county-finding';
import type { FilePair } from './file-findings';
import { categoryAt, isCurrent, labelOf, nameOf, placeOf, type Ledger } from './ledger';
import { matchKey } from './people';

const mostRelated = 50;
const mostNames = 12;
/** A number shared by more entries than that is no household's (as in the rules of a single file). */
const mostOfHousehold = 12;

/** ID keys of everybody whom an entry names: itself, its head, its members. */
export function householdKeys(ledger: Ledger, index: number): readonly string[] {
  const entry = ledger.entries[index]?.entry;
  if (entry === undefined) return [];
  const keys = [ledger.keys[index], entry.readings.headIdNumber?.key, ...entry.members.map((member) => member.idNumber?.key)];
  return [...new Set(keys.filter((key): key is string => key !== null && key !== undefined))];
}

/** Own and head's keys first; a member's key only where another entry has it so: two entries that share a member are not yet one household. */
function householdIndex(ledger: Ledger): KeyIndex {
  const index = new KeyIndex();
  const everybody = ledger.entries.flatMap(({ grain }, entry) => (grain === 'household' && isCurrent(ledger, entry) ? [entry] : []));
  for (const entry of everybody) {
    const own = ledger.keys[entry] ?? null;
    const head = ledger.entries[entry]?.entry.readings.headIdNumber?.key ?? null;
    if (own !== null) index.add(own, entry);
    if (head !== null && head !== own) index.add(head, entry);
  }
  for (const entry of everybody)
    for (const { idNumber } of ledger.entries[entry]?.entry.members ?? []) {
      const key = idNumber?.key ?? null;
      if (key !== null && key !== ledger.keys[entry] && index.has(key)) index.add(key, entry);
    }
  return index;
}

/** Household-grain entries of different people and units that name a common person. Household numbers mean nothing outside their unit. */
export function reportHouseholds(ledger: Ledger, sink: FindingSink): readonly DuplicateGroup[] {
  if (!ledger.entries.some(({ grain }) => grain === 'household')) return [];
  const lists = householdIndex(ledger)
    .shared()
    .filter((list) => list.length <= mostOfHousehold);
  return componentsOf(lists)
    .filter((group) => inSeveralUnits(ledger, group) && ofSeveralPeople(ledger, group) && isGrantedOnce(ledger, group))
    .map((entries) => {
      const household = householdKeys(ledger, entries[0] as number)[0];
      const names = namesOf(ledger, entries);
      reportGroup(ledger, entries, sink, (entry) => ({
        rule: householdAcrossUnits,
        field: 'name',
        params: { name: nameOf(ledger, entry), household: household === undefined ? null : maskIdNumber(household), names },
      }));
      return { kind: 'household', entries, acrossUnits: true, code: householdAcrossUnits.code };
    });
}

/** One account for people of several units. Accounts of guardians and institutions, and one household's, are as they should be. */
export function reportAccounts(ledger: Ledger, sink: FindingSink): readonly DuplicateGroup[] {
  const index = new KeyIndex();
  for (let entry = 0; entry < ledger.entries.length; entry += 1) {
    const account = ledger.entries[entry]?.entry.readings.bankAccount?.value;
    if (account === undefined || account === null || !isNumber(account)) continue;
    const draft = ledger.entries[entry];
    if (draft?.grain === 'institution' || !isCurrent(ledger, entry)) continue;
    index.add(account, entry);
  }
  return index
    .shared()
    .map((list) => list.filter((entry) => (categoryAt(ledger, entry)?.payTo ?? 'person') === 'person'))
    .filter((list) => inSeveralUnits(ledger, list) && ofSeveralPeople(ledger, list) && !isOneHousehold(ledger, list))
    .map((entries) => {
      const account = ledger.entries[entries[0] as number]?.entry.readings.bankAccount?.value ?? '';
      const names = namesOf(ledger, entries);
      reportGroup(ledger, entries, sink, () => ({
        rule: accountAcrossUnits,
        field: 'bankAccount',
        params: { account: maskAccount(account), names },
      }));
      return { kind: 'account', entries, acrossUnits: true, code: accountAcrossUnits.code };
    });
}

/** Groups that the files' own rules found, as far as they concern households and accounts. */
export function groupsInFiles(pairs: readonly FilePair[]): readonly DuplicateGroup[] {
  const byCode = new Map<string, (readonly number[])[]>();
  for (const { code, entries } of pairs) {
    const lists = byCode.get(code);
    if (lists === undefined) byCode.set(code, [entries]);
    else lists.push(entries);
  }
  return [...byCode].flatMap(([code, lists]) =>
    componentsOf(lists).map((entries): DuplicateGroup => ({
      kind: code === 'account-shared' ? 'account' : 'household',
      entries,
      acrossUnits: false,
      code,
    })),
  );
}

/** At least eight digits, not all the same: what is no account number joins nobody. */
const isNumber = (account: string): boolean => /^\d{8,}$/.test(account) && !/^(\d)\1+$/.test(account);

const inSeveralUnits = (ledger: Ledger, entries: readonly number[]): boolean =>
  entries.some((entry) => ledger.slotOf[entry] !== ledger.slotOf[entries[0] as number]);

const ofSeveralPeople = (ledger: Ledger, entries: readonly number[]): boolean => {
  const who = (entry: number): string => matchKey(ledger, entry) ?? `name ${nameOf(ledger, entry)}`;
  return entries.some((entry) => who(entry) !== who(entries[0] as number));
};

/** Where the plan grants each category, entries of different categories do not stand in each other's way. */
const isGrantedOnce = (ledger: Ledger, entries: readonly number[]): boolean => {
  const codes = (entry: number): readonly string[] => {
    const draft = ledger.entries[entry];
    return draft === undefined ? [] : codesOf(draft.entry, ledger.plan);
  };
  const [first, ...rest] = entries;
  return ledger.plan.overlap !== 'each' || rest.some((entry) => !differInCategory(codes(first as number), codes(entry), ledger.plan));
};

const isOneHousehold = (ledger: Ledger, entries: readonly number[]): boolean => {
  const index = new KeyIndex();
  for (const entry of entries) for (const key of householdKeys(ledger, entry)) index.add(key, entry);
  return componentsOf(index.shared())[0]?.length === entries.length;
};

const namesOf = (ledger: Ledger, entries: readonly number[]): readonly string[] =>
  [...new Set(entries.map((entry) => nameOf(ledger, entry)))].slice(0, mostNames);

/** One finding on every place, with the other places beside it. */
function reportGroup(
  ledger: Ledger,
  entries: readonly number[],
  sink: FindingSink,
  about: (entry: number) => {
    readonly rule: typeof accountAcrossUnits;
    readonly field: 'name' | 'bankAccount';
    readonly params: Readonly<Record<string, string | null | readonly string[]>>;
  },
): void {
  const units = [...new Set(entries.map((entry) => labelOf(ledger, entry)))];
  for (const entry of entries) {
    const { rule, field, params } = about(entry);
    const related = entries.filter((other) => other !== entry).slice(0, mostRelated);
    const finding = countyFinding(ledger.plan, rule, {
      where: placeOf(ledger, entry, field),
      related: related.map((other) => placeOf(ledger, other, field)),
      params: { ...params, unit: labelOf(ledger, entry), units, count: entries.length },
    });
    if (finding !== null) sink.onEntry(entry, finding);
  }
}
