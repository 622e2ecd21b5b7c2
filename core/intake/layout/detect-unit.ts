/** The unit a file belongs to: given from outside, else 填报单位 line, title, sheet name, file name. */
import type { Plan } from '../../model/plan';
import type { UnitClaim } from '../../model/roster';
import { planTools } from './plan-tools';
import type { UnitSources } from './types';

/** The strongest source that names a unit of the plan; without one the 填报单位 line as it stands, with no code; null when nothing tells. */
export const detectUnit = (sources: UnitSources, plan: Plan): UnitClaim | null => {
  const { unitIn } = planTools(plan);
  const codeOf = (text: string): string | null => unitIn(text)?.code ?? null;
  const { given } = sources;
  if (given !== undefined && given !== null && given.trim() !== '')
    return { code: plan.units.find((unit) => unit.code === given)?.code ?? codeOf(given), text: given, from: 'given' };
  const sheets = [...sources.sheets].sort((a, b) => Number(b.role === 'roster') - Number(a.role === 'roster')).filter(({ role }) => role !== 'lastYear' && role !== 'hidden'); // prettier-ignore
  const claims: { readonly text: string; readonly from: UnitClaim['from'] }[] = [
    ...sheets.flatMap(({ meta }) => (meta.unit === undefined ? [] : [{ text: meta.unit.text, from: 'meta' as const }])),
    ...sheets.flatMap(({ meta }) => (meta.title === undefined ? [] : [{ text: meta.title, from: 'title' as const }])),
    ...sheets.map(({ name }) => ({ text: name, from: 'sheet' as const })),
    ...(sources.file === null ? [] : [{ text: sources.file.replace(/\.[A-Za-z]{1,5}$/, ''), from: 'file' as const }]),
  ];
  for (const claim of claims) {
    const code = codeOf(claim.text);
    if (code !== null) return { code, ...claim };
  }
  const [meta] = claims;
  return meta?.from === 'meta' ? { code: null, ...meta } : null;
};
