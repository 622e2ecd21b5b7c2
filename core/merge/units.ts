/** Which unit each file, and each entry, belongs to; and the order in which units are listed. */
import type { MergeInput } from '../model/merge';
import type { Plan, Unit } from '../model/plan';
import { compareText } from '../rules/locate';
import { unitMatcher } from '../rules/support/plan-units';

/** A unit of the merge: of the plan, or only a text that a file gave. */
export interface UnitSlot {
  readonly code: string | null;
  /** The plan's name, or the text found; '' when nothing tells. */
  readonly name: string;
  /** What to call it in a sentence, also when it has no name: then the file's. */
  readonly label: string;
  readonly type: string | null;
  /** The plan's unit, for its quotas. */
  readonly unit: Unit | undefined;
}

export interface UnitRegister {
  /** All units of the plan in its order, then the unknown ones by text. */
  readonly slots: readonly UnitSlot[];
  /** Index into slots. */
  readonly slotOf: (input: MergeInput) => number;
  /** The plan's unit that a cell names (by name or alias, 人民政府, 盖章 and the like aside); -1 when none. For files of several units. */
  readonly slotNamed: (text: string) => number;
}

const tight = (text: string): string => text.replace(/\s+/g, '');

export function unitRegister(inputs: readonly MergeInput[], plan: Plan): UnitRegister {
  const slots: UnitSlot[] = plan.units.map((unit) => ({ code: unit.code, name: unit.name, label: unit.name, type: unit.type, unit }));
  const byCode = new Map(plan.units.map((unit, index) => [unit.code, index]));
  const byName = new Map<string, number>();
  plan.units.forEach((unit, index) => {
    for (const name of [unit.name, ...unit.aliases]) if (!byName.has(tight(name))) byName.set(tight(name), index);
  });
  const match = unitMatcher(plan);
  const slotNamed = (text: string): number => {
    const exact = byName.get(tight(text));
    if (exact !== undefined) return exact;
    const found = match(text);
    return found === null || found.how === 'contained' ? -1 : (byCode.get(found.code) ?? -1);
  };
  const known = (input: MergeInput): number | undefined => byCode.get(input.unitCode ?? '') ?? byName.get(tight(input.unitText));
  const unknown = new Map<string, UnitSlot>();
  for (const input of inputs) if (known(input) === undefined) unknown.set(unknownKey(input), unknownSlot(input));
  const keys = [...unknown.keys()].sort(compareText);
  const byKey = new Map(keys.map((key, index) => [key, plan.units.length + index]));
  return {
    slots: [...slots, ...keys.map((key) => unknown.get(key) as UnitSlot)],
    slotOf: (input) => known(input) ?? byKey.get(unknownKey(input)) ?? -1,
    slotNamed,
  };
}

/** Two files that say nothing of their unit are not taken for one unit's. */
const unknownKey = (input: MergeInput): string => {
  const text = tight(input.unitText);
  return text === '' ? `\uffff${input.roster.file ?? ''}` : text;
};

const unknownSlot = (input: MergeInput): UnitSlot => {
  const name = input.unitText.trim();
  return { code: null, name, label: name === '' ? (input.roster.file ?? '') : name, type: null, unit: undefined };
};
