/** The JSON contract of `merge --json` (README "命令行"). */
import type { Language } from '../core/messages/sentence';
import type { FieldKey } from '../core/model/field';
import type { DuplicateGroup, MergedEntry, MergeResult } from '../core/model/merge';
import type { Plan } from '../core/model/plan';
import type { UnreadFile } from './judge-file';
import { findingJson, problemJson } from './json';

export function mergeJson(result: MergeResult, unread: readonly UnreadFile[], plan: Plan, lang: Language): Record<string, unknown> {
  return {
    plan: plan.id,
    entries: result.entries.map(entryJson),
    units: result.units.map((unit) => ({
      code: unit.code,
      unit: unit.name,
      type: unit.type,
      files: unit.files,
      households: unit.granted.households,
      persons: unit.granted.persons,
      institutions: unit.granted.institutions,
      amountFen: unit.granted.amountFen,
      reported: unit.reported,
      quota: unit.quota?.count ?? null,
      quotaAmountFen: unit.quota?.amountFen ?? null,
      over: unit.quota?.over ?? 0,
      left: unit.quota?.left ?? null,
      status: unit.status,
      counts: unit.counts,
    })),
    categories: result.categories.map((category) => ({ ...category, ...category.granted })),
    duplicates: result.duplicates.map((group) => duplicateJson(group, result.entries)),
    missingUnits: result.missingUnits.map((unit) => unit.name),
    lateUnits: [...new Set(result.lateUnits.map((unit) => unit.name))],
    late: result.lateUnits.map((unit) => ({ unit: unit.name, file: unit.file, receivedAt: unit.receivedAt })),
    missingFromRosters: result.missingFromRosters.map((person) => ({
      unit: person.unit,
      name: person.name,
      sheet: person.where.sheet,
      row: person.where.row,
      perhaps: person.perhaps.map((where) => ({ file: where.file, sheet: where.sheet, row: where.row })),
    })),
    notInBaseList: result.notInBaseList.map((index) => placeOf(result.entries[index])),
    totals: { ...result.totals.granted, ...result.totals },
    findings: result.findings.map((finding) => ({ file: finding.where.file, ...findingJson(finding, lang) })),
    unread: unread.map((file) => problemJson(file, lang)),
  };
}

function entryJson(merged: MergedEntry): Record<string, unknown> {
  return {
    unit: merged.unitName,
    file: merged.file,
    sheet: merged.sheet.sheet,
    row: merged.entry.row,
    standing: merged.standing,
    standingReason: merged.standingReason?.code ?? null,
    category: merged.categoryCode,
    grain: merged.grain,
    grantedFen: merged.grantedFen,
    values: valuesJson(merged),
    findings: merged.findingCodes,
  };
}

/** Canonical values: text, ISO dates, integer fen, category codes. */
function valuesJson(merged: MergedEntry): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [field, reading] of Object.entries(merged.entry.readings) as [
    FieldKey,
    { readonly value: unknown; readonly text: string },
  ][]) {
    values[field] = canonical(field, reading);
  }
  for (const goods of merged.entry.goods)
    if (goods.value !== null) values['goods'] = { ...(values['goods'] as object | undefined), ...goods.value };
  if (merged.entry.materials.length > 0)
    values['materials'] = Object.fromEntries(merged.entry.materials.map((material) => [material.code ?? 'all', material.value]));
  return values;
}

function canonical(field: FieldKey, reading: { readonly value: unknown; readonly text: string }): unknown {
  const { value } = reading;
  if (field === 'category') return Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof value === 'object' && value !== null && 'iso' in value) return value.iso ?? reading.text;
  return value;
}

const placeOf = (merged: MergedEntry | undefined): Record<string, unknown> =>
  merged === undefined ? {} : { unit: merged.unitName, file: merged.file, sheet: merged.sheet.sheet, row: merged.entry.row };

const duplicateJson = (group: DuplicateGroup, entries: readonly MergedEntry[]): Record<string, unknown> => ({
  kind: group.kind,
  code: group.code,
  acrossUnits: group.acrossUnits,
  places: group.entries.map((index) => ({ ...placeOf(entries[index]), standing: entries[index]?.standing })),
});
