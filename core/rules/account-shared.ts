/**
 * One account receives the money of several people of different households. Once per account, at the second entry that has it.
 *
 * Bad: | 姓名 | 银行账号 | → | 张三 | 6228…0018 | · | 李四 | 6228…0018 |
 */
import { maskAccount } from '../model/mask';
import { categoryOf, grainOf, type Plan } from '../model/plan';
import type { Entry, Roster } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { keptByOther } from './support/account';
import { codesOf } from './support/categories';
import { placeOf } from './support/hits';
import { everybodyIn, nameOf, personKey, type Occurrence } from './support/people';
import { areOneHousehold } from './support/same-household';

const shortest = 6;
/** Beyond so many entries an account is nobody's household. */
const mostOfHousehold = 30;
const mostListed = 50;

export const accountShared: RosterRule = defineRule({
  code: 'account-shared',
  scope: 'roster',
  severity: 'warning',
  needs: ['bankAccount'],
  basis: '同一账号多人可能被冒领；集中供养、孤儿监护人、机构账户合法（R22）',
  summary: {
    zh: '不同户的几个人用了同一个银行账号，每个账号说一次。',
    en: 'Several people of different households have one account; said once per account.',
  },
  silentOn: '款项付给机构或监护人的类别；单位类对象；同一户的人；备注写明代管、监护、代领；同一个人的几行',
  check: (roster, { plan }) => [...sharedAccounts(roster, plan)].flatMap(([account, group]) => hitOn(account, group) ?? []),
});

function sharedAccounts(roster: Roster, plan: Plan): ReadonlyMap<string, readonly Occurrence[]> {
  const everybody = everybodyIn(roster);
  /** Position of the first entry with the account, in reading order. */
  const first = new Map<string, number>();
  const shared = new Map<string, Occurrence[]>();
  for (const occurrence of everybody) {
    const value = accountOf(occurrence.entry);
    if (value === null) continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, occurrence.order);
    else if (shared.has(value)) shared.get(value)?.push(occurrence);
    else shared.set(value, [everybody[earlier] ?? occurrence, occurrence]);
  }
  return new Map([...shared].map(([account, group]) => [account, group.filter(({ entry }) => !isAccountedFor(entry, plan))]));
}

function accountOf(entry: Entry): string | null {
  const account = entry.readings.bankAccount;
  const value = account?.value;
  if (value === undefined || value === null || value.length < shortest || account?.filledFrom !== undefined) return null;
  return /\d{4}/.test(value) ? value : null;
}

/** The roster itself says why the account is another's. */
function isAccountedFor(entry: Entry, plan: Plan): boolean {
  const category = categoryOf(plan, codesOf(entry, plan)[0]);
  if (grainOf(plan, category) === 'institution' || category?.payTo === 'institution' || category?.payTo === 'guardian') return true;
  const { remark, accountHolder, guardian } = entry.readings;
  if (remark !== undefined && keptByOther.test(remark.text)) return true;
  const holder = accountHolder?.value;
  if (holder === undefined || holder === null) return false;
  if (/敬老院|福利院|养老院|光荣院|供养|救助站|幸福院/.test(holder)) return true;
  return (
    holder.length > 1 &&
    holder !== nameOf(entry) &&
    ((guardian?.text.includes(holder) ?? false) || (remark?.text.includes(holder) ?? false))
  );
}

function hitOn(account: string, group: readonly Occurrence[]): Hit | undefined {
  const people = new Set(group.map(({ entry }) => personKey(entry) ?? nameOf(entry)));
  const second = group[1];
  if (second === undefined || people.size < 2 || (group.length <= mostOfHousehold && areOneHousehold(group))) return undefined;
  const place = ({ sheet, entry }: Occurrence): ReturnType<typeof placeOf> => placeOf(sheet, entry, 'bankAccount');
  return {
    at: place(second),
    related: group
      .filter((other) => other !== second)
      .slice(0, mostListed)
      .map(place),
    params: {
      account: maskAccount(account),
      count: group.length,
      names: [...new Set(group.map(({ entry }) => nameOf(entry)))].slice(0, mostListed),
    },
  };
}
