/**
 * Demanded materials that are not ticked: one finding per row, naming all of them. Of alternatives (低保证、残疾证、诊断证明) one is enough.
 *
 * Bad: | 申报表 | 身份证复印件 | 户口本复印件 | 低保证 | 残疾证 | → | √ | √ | × | | |
 */
import type { Entry } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none } from './support/hits';
import { generalState, materialColumns, missingOf, type General, type MaterialColumns } from './support/materials';

export const materialMissing: RowRule = defineRule({
  code: 'material-missing',
  scope: 'row',
  severity: 'error',
  needs: ['materials'],
  basis: '方案要求的申报材料①–④（R28）；困难证明为“等”类，一份即可',
  summary: {
    zh: '方案要求的申报材料不齐，缺哪份写哪份。',
    en: 'Materials demanded by the plan are missing; the finding names them.',
  },
  silentOn: '√ ✓ 有 是 1 已交 原件 等各种写法；几种证明有其一；只有一栏“材料是否齐全”且写齐；方案不要求的材料',
  check: ({ entry, sheet }, { plan }) => {
    if (sheet.layout === null || plan.materials.length === 0) return none;
    const hit = hitFor(entry, materialColumns(sheet.layout, plan));
    return hit === undefined ? none : [hit];
  },
});

const unknown: General = { kind: 'unknown' };

function hitFor(entry: Entry, { demands, general }: MaterialColumns): Hit | undefined {
  const said = general === null ? undefined : entry.materials.find((reading) => reading.column === general.column);
  const state = general === null ? unknown : generalState(said, demands);
  let missing: string[] | undefined;
  let column: number | undefined;
  for (const demand of demands) {
    const lacks = demand.columns.length === 0 ? null : missingOf(demand, entry, state);
    if (lacks === null) continue;
    (missing ??= []).push(...lacks.names);
    column = Math.min(column ?? lacks.column, lacks.column);
  }
  if (general !== null && (state.kind === 'missing' || state.kind === 'blank')) {
    const named = state.kind === 'missing' ? state.materials : demands.filter((demand) => demand.columns.length === 0);
    if (state.kind === 'missing' || named.length > 0) {
      missing = [...new Set([...(missing ?? []), ...named.map((demand) => demand.material.name)])];
      column ??= general.column;
    }
  }
  return missing === undefined ? undefined : { field: 'materials', column: column ?? null, params: { missing, said: said?.text ?? '' } };
}
