/** Members of a household in rows of their own under the head. */
import type { Column } from './columns';
import type { Line } from './entry';
import { writeId, writeName } from './forms';
import { merge, put, type Content } from './grid';
import { skip, type Pen } from './layout';
import { ageAt } from './people';
import type { Random } from './random';

const personKeys = new Set(['name', 'gender', 'idNumber', 'birthDate', 'age', 'relation']);

export function writeMembers(pen: Pen, line: Line, first: number, random: Random): void {
  const { draft, grid, left } = pen;
  // With columns of their own the first member stands on the head's row.
  const ownColumns = draft.style.household === 'beside';
  for (const member of ownColumns ? line.members.slice(1) : line.members) {
    for (const [index, column] of draft.columns.entries()) {
      if (personKeys.has(column.key) && !ownColumns) put(grid, pen.row, left + index, memberCell(pen, column, member, random));
      if (column.member && ownColumns) put(grid, pen.row, left + index, memberPart(member, column.member.part));
    }
    skip(pen, 'member');
    pen.row += 1;
  }
  if (draft.style.household !== 'merged' && !(ownColumns && random.chance(0.5))) return;
  for (const [index, column] of draft.columns.entries()) {
    const run = column.key === 'village' && draft.style.villageForm === 'merged';
    if (
      (ownColumns ? !column.member : !personKeys.has(column.key)) &&
      !run &&
      !(column.key === 'category' && draft.style.categoryForm === 'merged')
    )
      merge(grid, first, left + index, pen.row - 1, left + index);
  }
}

const memberPart = (member: Line['members'][number], part: 'name' | 'idNumber' | 'relation'): Content =>
  part === 'name' ? member.person.name : part === 'idNumber' ? member.person.id : member.relation;

function memberCell(pen: Pen, column: Column, member: Line['members'][number], random: Random): Content {
  const { person, relation } = member;
  if (column.key === 'name') return writeName(random, person.name, 0);
  if (column.key === 'idNumber') return writeId(random, person.id, 0.05);
  if (column.key === 'gender') return person.gender;
  if (column.key === 'relation') return relation;
  if (column.key === 'age') return ageAt(person.birth, pen.ageAsOf);
  return person.birth;
}
