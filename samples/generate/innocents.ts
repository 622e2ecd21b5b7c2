/** Valid oddities that look like faults and are none: they must raise nothing (the "must stay silent on" column of the rule catalogue). */
import { take, takeOther, type FaultContext } from './fault';
import { person } from './people';

/** Each kind at most once, each with a chance of its own. The lines stay free for faults, except where a fault would spoil the innocence. */
export function plantInnocents(ctx: FaultContext): void {
  const { random } = ctx;
  if (random.chance(0.5)) namesakes(ctx);
  if (random.chance(0.2)) oneHouseholdTwoPeople(ctx);
  if (random.chance(0.3)) twoCategoriesAllowed(ctx);
  if (random.chance(0.5)) sharedGuardianAccount(ctx);
}

/** Two people of the same name are not one. */
function namesakes(ctx: FaultContext): void {
  const first = take(ctx, ['idNumber'], (line) => line.person !== null);
  if (first === null) return;
  const second = takeOther(ctx, first, (line) => line.person !== null && line.members.length === 0 && line.category.age === undefined);
  first.line.faulty = false;
  if (second === null || first.line.person === null) return;
  const namesake = person(ctx.random, ctx.plan.ageAsOf, 30, 58);
  if (first.line.person.id.slice(0, 6) !== namesake.id.slice(0, 6))
    Object.assign(second.line, { person: { ...namesake, name: first.line.person.name }, holder: first.line.person.name });
  second.line.faulty = false;
}

/** In a plan by persons two members of one household are two people. */
function oneHouseholdTwoPeople(ctx: FaultContext): void {
  if (ctx.plan.grain !== 'person') return;
  const first = take(ctx, ['householdNo'], (line) => line.person !== null);
  if (first === null) return;
  const second = takeOther(ctx, first, (line) => line.person !== null);
  first.line.faulty = false;
  if (second === null) return;
  second.line.cells.set('householdNo', first.line.householdNo);
  second.line.faulty = false;
}

/** A plan that grants each category lets one person have two. */
function twoCategoriesAllowed(ctx: FaultContext): void {
  if (ctx.plan.overlap !== 'each') return;
  const place = take(
    ctx,
    ['category'],
    (line, draft) => draft.style.categoryForm === 'each' && line.grain !== 'institution' && line.category.standard.kind !== 'goods',
  );
  if (place === null) return;
  const own = place.line.category;
  const other = ctx.plan.categories.find(
    (candidate) =>
      candidate !== own &&
      candidate.age === undefined &&
      candidate.parent !== own.code &&
      own.parent !== candidate.code &&
      (candidate.grain ?? ctx.plan.grain) === place.line.grain &&
      candidate.standard.kind === own.standard.kind,
  );
  if (other === undefined) {
    place.line.faulty = false;
    return;
  }
  place.line.cells.set('category', `${own.name}、${other.name}`);
  place.line.categories = [own.code, other.code];
}

/** Siblings paid to one guardian, residents of a home paid to the home's account. */
function sharedGuardianAccount(ctx: FaultContext): void {
  const draft = ctx.drafts.find((candidate) => candidate.columns.some((column) => column.key === 'bankAccount'));
  const lines = (draft?.lines ?? []).filter((line) => !line.faulty && line.category.payTo !== 'person');
  for (const line of lines) {
    const first = lines.find((other) => other.category === line.category);
    if (first !== undefined)
      Object.assign(line, { account: first.account, holder: first.category.payTo === 'institution' ? '敬老院' : first.holder });
  }
}
