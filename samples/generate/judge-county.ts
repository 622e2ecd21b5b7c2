/** A whole county through the program (read, judge, merge), compared with what is known about it. */
import { readRoster } from '../../core/intake';
import { mergeCounty } from '../../core/merge';
import type { BaseListPerson, MergeInput, MergeResult } from '../../core/model/merge';
import type { Plan } from '../../core/model/plan';
import { locate } from '../../core/rules/locate';
import { checkRoster } from '../../core/rules/run';
import { readWorkbook } from '../../files/read';
import type { CountyTruth, Spot, Submission } from './county';
import { samplesAsOf } from './judge';

export interface CountyFiles {
  readonly rosters: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  readonly submissions: readonly Submission[];
  readonly base: Uint8Array;
}

export async function inputsOf(county: CountyFiles, plan: Plan): Promise<MergeInput[]> {
  const inputs: MergeInput[] = [];
  for (const { file, bytes } of county.rosters) {
    const line = county.submissions.find((candidate) => candidate.file === file);
    const unit = plan.units.find((candidate) => candidate.name === line?.unit);
    if (line === undefined || unit === undefined) throw new Error(`no submission for ${file}`);
    const given = { code: unit.code, name: unit.name };
    const roster = readRoster(await readWorkbook(bytes, file), plan, { unit: given });
    const { findings } = checkRoster(roster, { plan, asOf: samplesAsOf, unit: given });
    inputs.push({
      roster,
      findings,
      unitCode: unit.code,
      unitText: unit.name,
      receivedAt: line.receivedAt,
      supersededBy: line.supersededBy ?? null,
    });
  }
  return inputs;
}

export async function baseListOf(county: CountyFiles, plan: Plan): Promise<BaseListPerson[]> {
  const roster = readRoster(await readWorkbook(county.base, '底册.xlsx'), plan);
  return roster.sheets.flatMap((sheet) =>
    sheet.entries.map((entry) => ({
      unit: entry.readings.unit?.text ?? null,
      name: entry.readings.name?.value ?? '',
      idKey: entry.readings.idNumber?.key ?? null,
      where: locate(roster.file, { sheet, row: entry.row, field: 'name' }),
    })),
  );
}

export async function mergeOf(county: CountyFiles, plan: Plan): Promise<MergeResult> {
  return mergeCounty(await inputsOf(county, plan), plan, { asOf: samplesAsOf, baseList: await baseListOf(county, plan) });
}

/** Differences in words, without personal numbers; [] when all is as known. */
export function compareCounty(truth: CountyTruth, result: MergeResult): string[] {
  const differences: string[] = [];
  const same = (what: string, found: unknown, known: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(known)) differences.push(`${what}: ${JSON.stringify(found)} for ${JSON.stringify(known)}`);
  };
  same('entries', result.entries.length, truth.entries);
  same('missing units', result.missingUnits.map((unit) => unit.code).sort(), [...truth.missingUnits].sort());
  same('late units', [...new Set(result.lateUnits.map((unit) => unit.code))].sort(), [...truth.lateUnits].sort());
  same(
    'superseded files',
    [...new Set(result.entries.filter((entry) => entry.standing === 'superseded').map((entry) => entry.file))],
    truth.supersededFiles,
  );
  const { amountFen, households, persons, institutions } = result.totals.reported;
  same('reported', { households, persons, institutions, amountFen }, truth.reported);
  for (const unit of result.units) {
    const known = unit.code === null ? undefined : truth.reportedByUnit[unit.code];
    const { reported } = unit;
    same(
      `reported by ${unit.name}`,
      { entries: reported.households + reported.persons + reported.institutions, amountFen: reported.amountFen },
      known ?? { entries: 0, amountFen: 0 },
    );
  }
  const pairs = result.duplicates
    .filter((group) => group.kind === 'person' && group.acrossUnits)
    .map((group) =>
      group.entries
        .map((index) => spotText(result, index))
        .sort()
        .join(' = '),
    );
  same('people of two units', pairs.sort(), truth.duplicatesAcrossUnits.map((spots) => spots.map(textOf).sort().join(' = ')).sort());
  same(
    'missing from rosters',
    result.missingFromRosters
      .filter((person) => person.perhaps.length === 0)
      .map((person) => person.name)
      .sort(),
    truth.missingFromRosters.map((person) => person.name).sort(),
  );
  const outside = result.notInBaseList.map((index) => spotText(result, index));
  for (const spot of truth.notInBaseList)
    if (!outside.includes(textOf(spot))) differences.push(`not in the base list: ${textOf(spot)} was not named`);
  return differences;
}

const textOf = (spot: Spot): string => `${spot.file} ${spot.sheet} ${spot.row}`;
const spotText = (result: MergeResult, index: number): string => {
  const entry = result.entries[index];
  return entry === undefined ? '' : textOf({ file: entry.file ?? '', sheet: entry.sheet.sheet, row: entry.entry.row });
};
