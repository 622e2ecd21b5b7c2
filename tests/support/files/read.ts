/** Short ways to read in tests. */
import type { CellValue, SheetSnapshot } from '../../../core/model/sheet';
import { FileProblem } from '../../../files/problem';
import { readWorkbook, type ReadOptions } from '../../../files/read';

export const sheetsOf = async (bytes: Uint8Array, file = '花名册.xlsx', options?: ReadOptions): Promise<readonly SheetSnapshot[]> =>
  (await readWorkbook(bytes, file, options)).sheets;

export const firstSheet = async (bytes: Uint8Array, file?: string, options?: ReadOptions): Promise<SheetSnapshot> => {
  const [sheet] = await sheetsOf(bytes, file, options);
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

export const rowsOf = async (bytes: Uint8Array, file?: string): Promise<readonly (readonly CellValue[])[]> =>
  (await firstSheet(bytes, file)).rows;

/** Code and params of the problem that reading ends with. Anything else that is thrown, and success, fail the test. */
export const problemOf = async (
  bytes: Uint8Array,
  file = '花名册.xlsx',
  options?: ReadOptions,
): Promise<{ code: string } & Record<string, unknown>> => {
  try {
    await readWorkbook(bytes, file, options);
  } catch (cause) {
    if (cause instanceof FileProblem) return { code: cause.code, ...cause.params };
    throw cause;
  }
  throw new Error('was read without a problem');
};
