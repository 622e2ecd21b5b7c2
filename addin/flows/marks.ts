/** Findings → marks on cells: one per cell, in the colour of its worst finding. */
import { sentenceOf, type Language } from '../../core/messages';
import { maskNumbersIn } from '../../core/model/mask';
import type { Finding, Severity } from '../../core/model/finding';
import type { Mark } from '../../core/ports/workbook-host';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** @param lang language of the comments; null: marks without comments */
export function marksOf(findings: readonly Finding[], lang: Language | null): readonly Mark[] {
  const cells = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.where.cell === null) continue;
    const key = `${finding.where.sheet}\n${finding.where.cell}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [finding]);
    else known.push(finding);
  }
  return [...cells.values()].map((list): Mark => {
    const [worst] = [...list].sort((a, b) => rank[a.severity] - rank[b.severity]) as [Finding];
    const place = { sheet: worst.where.sheet, cell: worst.where.cell ?? '', severity: worst.severity };
    if (lang === null) return place;
    const lines = list.map((finding) => {
      const { what, todo } = sentenceOf(finding, lang);
      return maskNumbersIn(lang === 'en' ? `${what} ${todo}` : `${what}${todo}`);
    });
    return { ...place, comment: [...new Set(lines)].join('\n') };
  });
}
