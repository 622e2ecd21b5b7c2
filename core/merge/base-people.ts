/** The people of a base list (底册), which is a roster like any other, its unit in a column or in the sheet's own lines. */
import type { BaseListPerson } from '../model/merge';
import type { Roster } from '../model/roster';
import { locate } from '../rules/locate';

export const basePeople = (roster: Roster): readonly BaseListPerson[] =>
  roster.sheets
    .filter((sheet) => sheet.role === 'roster')
    .flatMap((sheet) =>
      sheet.entries.map((entry) => ({
        unit: entry.readings.unit?.text ?? roster.unit?.text ?? null,
        name: entry.readings.name?.value ?? '',
        idKey: entry.readings.idNumber?.key ?? null,
        where: locate(roster.file, { sheet, row: entry.row, field: 'name' }),
      })),
    );
