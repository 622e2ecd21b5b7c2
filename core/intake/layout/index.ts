/** Intake, first half: from a sheet to its layout. Only the top rows and a sample of values are looked at. */
export { analyseSheet } from './analyse-sheet';
export { detectUnit } from './detect-unit';
export { isHeaderRepeat } from './header-repeat';
export { layoutOverrideOf } from './override';
export { settleRoles, type AnalysedSheet } from './settle-roles';
export type { AnalyseOptions, SheetAnalysis, UnitSources } from './types';
