/** An item of the kit (一袋米、一桶油、一本书) is missing from the row, zero, or fewer than the plan gives. */
import type { KitItem } from '../model/plan';
import type { Entry, GoodsColumnReading, SheetReading } from '../model/roster';
import { defineRule, type Hit, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';

/** How many of an item the row gives; null when a text names goods in words that cannot be counted. */
const quantityOf = (entry: Entry, item: KitItem): number | null => {
  let sum = 0;
  for (const reading of entry.goods) {
    if (reading.value !== null) sum += reading.value[item.code] ?? 0;
    else if ((reading.code === item.code || reading.code === null) && !saysNothing(reading.text)) return null;
  }
  return sum;
};

/** "1袋", "1" or a mark count in the plan's own unit; "10斤" of a rice counted in bags does not. */
const countsInPlanUnit = (readings: readonly GoodsColumnReading[], item: KitItem): boolean =>
  readings.every(({ text, code }) => code !== item.code || /^[\d.]+$/u.test(text) || text.includes(item.unit));

/** The item's own column, else the one about the whole kit, else the first column of goods. */
const columnFor = (sheet: SheetReading, item: KitItem): number | null => {
  const columns = sheet.layout?.columns.filter(({ field }) => field === 'goods') ?? [];
  const column = columns.find((candidate) => candidate.item === item.code) ?? columns.find((candidate) => !candidate.item) ?? columns[0];
  return column?.column ?? null;
};

export const goodsMissing: RowRule = defineRule({
  code: 'goods-missing',
  scope: 'row',
  severity: 'error',
  needs: ['goods'],
  basis: '方案规定的慰问品每样都要有（方案四：一袋米、一桶油、一本书）',
  summary: { zh: '方案规定的慰问品少了一样，或数量不足。', en: 'An item of the kit is missing, zero, or fewer than the plan gives.' },
  silentOn: '1袋、一袋、√ 等写法；写在一格里的“大米1袋、食用油1桶、书1本”；发现金的类别；用别的单位写的数量（10斤）',
  check: ({ entry, sheet, category }) => {
    const standard = category?.standard;
    if (standard?.kind !== 'goods') return none;
    if (entry.goods.length === 0 && (entry.readings.goodsQty?.value ?? 0) > 0) return none;
    return standard.kit.flatMap((item): readonly Hit[] => {
      const have = quantityOf(entry, item);
      if (have === null || have >= item.quantity || (have > 0 && !countsInPlanUnit(entry.goods, item))) return none;
      return [
        { field: 'goods', column: columnFor(sheet, item), params: { item: item.name, unit: item.unit, quantity: item.quantity, have } },
      ];
    });
  },
});
