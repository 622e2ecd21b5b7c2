/** The host that plays Excel, asked by the real office.js in Chromium: events, refusals, limits, settings. */
import { excelApi } from '../support/excel-host/index';
import { SHEET } from '../support/excel-host/sample-workbook';
import { excelSuite } from '../support/excel-host/suite';
import { inExcel, officeReady, runExcel } from '../support/excel-host/test-pane';

const suite = excelSuite();

describe('events', () => {
  type Told = Record<string, unknown>;
  const listen = (): Promise<void> =>
    suite.excel.pane.evaluate(async () => {
      const told: Told[] = [];
      Object.assign(window, { told });
      await Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const note = (event: unknown): Promise<void> => {
          const { type, address, changeType, triggerSource, details } = event as Told;
          told.push({ type, address, changeType, triggerSource, details });
          return Promise.resolve();
        };
        worksheets.onChanged.add(note);
        worksheets.onAdded.add(note);
        worksheets.onDeleted.add(note);
        worksheets.getItem('花名册').onSelectionChanged.add(note);
        await context.sync();
      });
    });
  const told = async (count: number): Promise<Told[]> => {
    await suite.excel.pane.waitForFunction((wanted) => (window as unknown as { told: unknown[] }).told.length >= wanted, count);
    return suite.excel.pane.evaluate(() => (window as unknown as { told: Told[] }).told);
  };

  it('typing, inserted rows, selection, new and deleted sheets reach the handlers', async () => {
    await suite.open();
    await listen();
    suite.excel.user.type(SHEET, 'B3', '张三丰');
    suite.excel.user.insertRows(SHEET, 4, 2);
    suite.excel.user.select(SHEET, 'C5:C6');
    suite.excel.user.addSheet('新表');
    suite.excel.user.deleteSheet('新表');
    expect(await told(5)).toMatchObject([
      {
        type: 'WorksheetChanged',
        address: 'B3',
        changeType: 'RangeEdited',
        triggerSource: 'Unknown',
        details: { valueBefore: '张三', valueAfter: '张三丰' },
      },
      { type: 'WorksheetChanged', address: '4:5', changeType: 'RowInserted' },
      { type: 'WorksheetSelectionChanged', address: 'C5:C6' },
      { type: 'WorksheetAdded' },
      { type: 'WorksheetDeleted' },
    ]);
  });

  it('the pane hears of its own writes too, and can tell them', async () => {
    await suite.open();
    await listen();
    await inExcel(suite.excel.pane, async (context) => {
      context.workbook.worksheets.getItem('花名册').getRange('B3:B4').values = [['甲'], ['乙']];
      await context.sync();
    });
    expect(await told(1)).toMatchObject([{ address: 'B3:B4', triggerSource: 'ThisLocalAddin' }]);
  });

  it('events switched off stay silent until they are switched on', async () => {
    await suite.open();
    await listen();
    await inExcel(suite.excel.pane, async (context) => {
      context.runtime.enableEvents = false;
      context.workbook.worksheets.getItem('花名册').getRange('B3').values = [['甲']];
      await context.sync();
    });
    await inExcel(suite.excel.pane, async (context) => {
      context.runtime.enableEvents = true;
      context.workbook.worksheets.getItem('花名册').getRange('B4').values = [['乙']];
      await context.sync();
    });
    expect(await told(1)).toMatchObject([{ address: 'B4' }]);
  });

  it('a ribbon button calls the associated function', async () => {
    await suite.open();
    await suite.excel.pane.evaluate(() => {
      Office.actions.associate('check', (event: Office.AddinCommands.Event) => {
        document.title = event.source.id;
        event.completed();
      });
    });
    const id = suite.excel.user.pressRibbon('check');
    await suite.excel.pane.waitForFunction(() => document.title === 'check');
    while (suite.excel.bridge.completed.length === 0) await suite.excel.page.waitForTimeout(20);
    expect(suite.excel.bridge.completed).toEqual([id]);
  });
});

