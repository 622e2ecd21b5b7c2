/** Planted faults that need two lines, a total, or the sheet as a whole. */
import { standardFen } from '../../core/model/plan';
import { fifteenDigits, neighbourNumber } from './numbers';
import { sheetSpot, spot, take, takeOther, type Fault, type FaultContext, type Place } from './fault';
import { writeId } from './forms';
import type { Planted } from './draft';

const isPerson = (line: { person: unknown; members: readonly unknown[] }): boolean => line.person !== null;

/** Makes `copy` the same person as `original`, in another spelling of the number. */
function copyPerson(ctx: FaultContext, original: Place, copy: Place): void {
  const source = original.line.person;
  if (source === null) return;
  Object.assign(copy.line, { person: source, holder: source.name, members: original.line.members });
  if (source.birth.startsWith('19') && /^[1-6]/.test(source.id) && ctx.random.chance(0.15)) {
    copy.line.cells.set('idNumber', fifteenDigits(source.id));
    copy.line.unchecked.add('id');
  } else copy.line.cells.set('idNumber', writeId(ctx.random, source.id, 0.4));
}

function duplicate(ctx: FaultContext, sameSheet: boolean): Planted | null {
  const code = sameSheet ? 'duplicate-in-sheet' : 'duplicate-across-sheets';
  const first = take(ctx, ['idNumber'], isPerson);
  if (first === null) return null;
  const second = takeOther(ctx, first, (line) => isPerson(line) && line.category === first.line.category, sameSheet);
  if (second === null) return null;
  copyPerson(ctx, first, second);
  const places = [second, first];
  const allowed = ['household-twice', 'id-15-digit', 'account-shared', 'two-categories', 'over-quota'];
  return {
    code,
    spots: places.map((place) => spot(place, 'idNumber')),
    allowed: places.flatMap((place) => allowed.map((other) => ({ code: other, spot: spot(place, null) }))),
  };
}

