import { apiSetOf } from '../support/excel-host/wire/api-sets';
import { excelApi, profiles, supports } from '../support/excel-host/wire/profiles';
import { allSpecs } from '../support/excel-host/objects/table';

describe('the table of members', () => {
  it('every described member is one that Microsoft declares for its class', () => {
    const members = allSpecs.flatMap((spec) =>
      [spec.properties, spec.children, spec.methods].flatMap(
        (kind) =>
        Object.keys(kind ?? {}).filter((name) => !name.startsWith('_')).map((name) => [spec.className, name] as const), // prettier-ignore
      ),
    );
    expect(members.length).toBeGreaterThan(150);
    expect(members.filter(([className, name]) => apiSetOf(className, name) === null)).toEqual([]);
  });

  it('every class is described once', () => {
    const names = allSpecs.map((spec) => spec.className);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each([
    ['Range', 'values', 'ExcelApi', '1.1'],
    ['Range', 'getUsedRangeOrNullObject', 'ExcelApi', '1.4'],
    ['Range', 'conditionalFormats', 'ExcelApi', '1.6'],
    ['Range', 'getMergedAreasOrNullObject', 'ExcelApi', '1.13'],
    ['Worksheet', 'comments', 'ExcelApi', '1.10'],
    ['Worksheet', 'onChanged', 'ExcelApi', '1.7'],
    ['WorksheetCollection', 'onChanged', 'ExcelApi', '1.9'],
    ['Worksheet', 'getRanges', 'ExcelApi', '1.9'],
    ['Application', 'suspendScreenUpdatingUntilNextSync', 'ExcelApi', '1.9'],
  ])('%s.%s needs %s %s', (className, member, set, version) => {
    expect(apiSetOf(className, member)).toEqual({ set, version });
  });

  it('1.10 is above 1.9, and a set that is not listed is not supported', () => {
    expect(supports(excelApi('1.10'), 'ExcelApi', '1.9')).toBe(true);
    expect(supports(excelApi('1.9'), 'ExcelApi', '1.10')).toBe(false);
    expect(supports(profiles['2019'], 'SharedRuntime', '1.1')).toBe(false);
  });
});
