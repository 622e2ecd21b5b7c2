/** What docs/EXCEL-VERSIONS.md says of each edition; the rest of its table is in the contract suite's expectations. */
import { excelApi, type ProfileName } from '../../support/excel-host/index';
import { modelOf, openInProcess, type ExcelHands } from '../../support/office-host/excel-hands';
import { fixture, ROSTER } from '../../contract/workbook-host/hands';

let hands: ExcelHands;
afterEach(() => hands.close());

const editions: readonly (readonly [ProfileName | '1.6', { changes: boolean; comments: boolean; mergedAreas: boolean; areas: boolean; dropdowns: boolean; freeze: boolean; print: boolean }])[] = [
  ['1.6', { changes: false, comments: false, mergedAreas: false, areas: false, dropdowns: false, freeze: false, print: false }],
  ['2019', { changes: true, comments: false, mergedAreas: false, areas: false, dropdowns: true, freeze: true, print: false }],
  ['2021', { changes: true, comments: true, mergedAreas: true, areas: true, dropdowns: true, freeze: true, print: true }],
  ['2024', { changes: true, comments: true, mergedAreas: true, areas: true, dropdowns: true, freeze: true, print: true }],
  ['365', { changes: true, comments: true, mergedAreas: true, areas: true, dropdowns: true, freeze: true, print: true }],
  ['web', { changes: true, comments: true, mergedAreas: true, areas: true, dropdowns: true, freeze: true, print: true }],
]; // prettier-ignore

it.each(editions)('on %s does what that edition can', async (edition, can) => {
  hands = await openInProcess({ workbook: modelOf(fixture), profile: edition === '1.6' ? excelApi('1.6') : edition });
  const { host, excel } = hands;
  const { changes, comments, mergedAreas } = can;
  expect(host.abilities).toEqual({ changes, comments, mergedAreas });

  const cells = ['B3', 'C5', 'E7'];
  await host.paint(cells.map((cell) => ({ sheet: ROSTER, cell, severity: 'error', comment: '请核对' })));
  const sheet = excel.model.sheet(ROSTER);
  expect(sheet.conditionalFormats).toHaveLength(can.areas ? 1 : cells.length);
  expect(sheet.comments).toHaveLength(comments ? cells.length : 0);

  await host.writeSheet({
    name: '新表',
    title: '标题',
    subtitle: [],
    columns: [{ header: '类别', kind: 'text', width: 12, options: ['困难职工', '劳模'] }],
    rows: [{ cells: ['劳模'] }],
    footer: [],
    orientation: 'landscape',
    autoFilter: true,
    frozenColumns: 0,
  });
  const written = excel.model.sheet('新表');
  expect(written.validations.length > 0).toBe(can.dropdowns);
  expect(written.frozen.rows > 0).toBe(can.freeze);
  expect(written.shell['pageSetup'] !== undefined).toBe(can.print);
  expect(written.shell['autoFilter'] !== undefined).toBe(can.print);
});
