/** One workbook from one seed alone: plan, unit, format, size and faults are drawn too. For fresh-seed tests and the hunt. */
import type { Plan } from '../../core/model/plan';
import { samplePlans } from '../../core/plans';
import type { Format } from './assemble';
import { fitsGbk } from './gbk';
import { seeded, type Random } from './random';
import { makeWorkbook, type Made } from './workbook';
import { writeFile } from './write-file';

export const drawFormat = (random: Random): Format =>
  random.weighted<Format>([
    ['xlsx', 12],
    ['xls', 3],
    ['et', 1],
    ['csv', 1],
    ['csv-bom', 1],
    ['csv-gbk', 1],
    ['csv-tab', 1],
    ['csv-semicolon', 1],
    ['html', 1],
  ]);

/** GBK files only where every character survives, so that the truth holds. */
export function settled(made: Made): Made {
  if (made.format !== 'csv-gbk') return made;
  const text = made.grids.flatMap((grid) => grid.cells.flat()).filter((content) => typeof content === 'string');
  return text.every((content) => fitsGbk(content)) ? made : { ...made, format: 'csv-bom' };
}

export async function randomWorkbook(seed: string, plan?: Plan): Promise<Made & { readonly bytes: Uint8Array; readonly plan: Plan }> {
  const random = seeded(seed);
  const chosen = plan ?? random.pick(samplePlans);
  const made = settled(
    makeWorkbook({
      random,
      plan: chosen,
      unit: random.pick(chosen.units),
      format: drawFormat(random),
      size: chosen.kind === 'quota' ? random.int(2, 11) : random.int(5, 40),
      faultCount: random.weighted([
        [0, 3],
        [2, 2],
        [5, 3],
        [8, 1],
      ] as const),
    }),
  );
  return { ...made, plan: chosen, bytes: await writeFile(made.format, made.grids) };
}
