/** Visits of one unit, sealed in chunks in the order in which they were recorded. */
import type { Deps } from '../../deps';
import { contextOf } from './rosters';

/** `person` lets a visit follow its person into the unit's next version. */
export interface Visit {
  readonly version: number;
  readonly sheet: string;
  readonly row: number;
  readonly person: string;
  readonly visitedOn: string;
  readonly met: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}
export const visitsPerChunk = 2_000;

const context = (key: string, unit: string, index: number): string => contextOf('visits', key, unit, index);

export const sealVisits = ({ seal }: Deps, key: string, unit: string, index: number, visits: readonly Visit[]): Uint8Array =>
  seal.seal(Buffer.from(JSON.stringify(visits)), context(key, unit, index));

/** None where there is no chunk. */
export const openVisits = ({ seal }: Deps, key: string, unit: string, index: number, sealed: Uint8Array | undefined): readonly Visit[] =>
  sealed === undefined ? [] : (JSON.parse(Buffer.from(seal.open(sealed, context(key, unit, index))).toString('utf8')) as Visit[]);
