/** The real Excel classes of office.js in this very process, over the host's model. */
import { buildWorkbook, differences, openExcelInProcess, type InProcessExcel, type InProcessOptions } from '../support/excel-host/index';
import { SHEET, sampleWorkbook } from '../support/excel-host/sample-workbook';

let excel: InProcessExcel | undefined;
async function open(options: Partial<InProcessOptions> = {}): Promise<InProcessExcel> {
  excel = await openExcelInProcess({ workbook: await sampleWorkbook(), ...options });
  return excel;
}
afterEach(() => {
  excel?.close();
  expect(excel?.failures).toEqual([]);
  excel = undefined;
});

/** 20 columns, the third an identity number as text. */
const large = (rows: number): InProcessOptions['workbook'] =>
  buildWorkbook([
    {
      name: SHEET,
      rows: Array.from({ length: rows }, (_, row) =>
        Array.from({ length: 20 }, (_cell, column) => (column === 2 ? '110101199003070028' : row * column)),
      ),
      formats: { C: '@' },
    },
  ]);

it('reads, writes and marks as in the browser', async () => {
  const original = await sampleWorkbook();
  const { counters, model, save } = await open({ workbook: original });
  const text = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    const range = sheet.getRange('B3').load('values,address');
    sheet.getRange('H1').values = [['110101199003070028']];
    const format = sheet.getRange('B3').conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = '=TRUE';
    await context.sync();
    format.delete();
    sheet.getRange('H1').clear('Contents');
    await context.sync();
    return `${range.address} ${String(range.values[0]?.[0])}`;
  });
  expect(text).toBe('花名册!B3 张三');
  expect(counters.now.syncs).toBe(2);
  expect(model.sheet(SHEET).conditionalFormats).toHaveLength(1);
  expect(await differences(original, await save())).toEqual([]);
});

it('tells handlers of edits, after the answer to what made them', async () => {
  const { user } = await open();
  const heard: string[] = [];
  const wait = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (heard.length >= count) resolve();
        else setImmediate(look);
      };
      look();
    });
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add((event) => {
      heard.push(`${event.address} ${event.changeType} ${event.triggerSource}`);
      return Promise.resolve();
    });
    await context.sync();
  });
  user.type(SHEET, 'B3', '甲');
  user.deleteRows(SHEET, 4);
  await wait(2);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(SHEET).getRange('B3').values = [['乙']];
    await context.sync();
  });
  await wait(3);
  expect(heard).toEqual(['B3 RangeEdited Unknown', '4:4 RowDeleted Unknown', 'B3 RangeEdited ThisLocalAddin']);
});

it('tells of renamed and hidden sheets where the edition can', async () => {
  const { user } = await open();
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onNameChanged.add((event) => Promise.resolve(void heard.push(`${event.nameBefore} → ${event.nameAfter}`)));
    worksheets.onVisibilityChanged.add((event) => Promise.resolve(void heard.push(event.visibilityAfter)));
    await context.sync();
  });
  user.renameSheet(SHEET, '名单');
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('锁定').visibility = 'Hidden';
    await context.sync();
  });
  while (heard.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([`${SHEET} → 名单`, 'Hidden']);
});

it('a handler that was taken off hears nothing more', async () => {
  const { user } = await open();
  const heard: string[] = [];
  const handler = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.onChanged.add((event) => Promise.resolve(void heard.push(event.address)));
    await context.sync();
    return added;
  });
  user.formula(SHEET, 'E8', '=SUM(E3:E7)', 5000);
  while (heard.length < 1) await new Promise((resolve) => setImmediate(resolve));
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  user.type(SHEET, 'B3', '甲');
  await Excel.run(async (context) => {
    context.workbook.worksheets.load('items/name');
    await context.sync();
  });
  expect(heard).toEqual(['E8']);
});

it('a sheet protected by the user lets through what the protection allows', async () => {
  const { user, model } = await open();
  user.protect(SHEET, { formatCells: true });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    sheet.protection.load('options');
    sheet.getRange('B3').format.fill.color = 'red';
    await context.sync();
    expect(sheet.protection.options.allowFormatCells).toBe(true);
    sheet.getRange('B3').values = [['甲']];
    await expect(context.sync()).rejects.toMatchObject({ code: 'AccessDenied', debugInfo: { errorLocation: 'Range.values' } });
  });
  user.unprotect(SHEET);
  user.type(SHEET, 'B3', '甲');
  expect(model.sheet(SHEET).valueAt(2, 1)).toBe('甲');
});

it.each([
  ['cell-edit', 'InvalidOperationInCellEditMode'],
  ['session-timeout', 'InvalidOrTimedOutSession'],
  ['busy', 'ActivityLimitReached'],
  ['access-denied', 'AccessDenied'],
] as const)('refuses with %s as %s', async (refusal, code) => {
  const { bridge } = await open();
  bridge.session.refusal = refusal;
  const work = Excel.run((context) => {
    context.workbook.load('name');
    return context.sync();
  });
  await expect(work).rejects.toMatchObject({ code });
});

it('refuses what the edition does not have', async () => {
  await open({ profile: '2019' });
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(false);
  const work = Excel.run((context) => {
    context.workbook.worksheets.getItem(SHEET).getRanges('A1,B2').load('address');
    return context.sync();
  });
  await expect(work).rejects.toMatchObject({ code: 'ApiNotFound', debugInfo: { errorLocation: 'Worksheet.getRanges' } });
});

it('answers 50,000 rows of 20 columns block by block, each below the limit', async () => {
  const { counters } = await open({ workbook: large(50_000) });
  const cells = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    const used = sheet.getUsedRange(true).load('rowCount,columnCount');
    await context.sync();
    let count = 0;
    for (let row = 0; row < used.rowCount; row += 10_000) {
      const block = sheet.getRangeByIndexes(row, 0, 10_000, used.columnCount).load('values');
      await context.sync();
      count += block.values.length * (block.values[0]?.length ?? 0);
    }
    return count;
  });
  expect(cells).toBe(1_000_000);
  expect(counters.now.syncs).toBe(6);
  expect(counters.now.largestResponse).toBeLessThan(5 * 1024 * 1024);
});

it('puts the globals back as they were', async () => {
  const { close } = await open();
  expect(typeof Excel).toBe('object');
  close();
  expect((globalThis as Record<string, unknown>)['Excel']).toBeUndefined();
});
