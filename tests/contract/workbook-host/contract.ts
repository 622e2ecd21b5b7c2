/** What every adapter of WorkbookHost must do, by situation. Runs on the workbook in memory and on Excel (tests/e2e/office-host.test.ts). */
import type { Hands } from './hands';
import { changeSituations } from './change-situations';
import { faultSituations } from './fault-situations';
import { markSituations } from './mark-situations';
import { readSituations } from './read-situations';
import { tableSituations } from './table-situations';
import { watchSituations } from './watch-situations';

/** What an old Excel cannot do is left out, as the port says. */
export interface Expectations {
  readonly changes: boolean;
  readonly mergedAreas: boolean;
  readonly struckRows: boolean;
  /** Tables with the header in row 1, for other programs (core/model/table.ts). */
  readonly bareTables: boolean;
}

export type Opened = () => Hands;

/** @param open a workbook of `fixture`; closed after each situation */
export function workbookHostContract(name: string, open: () => Promise<Hands>, expected: Expectations): void {
  describe(`${name} as WorkbookHost`, () => {
    let hands: Hands | undefined;
    beforeEach(async () => {
      hands = await open();
    });
    afterEach(async () => {
      await hands?.close();
      hands = undefined;
    });
    const opened: Opened = () => {
      if (hands === undefined) throw new Error('Nothing is open.');
      return hands;
    };
    describe('reading', () => readSituations(opened, expected));
    describe('marks', () => markSituations(opened));
    describe('changes', () => changeSituations(opened));
    describe('tables', () => tableSituations(opened, expected));
    describe('watching', () => watchSituations(opened, expected));
    describe('faults', () => faultSituations(opened, expected));
  });
}

/** The problem a call was rejected with; fails when it was not. */
export async function problem(work: Promise<unknown>): Promise<{ readonly code: string; readonly sheet: string | null }> {
  try {
    await work;
  } catch (error) {
    const { name, code, sheet } = error as { name: string; code: string; sheet: string | null };
    expect(name).toBe('HostProblem');
    return { code, sheet };
  }
  throw new Error('It was done, though it could not be.');
}