describe('refusals', () => {
  const read = (argument: string) =>
    runExcel(
      suite.excel.pane,
      async (context, address) => {
        const range = context.workbook.worksheets.getItem('花名册').getRange(address).load('values');
        await context.sync();
        return range.values;
      },
      argument,
    );

  it.each([
    ['cell-edit', 'InvalidOperationInCellEditMode'],
    ['busy', 'ActivityLimitReached'],
    ['access-denied', 'AccessDenied'],
  ] as const)('%s → %s for every request until it ends', async (refusal, code) => {
    await suite.open();
    suite.excel.bridge.session.refusal = refusal;
    expect(await read('B3')).toMatchObject({ error: { code } });
    expect(await read('B3')).toMatchObject({ error: { code } });
    suite.excel.bridge.session.refusal = null;
    expect(await read('B3')).toEqual({ value: [['张三']] });
  });

  it('an edit that ends by itself after so many requests', async () => {
    await suite.open();
    suite.excel.user.beginEdit(1);
    expect(await read('B3')).toMatchObject({ error: { code: 'InvalidOperationInCellEditMode' } });
    expect(await read('B3')).toEqual({ value: [['张三']] });
  });

  it('a session that has timed out', async () => {
    await suite.open();
    suite.excel.bridge.session.refusal = 'session-timeout';
    const outcome = await read('B3');
    expect(outcome).toHaveProperty('error');
  });

  it('an answer above the limit, and a request above it', async () => {
    await suite.open();
    expect(await read('A1:ZZ20000')).toMatchObject({ error: { code: 'ResponsePayloadSizeLimitExceeded' } });
    const outcome = await runExcel(
      suite.excel.pane,
      async (context) => {
        const sheet = context.workbook.worksheets.add('大');
        sheet.getRange('A1:B1400').values = Array.from({ length: 1400 }, () => ['字'.repeat(1000), '字'.repeat(1000)]);
        await context.sync();
      },
      undefined,
    );
    expect(outcome).toMatchObject({ error: { code: 'RequestPayloadSizeLimitExceeded' } });
    expect(suite.excel.model.find('大')).toBeUndefined();
    expect(suite.excel.counters.now.largestRequest).toBeGreaterThan(5 * 1024 * 1024);
  });

  it('a read-only workbook refuses writes', async () => {
    await suite.open({ readOnly: true });
    const outcome = await runExcel(
      suite.excel.pane,
      async (context) => {
        context.workbook.worksheets.getItem('花名册').getRange('B3').values = [['x']];
        await context.sync();
      },
      undefined,
    );
    expect(outcome).toMatchObject({ error: { code: 'AccessDenied' } });
  });

  it.each([
    ['comments on Excel 2019', '2019', (context: Excel.RequestContext) => context.workbook.worksheets.getItem('花名册').comments.load('items'), 'Worksheet.comments'],
    ['merged areas at 1.12', excelApi('1.12'), (context: Excel.RequestContext) => context.workbook.worksheets.getItem('花名册').getRange('A1').getMergedAreasOrNullObject().load('address'), 'Range.getMergedAreasOrNullObject'],
    ['a used range as null object on Excel 2016', '2016', (context: Excel.RequestContext) => context.workbook.worksheets.getItem('花名册').getUsedRangeOrNullObject().load('address'), 'Worksheet.getUsedRangeOrNullObject'],
  ] as const)('%s: ApiNotFound, with the place', async (_name, profile, use, location) => {
    await suite.open({ profile });
    const outcome = await runExcel(
      suite.excel.pane,
      async (context, source) => {
        (new Function(`return (${source})`)() as (given: Excel.RequestContext) => unknown)(context);
        await context.sync();
      },
      use.toString(),
    );
    expect(outcome).toMatchObject({ error: { code: 'ApiNotFound', location } });
  }); // prettier-ignore

  it('a member this host does not know is an error for the pane and a failure of the test', async () => {
    await suite.open();
    const outcome = await runExcel(
      suite.excel.pane,
      async (context) => {
        context.workbook.worksheets.getItem('花名册').charts.load('items');
        await context.sync();
      },
      undefined,
    );
    expect(outcome).toMatchObject({ error: { code: 'ApiNotFound', location: 'Worksheet.charts' } });
    expect(suite.excel.failures.splice(0)).toEqual(['The pane used Worksheet.charts, which this host does not know']);
  });

  it('a request that would leave the machine is stopped and told', async () => {
    await suite.open();
    await suite.excel.pane.evaluate(() => fetch('https://example.com/').catch(() => null));
    expect(suite.excel.failures.splice(0)).toEqual(['A request would have left the machine: https://example.com/']);
  });
});

describe('settings', () => {
  it('rich settings are kept with the workbook and can be deleted', async () => {
    await suite.open();
    const kept = await inExcel(suite.excel.pane, async (context) => {
      const { settings } = context.workbook;
      settings.add('songnuan.plan', { id: 'civil', columns: ['C'] });
      settings.add('songnuan.gone', 'x').delete();
      await context.sync();
      const plan = settings.getItemOrNullObject('songnuan.plan').load('value');
      const gone = settings.getItemOrNullObject('songnuan.gone');
      await context.sync();
      return [plan.value, gone.isNullObject];
    });
    expect(kept).toEqual([{ id: 'civil', columns: ['C'] }, true]);
  });

  it('document settings are saved through the older calls', async () => {
    await suite.open();
    await suite.excel.pane.evaluate(
      () =>
        new Promise<void>((resolve) => {
          Office.context.document.settings.set('plan', 'civil');
          Office.context.document.settings.saveAsync(() => resolve());
        }),
    );
    expect([...suite.excel.bridge.documentSettings]).toEqual([['plan', '"civil"']]);
  });

  it('outlive the pane: opened again, it finds them, and neither handlers nor tracked ranges of before', async () => {
    await suite.open();
    await inExcel(suite.excel.pane, async (context) => {
      context.workbook.settings.add('songnuan.plan', 'civil');
      context.workbook.worksheets.onChanged.add(() => Promise.resolve());
      const range = context.workbook.worksheets.getItem('花名册').getRange('B3');
      context.trackedObjects.add(range);
      await context.sync();
    });
    await officeReady(await suite.excel.reopen());
    expect(suite.excel.bridge.session.referenceCount).toBe(0);
    suite.excel.user.type(SHEET, 'B3', '甲');
    const read = await inExcel(suite.excel.pane, async (context) => {
      const setting = context.workbook.settings.getItem('songnuan.plan').load('value');
      await context.sync();
      return setting.value as string;
    });
    expect(read).toBe('civil');
  });
});
