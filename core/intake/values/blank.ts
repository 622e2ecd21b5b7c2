/** Cells that say "nothing here" in words or strokes. Which words count depends on the field. */

/** Strokes alone: - — / \ . * 、 and the 一 that stands in for a dash. */
const strokes = /^(?:[-—–―─━‐‑−_/\\.·*、~。]{1,8}|一)$/;
const nothing = new Set([
  '无', '没有', '暂无', '空', '空白', '缺', '暂缺', '待定', '未定', '待补', '待补充', '待填', '无此项', '不适用', '/无', '(无)', 'N/A', 'n/a', 'NA', 'null', 'NULL', 'None', '(空)', '(空白)',
]); // prettier-ignore

/** A folded, spaceless text that is only a stroke. */
export const isStroke = (tight: string): boolean => tight.length <= 8 && strokes.test(tight);

/** A folded, spaceless text that stands for an empty cell: a stroke, 无, 待定 and their like. */
export const standsForBlank = (tight: string): boolean => tight.length <= 8 && (strokes.test(tight) || nothing.has(tight));

const undecided = new Set(['待定', '未定', '待填', '待补', '待补充']);

/** 待定 and its like: no value yet, and the clerk says so. Where a value is owed this is no blank but an answer that cannot be used. */
export const isUndecided = (tight: string): boolean => undecided.has(tight);
