/** Intake: a workbook as an office sends it → a roster of entries. */
export { readRoster, type ReadOptions } from './read-roster';
export { layoutOverrideOf } from './layout';
export { namedUnit } from './named-unit';
