/** Whether a handful of entries are plainly of one household, as far as the roster itself shows it. For rules in which one household is no fault. */
import { sameName } from './names';
import { personKey, type Occurrence } from './people';

/** All entries hang together through links that the roster shows. Quadratic: give at most a few dozen. */
export function areOneHousehold(group: readonly Occurrence[]): boolean {
  const [first, ...rest] = group;
  if (first === undefined) return true;
  const reached = [first];
  let left = rest;
  for (let at = 0; at < reached.length && left.length > 0; at += 1) {
    const from = reached[at] as Occurrence;
    const linked = left.filter((other) => areLinked(from, other) || areLinked(other, from));
    reached.push(...linked);
    left = left.filter((other) => !linked.includes(other));
  }
  return left.length === 0;
}

function areLinked(a: Occurrence, b: Occurrence): boolean {
  const mine = a.entry.readings;
  const yours = b.entry.readings;
  const key = personKey(b.entry);
  if (mine.headIdNumber?.key && (mine.headIdNumber.key === yours.headIdNumber?.key || mine.headIdNumber.key === key)) return true;
  if (key !== null && a.entry.members.some((member) => member.idNumber?.key === key)) return true;
  const number = mine.householdNo?.value;
  if (number && number === yours.householdNo?.value && mine.village?.value === yours.village?.value) return true;
  const head = mine.headName?.value;
  const name = yours.name?.value;
  if (head && ((yours.headName?.value && sameName(head, yours.headName.value)) || (name && sameName(head, name)))) return true;
  if (name && a.entry.members.some((member) => member.name?.value && sameName(member.name.value, name))) return true;
  if (name && name.length > 1 && (mine.remark?.text.includes(name) ?? false)) return true;
  return followsItsHead(a, b);
}

/** 户主, and in one of the next rows 配偶, 长子 …: a household listed person by person. */
function followsItsHead(head: Occurrence, other: Occurrence): boolean {
  const distance = other.order - head.order;
  if (head.sheet !== other.sheet || distance < 1 || distance > 12) return false;
  const [first, second] = [head.entry.readings.relation?.text, other.entry.readings.relation?.text];
  return first !== undefined && second !== undefined && /^(?:户主|本人)$/.test(first) && !/户主|本人|无|其他/.test(second);
}
