/** Merged areas (ExcelApi 1.13). */
import { rangeAt } from './office-sheets';
import type { Ask } from './office-run';
import type { SheetRead } from './office-read';

export const mergeAsk = (read: SheetRead): Ask => ({
  bytes: 100_000,
  halve: null,
  queue: () => {
    const merged = rangeAt(read.sheet(), read.top, read.left, read.height, read.width).getMergedAreasOrNullObject();
    merged.load('isNullObject');
    const { areas } = merged;
    areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    return () => {
      if (merged.isNullObject) return [];
      for (const { rowIndex, columnIndex, rowCount, columnCount } of areas.items) {
        const top = rowIndex - read.top;
        const left = columnIndex - read.left;
        read.merges.push({ top, left, bottom: top + rowCount - 1, right: left + columnCount - 1 });
      }
      return [];
    };
  },
});
