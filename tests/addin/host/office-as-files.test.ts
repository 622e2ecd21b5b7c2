/** A workbook read through Excel is the workbook read from its file: otherwise pane and command line would judge differently. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetSnapshot } from '../../../core/model/sheet';
import { readWorkbook } from '../../../files/read';
import { openInProcess } from '../../support/office-host/excel-hands';
import { absolute, valuesOf } from '../../contract/workbook-host/hands';

const counties = ['union', 'bureau', 'civil', 'district'];
const files = counties.flatMap((county) => {
  const folder = join('samples', county, 'rosters');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .slice(0, 10)
    .map((name) => join(folder, name));
});

/** Without what lies outside the cells with values, which Excel is not asked for. */
function comparable(sheet: SheetSnapshot): unknown {
  const { origin, rows, merges } = sheet;
  const values = valuesOf(sheet);
  const filled = rows.flatMap((line, row) =>
    line.flatMap((value, column) => (value === null ? [] : [[row + origin.row, column + origin.column] as const])),
  );
  const inside = (list: readonly number[], axis: 0 | 1): number[] => {
    const places = filled.map((place) => place[axis]);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    return list.filter((index) => first <= index && index <= last);
  };
  const rects = merges.map(({ top, left, bottom, right }) => [
    top + origin.row,
    left + origin.column,
    bottom + origin.row,
    right + origin.column,
  ]);
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    values,
    merges: rects.filter(([top, left]) => filled.some(([row, column]) => row === top && column === left)).map(String).sort(), // prettier-ignore
    hiddenRows: inside(absolute(sheet.hiddenRows, origin.row), 0),
    hiddenColumns: inside(absolute(sheet.hiddenColumns, origin.column), 1),
    struckRows: absolute(sheet.struckRows, origin.row),
  };
}

it.each(files)('%s', async (file) => {
  const bytes = readFileSync(file);
  const { host, close } = await openInProcess({ workbook: bytes });
  try {
    const expected = await readWorkbook(bytes, 'roster.xlsx');
    expect((await host.readSheets()).map(comparable)).toEqual(expected.sheets.map(comparable));
  } finally {
    await close();
  }
});
