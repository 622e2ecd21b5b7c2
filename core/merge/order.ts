/** One order for the files of a merge, whatever the order of their arrival. */
import type { MergeInput } from '../model/merge';
import { compareText } from '../rules/locate';
import type { UnitRegister } from './units';

/** By unit, text found for the unit, file name; files alike in all of these by when they came and by what they hold. */
export function sortedInputs(inputs: readonly MergeInput[], register: UnitRegister): readonly MergeInput[] {
  return inputs
    .map((input) => ({ input, slot: register.slotOf(input) }))
    .sort(
      (a, b) =>
        a.slot - b.slot ||
        compareText(a.input.unitText, b.input.unitText) ||
        compareText(a.input.roster.file ?? '', b.input.roster.file ?? '') ||
        compareText(a.input.receivedAt ?? '', b.input.receivedAt ?? '') ||
        compareText(a.input.supersededBy ?? '', b.input.supersededBy ?? '') ||
        compareText(contents(a.input), contents(b.input)),
    )
    .map(({ input }) => input);
}

/** Only looked at for files of the same unit, name and time. */
const contents = ({ roster, findings }: MergeInput): string =>
  JSON.stringify([roster.sheets.map((sheet) => [sheet.sheet, sheet.entries.map((entry) => [entry.row, entry.cells])]), findings.length]);
