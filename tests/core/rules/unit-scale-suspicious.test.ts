import { unitScaleSuspicious } from '../../../core/rules/unit-scale-suspicious';
import { foundBy, planOf, type SheetOptions } from '../../support/roster-builder';
import type { CellValue } from '../../../core/model/sheet';

const tenThousand: SheetOptions = { multiplier: { amount: 10000 } };
const run = (cells: readonly CellValue[], options: SheetOptions = {}) =>
  foundBy(
    unitScaleSuspicious,
    cells.map((amount) => ({ name: '张三', amount })),
    options,
  );

describe('unit-scale-suspicious', () => {
  it('yuan under a 万元 header → one warning at the header', () => {
    expect(run([1000, 1000, 500], tenThousand)).toMatchObject([
      { cell: 'B3', severity: 'warning', params: { reason: 'tooMuch', unit: '万元', typicalYuan: 10_000_000 } },
    ]);
  });

  it('万元 under a header of yuan → one warning', () => {
    expect(run([0.1, 0.1, 0.05])).toMatchObject([{ cell: 'B3', params: { reason: 'tooLittle', unit: '元', typicalYuan: 0.1 } }]);
  });

  it.each<[string, readonly CellValue[], SheetOptions]>([
    ['yuan under yuan', [1000, 100, 5000], {}],
    ['0.1 under 万元', [0.1, 0.05, 0.3], tenThousand],
    ['1000元 written out under 万元', ['1000元', '1000元'], tenThousand],
    ['a single large one', [1000, 1000, 500_000], {}],
    ['one yuan', [1, 1], {}],
    ['exactly 100,000', [100_000], {}],
    ['nothing paid', [null, 0, '—'], {}],
  ])('silent on %s', (_, cells, options) => {
    expect(run(cells, options)).toEqual([]);
  });

  it('large sums for institutions are as they should be', () => {
    const plan = planOf({ categories: [{ code: 'X-JUN', name: '驻军单位', grain: 'institution', standard: { kind: 'pending' } }] });
    expect(run([200_000, 300_000], { plan })).toEqual([]);
  });
});
