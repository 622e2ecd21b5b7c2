/** Intake, first half: from a sheet to its layout. Only the top rows and a sample of values are looked at. */
import type { Plan } from '../../model/plan';
import type { Layout, LayoutOverride, SheetReading, UnitClaim } from '../../model/roster';
import type { CellValue, SheetSnapshot } from '../../model/sheet';
import type { AnalyseOptions, SheetAnalysis, UnitSources } from './types';

export type { AnalyseOptions, SheetAnalysis, UnitSources } from './types';

/** Role, header, columns and everything above the data of one sheet. Never throws on data. */
export declare function analyseSheet(sheet: SheetSnapshot, plan: Plan, options?: AnalyseOptions): SheetAnalysis;

/** The unit a file belongs to; null when nothing tells. */
export declare function detectUnit(sources: UnitSources, plan: Plan): UnitClaim | null;

/** Whether a row inside the data repeats the header (reprinted on every page). */
export declare function isHeaderRepeat(row: readonly CellValue[], layout: Layout, sheet: SheetSnapshot): boolean;

/** A detected layout in the form in which it can be saved and given back. */
export declare function layoutOverrideOf(reading: SheetReading): LayoutOverride;