export const rosterFaults: readonly Fault[] = [
  { code: 'duplicate-in-sheet', plant: (ctx) => duplicate(ctx, true) },
  { code: 'duplicate-across-sheets', plant: (ctx) => duplicate(ctx, false) },
  {
    code: 'near-duplicate',
    plant: (ctx) => {
      const first = take(ctx, ['idNumber', 'village'], (line) => line.person !== null && /^[1-6]/.test(line.person.id));
      if (first === null) return null;
      const second = takeOther(
        ctx,
        first,
        (line) =>
          isPerson(line) && line.village === first.line.village && line.category === first.line.category && line.members.length === 0,
      );
      if (second === null || first.line.person === null) return null;
      const id = neighbourNumber(first.line.person.id);
      Object.assign(second.line, { person: { ...first.line.person, id }, holder: first.line.person.name });
      for (const place of [first, second]) place.line.cells.set('idNumber', place.line.person?.id ?? null);
      return {
        code: 'near-duplicate',
        spots: [spot(second, 'idNumber'), spot(first, 'idNumber'), spot(second, 'name'), spot(first, 'name')],
      };
    },
  },
  {
    code: 'household-twice',
    plant: (ctx) => {
      if (ctx.plan.grain !== 'household') return null;
      const first = take(ctx, ['householdNo', 'amount'], (line) => line.grain === 'household');
      if (first === null) return null;
      const second = takeOther(ctx, first, (line) => line.grain === 'household' && line.village === first.line.village);
      if (second === null) return null;
      second.line.cells.set('householdNo', first.line.householdNo);
      return pairOf('household-twice', first, second, ['householdNo', 'name', 'idNumber', null], ['spouse-twice']);
    },
  },
  {
    code: 'spouse-twice',
    plant: (ctx) => {
      if (ctx.plan.grain !== 'household') return null;
      const withSpouse = (line: Place['line'], draft: Place['draft']): boolean =>
        line.members.some((member) => /配偶|妻/.test(member.relation)) &&
        (draft.style.household === 'merged' ||
          draft.style.household === 'blank' ||
          draft.columns.some((column) => column.key === 'member:0:relation'));
      const first = take(ctx, ['idNumber'], withSpouse);
      if (first === null) return null;
      const second = takeOther(ctx, first, (line) => line.grain === 'household');
      if (second === null) return null;
      const spouse = first.line.members.find((member) => /配偶|妻/.test(member.relation))?.person ?? null;
      Object.assign(second.line, { person: spouse, holder: spouse?.name ?? '', members: [] });
      return pairOf('spouse-twice', first, second, ['name', 'idNumber', null], ['household-twice', 'duplicate-in-sheet']);
    },
  },
  {
    code: 'account-shared',
    plant: (ctx) => {
      if (ctx.plan.payment.method !== 'bank') return null;
      const own = (line: Place['line']): boolean => line.person !== null && line.category.payTo === 'person';
      const first = take(ctx, ['bankAccount'], own);
      if (first === null) return null;
      const second = takeOther(ctx, first, own);
      if (second === null) return null;
      Object.assign(second.line, { account: first.line.account });
      for (const place of [first, second]) place.line.cells.set('bankAccount', first.line.account);
      return pairOf('account-shared', first, second, ['bankAccount'], []);
    },
  },
  {
    code: 'total-mismatch',
    plant: (ctx) => {
      const fits = ctx.drafts.filter(
        (draft) =>
          draft.totalOff === undefined && totalsShown(draft) !== null && draft.lines.every((line) => !line.unchecked.has('amountFen')),
      );
      if (fits.length === 0) return null;
      const draft = ctx.random.pick(fits);
      const part = totalsShown(draft) as 'total' | 'subtotal';
      draft.totalOff = part;
      return { code: 'total-mismatch', spots: [{ draft, part, key: 'amount' }] };
    },
  },
  {
    code: 'serial-duplicate',
    plant: (ctx) => serialFault(ctx, 'serial-duplicate', 0, ['serial-gap']),
  },
  { code: 'serial-gap', plant: (ctx) => serialFault(ctx, 'serial-gap', 3, []) },
  {
    code: 'signature-prefilled',
    plant: (ctx) => {
      const place = take(ctx, ['signature'], (line) => line.person !== null);
      if (place === null) return null;
      for (const line of place.draft.lines) line.cells.set('signature', line.person?.name ?? '代签');
      return {
        code: 'signature-prefilled',
        spots: [sheetSpot(place.draft)],
      };
    },
  },
  {
    code: 'unit-line-mismatch',
    plant: (ctx) => {
      const draft = ctx.drafts.find((candidate) => candidate.style.meta !== 'none' && candidate.lines.length > 0);
      const others = ctx.plan.units.filter(
        (unit) => unit.code !== ctx.unit.code && !ctx.unit.name.includes(unit.name) && !unit.name.includes(ctx.unit.name),
      );
      if (draft === undefined || others.length === 0) return null;
      draft.style.metaUnit = ctx.random.pick(others).name;
      return { code: 'unit-line-mismatch', spots: [{ draft, part: 'meta' }, sheetSpot(draft)] };
    },
  },
  {
    code: 'unit-scale-suspicious',
    plant: (ctx) => {
      const draft = ctx.drafts.find(
        (one) =>
          !one.wanyuan &&
          one.totalOff === undefined &&
          one.columns.some((column) => column.key === 'amount') &&
          one.lines.length > 4 &&
          one.lines.every((line) => !line.faulty && standardFen(line.category.standard).length > 0),
      );
      const column = draft?.columns.find((one) => one.key === 'amount');
      if (draft === undefined || column === undefined) return null;
      column.header = '慰问金（万元）';
      draft.scaleOff = true;
      for (const line of draft.lines) {
        line.faulty = true;
        line.unchecked.add('amountFen');
        line.cells.set('amount', (line.amountFen ?? 0) / 100);
      }
      return {
        code: 'unit-scale-suspicious',
        spots: [sheetSpot(draft)],
        allowed: ['amount-not-standard', 'total-mismatch', 'amount-words-mismatch'].map((code) => ({ code, spot: sheetSpot(draft) })),
      };
    },
  },
  {
    code: 'columns-missing',
    plant: (ctx) => {
      const droppable = ctx.plan.requiredFields.filter(
        (field) =>
          field !== 'name' && ctx.drafts.some((draft) => draft.columns.some((column) => column.key === field) && ctx.drafts.length === 1),
      );
      const draft = ctx.drafts[0];
      if (droppable.length === 0 || draft === undefined || draft.lines.some((line) => line.faulty)) return null;
      const field = ctx.random.pick(droppable);
      draft.columns.splice(
        draft.columns.findIndex((column) => column.key === field),
        1,
      );
      return { code: 'columns-missing', spots: [sheetSpot(draft)] };
    },
  },
  {
    code: 'hidden-row',
    plant: (ctx) => {
      const place = ctx.format === 'xlsx' ? take(ctx, ['name'], (line) => line.members.length === 0) : null;
      if (place === null) return null;
      place.line.hidden = true;
      return { code: 'hidden-row', spots: [spot(place, null)] };
    },
  },
  {
    code: 'struck-out-row',
    plant: (ctx) => {
      const place = ctx.format === 'xlsx' ? take(ctx, ['name'], (line) => line.members.length === 0) : null;
      if (place === null) return null;
      place.line.struck = true;
      return { code: 'struck-out-row', spots: [spot(place, null)] };
    },
  },
];

function pairOf(code: string, first: Place, second: Place, keys: readonly (string | null)[], allow: readonly string[]): Planted {
  const places = [second, first];
  const known = (place: Place): readonly (string | null)[] =>
    keys.filter((key) => key === null || place.draft.columns.some((column) => column.key === key));
  return {
    code,
    spots: places.flatMap((place) => known(place).map((key) => spot(place, key))),
    allowed: places.flatMap((place) => allow.map((other) => ({ code: other, spot: spot(place, null) }))),
  };
}

function serialFault(ctx: FaultContext, code: string, step: number, allow: readonly string[]): Planted | null {
  const place = take(
    ctx,
    ['serial'],
    (line, draft) => draft.lines.indexOf(line) > 1 && !draft.style.serialPerSection && (step === 0 || draft.style.household === 'none'),
  );
  if (place === null) return null;
  place.line.serialStep = step;
  return pairAround(ctx, code, place, allow);
}

function pairAround(_ctx: FaultContext, code: string, place: Place, allow: readonly string[]): Planted {
  const { draft } = place;
  const at = draft.lines.indexOf(place.line);
  const before = { draft, line: draft.lines[at - 1] as Place['line'] };
  return pairOf(code, before, place, ['serial'], allow);
}

const totalsShown = (draft: Place['draft']): 'total' | 'subtotal' | null => {
  const at = (key: string): number => draft.columns.findIndex((column) => column.key === key);
  if (at('amount') <= at('name')) return null;
  return draft.style.subtotals ? 'subtotal' : draft.style.total === 'bottom' || draft.style.total === 'top' ? 'total' : null;
};
