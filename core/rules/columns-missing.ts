/**
 * A column that the plan requires is absent from a roster sheet: said once per sheet, at the header, instead of once per row.
 *
 * Bad: a plan that requires name, ID and account, and a sheet with 序号 | 姓名 | 慰问金
 */
import type { Plan } from '../model/plan';
import type { SheetReading } from '../model/roster';
import { defineRule, type Hit, type RosterRule } from './define-rule';
import { materialColumns } from './support/materials';

export const columnsMissing: RosterRule = defineRule({
  code: 'columns-missing',
  scope: 'roster',
  severity: 'error',
  needs: [],
  basis: '方案的必填栏和必交材料（有材料栏的表里缺了某一份）',
  summary: {
    zh: '表里缺方案要求的栏，每张表只说一次。',
    en: 'A column that the plan requires is absent; said once per sheet.',
  },
  silentOn: '由分节行、表名、标题得到的类别；由填报单位得到的单位；完全没有材料栏的表（材料另附）',
  check: (roster, { plan }) => {
    /** Tables side by side or one below the other are one sheet to the clerk. */
    const said = new Set<string>();
    return roster.sheets.flatMap((sheet) => {
      const hit = sheet.role === 'roster' ? hitOn(sheet, plan) : undefined;
      const key = JSON.stringify([sheet.sheet, hit?.params?.['fields'], hit?.params?.['materials']]);
      if (hit === undefined || said.has(key)) return [];
      said.add(key);
      return [hit];
    });
  },
});

function hitOn(sheet: SheetReading, plan: Plan): Hit | undefined {
  const fields = sheet.missingFields.map(({ field }) => field);
  const materials = missingMaterials(sheet, plan);
  if (fields.length === 0 && materials.length === 0) return undefined;
  const candidates = sheet.missingFields.flatMap(({ field, candidates: columns }) => columns.map(({ header }) => `${field}:${header}`));
  const row = sheet.layout === null ? null : sheet.origin.row + sheet.layout.headerBottom + 1;
  return { at: { sheet, row }, params: { fields, materials, candidates } };
}

/** Demanded materials without a column, on a sheet that keeps such columns one by one. A column about all of them covers every one. */
function missingMaterials(sheet: SheetReading, plan: Plan): readonly string[] {
  if (sheet.layout === null) return [];
  const bound = sheet.layout.columns.filter((column) => column.field === 'materials');
  if (bound.length === 0 || bound.some((column) => (column.item ?? null) === null)) return [];
  return materialColumns(sheet.layout, plan)
    .demands.filter((demand) => demand.columns.length === 0)
    .map((demand) => demand.material.name);
}
