/** Husband and wife listed as two entries where the plan grants by household: told by the relation together with the household, never by guess. */
import type { Plan } from '../model/plan';
import type { Entry, Roster } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { firstPlaceOf, hasColumn } from './support/hits';
import { householdGrain, householdLinks } from './support/households';
import { everybodyIn, nameOf, personKey, type Occurrence } from './support/people';

const spouse = /^(?:户主)?之?(?:配偶|夫妻|妻子?|丈夫|夫|爱人|老伴儿?|老婆|老公)$/u;
const head = /^(?:户主|本人|户主本人|申请人|自己|本身)$/u;

const isSpouse = (relation: string | null | undefined): boolean => !!relation && spouse.test(relation.replaceAll(' ', ''));
/** Blank counts as the head: most rosters write a relation only where it is another. */
const mayBeHead = (relation: string | null | undefined): boolean => !relation || head.test(relation.replaceAll(' ', ''));

export const spouseTwice: RosterRule = defineRule({
  code: 'spouse-twice',
  scope: 'roster',
  severity: 'warning',
  needs: [],
  basis: '按户慰问，夫妻是一户（R11）',
  summary: { zh: '按户慰问的类别里，夫妻两人分别上报。', en: 'Husband and wife are listed separately in a category granted by household.' },
  silentOn: '按人发放的类别；看不出夫妻关系（没有“与户主关系”，也没有户号、户主或家庭成员）',
  check: (roster, { plan }) => {
    const pairs = new Map<Occurrence, Occurrence>();
    for (const { earlier, later, by, relation } of householdLinks(roster, plan))
      if ((by === 'member' && isSpouse(relation)) || areHeadAndSpouse(earlier.entry, later.entry)) pairs.set(later, earlier);
    for (const [later, earlier] of byHeadName(roster, plan)) if (!pairs.has(later)) pairs.set(later, earlier);
    return [...pairs].sort(([a], [b]) => a.order - b.order).map(([later, earlier]) => hitOf(later, earlier));
  },
});

const relationOf = (entry: Entry): string | undefined => entry.readings.relation?.text;

const areHeadAndSpouse = (a: Entry, b: Entry): boolean =>
  (isSpouse(relationOf(a)) && mayBeHead(relationOf(b))) || (isSpouse(relationOf(b)) && mayBeHead(relationOf(a)));

/** Somebody who is the spouse of a head of the given name, where exactly one such head is listed in the same village. */
function byHeadName(roster: Roster, plan: Plan): readonly (readonly [Occurrence, Occurrence])[] {
  if (!roster.sheets.some((sheet) => hasColumn(sheet, 'headName') && hasColumn(sheet, 'relation'))) return [];
  const isHousehold = householdGrain(plan);
  const everybody = everybodyIn(roster).filter(({ entry }) => isHousehold(entry));
  const spouses = everybody.filter(({ entry }) => entry.readings.headName?.value && isSpouse(relationOf(entry)));
  if (spouses.length === 0) return [];
  const heads = new Map<string, Occurrence | null>();
  for (const occurrence of everybody) {
    if (!mayBeHead(relationOf(occurrence.entry))) continue;
    const key = placeAndName(occurrence.entry, nameOf(occurrence.entry));
    heads.set(key, heads.has(key) ? null : occurrence);
  }
  return spouses.flatMap((one): (readonly [Occurrence, Occurrence])[] => {
    const other = heads.get(placeAndName(one.entry, one.entry.readings.headName?.value ?? ''));
    if (!other || other === one || (personKey(one.entry) !== null && personKey(one.entry) === personKey(other.entry))) return [];
    return [one.order > other.order ? [one, other] : [other, one]];
  });
}

const placeAndName = ({ readings }: Entry, name: string): string =>
  `${readings.unit?.value ?? ''}|${readings.village?.value ?? ''}|${name}`;

const hitOf = (later: Occurrence, earlier: Occurrence): Hit => ({
  at: placeOf(later),
  related: [placeOf(earlier)],
  params: { name: nameOf(later.entry), other: nameOf(earlier.entry) },
});

const placeOf = ({ sheet, entry }: Occurrence) =>
  isSpouse(relationOf(entry)) ? firstPlaceOf(sheet, entry, 'relation', 'idNumber') : firstPlaceOf(sheet, entry, 'idNumber', 'name');
