/** The host that plays Excel, asked by the real office.js in Chromium: start-up, reading, writing, marks, new sheets. */
import { differences } from '../support/excel-host/index';
import { SHEET } from '../support/excel-host/sample-workbook';
import { excelSuite } from '../support/excel-host/suite';
import { inExcel, officeReady, runExcel } from '../support/excel-host/test-pane';

const suite = excelSuite();

describe('start-up', () => {
  it('office.js takes the page for Excel on the web, in the language of the interface', async () => {
    await suite.open({ locale: 'en-US', fileName: '花名册.xlsx' });
    expect(await officeReady(suite.excel.pane)).toBe('Excel OfficeOnline');
    const told = await suite.excel.pane.evaluate(() => [Office.context.displayLanguage, Office.context.document.url, typeof window.alert]);
    expect(told).toEqual(['en-US', 'https://excel.officeapps.live.com/files/花名册.xlsx', 'function']);
  });

  it.each([
    ['web', ['1.13', '1.15'], []],
    ['2021', ['1.13', '1.14'], ['1.15']],
    ['2019', ['1.8'], ['1.9', '1.10']],
    ['2016', ['1.1'], ['1.2', '1.6']],
  ] as const)('an Excel %s says which requirement sets it has', async (profile, has, lacks) => {
    await suite.open({ profile });
    const supported = await suite.excel.pane.evaluate(
      (versions) => versions.filter((version) => Office.context.requirements.isSetSupported('ExcelApi', version)),
      [...has, ...lacks],
    );
    expect(supported).toEqual(has);
  });
});

describe('reading', () => {
  it('values, texts, number formats and formulas of the used range in one sync', async () => {
    await suite.open();
    suite.excel.counters.reset();
    const read = await inExcel(suite.excel.pane, async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange(true);
      range.load('address,values,text,numberFormat,formulas,rowHidden');
      await context.sync();
      return [range.address, range.values[2], range.text[2], range.numberFormat[2], range.formulas[7], range.rowHidden];
    });
    expect(read).toEqual([
      '花名册!A1:F8',
      [1, '张三', '11010119900307001X', 43835, 1000, ''],
      ['1', '张三', '11010119900307001X', '1/5/2020', '1000', ''],
      ['General', 'General', '@', 'm/d/yyyy', 'General', 'General'],
      ['', '合计', '', '', '=SUM(E3:E6)', ''],
      null,
    ]);
    expect(suite.excel.counters.now.syncs).toBe(1);
    expect(suite.excel.counters.now.bytesToPane).toBeGreaterThan(500);
    // The library lets go of the tracked range by itself.
    const { session } = suite.excel.bridge;
    while (session.referenceCount > 0) await suite.excel.page.waitForTimeout(20);
    expect(suite.excel.counters.now).toMatchObject({ syncs: 1, housekeeping: 1 });
  });

  it('sheets with visibility and protection in one collection load', async () => {
    await suite.open();
    const sheets = await inExcel(suite.excel.pane, async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name,items/visibility,items/protection/protected');
      await context.sync();
      return worksheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.protection.protected]);
    });
    expect(sheets).toEqual([
      [SHEET, 'Visible', false],
      ['锁定', 'Visible', true],
      ['隐藏', 'Hidden', false],
    ]);
  });

  it('merged areas with their places, in the batch that asks for the used range', async () => {
    await suite.open();
    const merged = await inExcel(suite.excel.pane, async (context) => {
      const areas = context.workbook.worksheets.getItem('花名册').getUsedRange(true).getMergedAreasOrNullObject();
      areas.load('address');
      areas.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
      const none = context.workbook.worksheets.getItem('锁定').getRange('A1:B2').getMergedAreasOrNullObject();
      await context.sync();
      return [
        areas.address,
        areas.areas.items.map((area) => [area.rowIndex, area.columnIndex, area.rowCount, area.columnCount]),
        none.isNullObject,
      ];
    });
    expect(merged).toEqual(['花名册!A1:F1', [[0, 0, 1, 6]], true]);
  });

  it('hidden rows, hidden columns and struck-through cells, many in one answer', async () => {
    await suite.open();
    const read = await inExcel(suite.excel.pane, async (context) => {
      const range = context.workbook.worksheets.getItem('花名册').getRange('A3:F6');
      range.getRow(1).format.font.strikethrough = true;
      const rows = range.getRowProperties({ rowHidden: true, format: { font: { strikethrough: true } } } as never);
      const columns = range.getColumnProperties({ columnHidden: true });
      const cells = range.getCellProperties({ address: true, format: { fill: { color: true } } });
      await context.sync();
      return [rows.value, columns.value.map((column) => column.columnHidden), cells.value[0]?.[1]];
    });
    expect(read).toEqual([
      [
        { rowHidden: false, format: { font: { strikethrough: false } } },
        { rowHidden: false, format: { font: { strikethrough: true } } },
        { rowHidden: true, format: { font: { strikethrough: false } } },
        { rowHidden: false, format: { font: { strikethrough: false } } },
      ],
      [false, false, false, false, false, true],
      { address: '花名册!B3', format: { fill: { color: '#FFFF00' } } },
    ]);
  });

  it('null objects: a sheet that is not there, an empty used range, ranges that do not meet', async () => {
    await suite.open();
    const nulls = await inExcel(suite.excel.pane, async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getItemOrNullObject('没有');
      const below = sheet.getRange('A1');
      below.values = [['nothing happens']];
      const empty = worksheets.add('空').getUsedRangeOrNullObject(true);
      const apart = worksheets.getItem('花名册').getRange('A1:B2').getIntersectionOrNullObject('D4:E5');
      await context.sync();
      return [sheet.isNullObject, below.isNullObject, empty.isNullObject, apart.isNullObject];
    });
    expect(nulls).toEqual([true, true, true, true]);
  });

  it('a property read before it is loaded is an error of the pane itself', async () => {
    await suite.open();
    const outcome = await runExcel(
      suite.excel.pane,
      (context) => Promise.resolve(context.workbook.worksheets.getItem('花名册').name),
      undefined,
    );
    expect(outcome).toMatchObject({ error: { code: 'PropertyNotLoaded' } });
  });
});

describe('writing', () => {
  it('an identity number written into a General cell loses digits; after the text format in the same batch it does not', async () => {
    await suite.open();
    const read = await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.getItem('花名册');
      const general = sheet.getRange('H1');
      general.values = [['110101199003070028']];
      const text = sheet.getRange('H2');
      text.numberFormat = [['@']];
      text.values = [['110101199003070028']];
      const many = sheet.getRange('H1:H2').load('values');
      await context.sync();
      return many.values;
    });
    expect(read).toEqual([[110101199003070000], ['110101199003070028']]);
  });

  it('2,000 rows go through the blocks of office.js and arrive whole', async () => {
    await suite.open();
    const last = await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.add('大表');
      const range = sheet.getRangeByIndexes(0, 0, 2000, 5);
      range.numberFormat = [['@']];
      range.values = Array.from({ length: 2000 }, (_, row) => Array.from({ length: 5 }, (_cell, column) => `${row}-${column}`));
      const end = range.getLastRow().load('values,address');
      await context.sync();
      return [end.address, end.values];
    });
    expect(last).toEqual(['大表!A2000:E2000', [['1999-0', '1999-1', '1999-2', '1999-3', '1999-4']]]);
    expect(suite.excel.model.sheet('大表').valueAt(1000, 2)).toBe('1000-2');
  });

  it('a grid of the wrong size is refused where it is set, and what came before it is done', async () => {
    await suite.open();
    const outcome = await runExcel(
      suite.excel.pane,
      async (context) => {
        const sheet = context.workbook.worksheets.getItem('花名册');
        sheet.getRange('H1').values = [['done']];
        sheet.getRange('H2:H4').values = [['a'], ['b']];
        await context.sync();
      },
      undefined,
    );
    expect(outcome).toMatchObject({ error: { code: 'InvalidArgument', location: 'Range.values' } });
    expect(suite.excel.model.sheet(SHEET).valueAt(0, 7)).toBe('done');
  });

  it('of a merged area only the top left cell takes a value', async () => {
    await suite.open();
    await inExcel(suite.excel.pane, async (context) => {
      context.workbook.worksheets.getItem('花名册').getRange('A1:C1').values = [['标题', 'x', 'y']];
      await context.sync();
    });
    expect([0, 1, 2].map((column) => suite.excel.model.sheet(SHEET).valueAt(0, column))).toEqual(['标题', null, null]);
  });

  it('a protected sheet refuses locked cells, formats and new rows; an unlocked cell takes a value; the password opens it', async () => {
    await suite.open();
    const attempts = [
      (context: Excel.RequestContext) => (context.workbook.worksheets.getItem('锁定').getRange('A1').values = [['x']]),
      (context: Excel.RequestContext) => (context.workbook.worksheets.getItem('锁定').getRange('B1').numberFormat = [['@']]),
      (context: Excel.RequestContext) => context.workbook.worksheets.getItem('锁定').getRange('1:1').insert('Down'),
      (context: Excel.RequestContext) => context.workbook.worksheets.getItem('锁定').getRange('A1').conditionalFormats.add('Custom'),
      (context: Excel.RequestContext) => context.workbook.worksheets.getItem('锁定').protection.unprotect(),
    ];
    for (const attempt of attempts) {
      const outcome = await runExcel(
        suite.excel.pane,
        async (context, source) => {
          (new Function(`return (${source})`)() as (given: Excel.RequestContext) => unknown)(context);
          await context.sync();
        },
        attempt.toString(),
      );
      expect(outcome).toMatchObject({ error: { code: 'AccessDenied' } });
    }
    await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.getItem('锁定');
      sheet.getRange('B1').values = [['changed']];
      sheet.protection.unprotect('secret');
      sheet.getRange('A1').values = [['open now']];
      await context.sync();
    });
    expect(suite.excel.model.sheet('锁定').valueAt(0, 0)).toBe('open now');
  });
});

describe('tracked ranges', () => {
  it('a range held over a sync follows its cells when the user inserts rows above', async () => {
    await suite.open();
    await suite.excel.pane.evaluate(async () => {
      const context = new Excel.RequestContext();
      const range = context.workbook.worksheets.getItem('花名册').getRange('B4');
      range.load('values');
      context.trackedObjects.add(range);
      await context.sync();
      Object.assign(window, { held: range });
    });
    suite.excel.user.insertRows(SHEET, 3, 2);
    const read = await suite.excel.pane.evaluate(async () => {
      const { held } = window as unknown as { held: Excel.Range };
      held.load('address,values');
      await held.context.sync();
      return [held.address, held.values];
    });
    expect(read).toEqual(['花名册!B6', [['李四']]]);
  });

  it('a sheet held over a sync survives its renaming; after its deletion it is not found', async () => {
    await suite.open();
    await suite.excel.pane.evaluate(async () => {
      const context = new Excel.RequestContext();
      const sheet = context.workbook.worksheets.getItem('花名册');
      sheet.load('name');
      await context.sync();
      Object.assign(window, { held: sheet });
    });
    const name = (): Promise<string> =>
      suite.excel.pane.evaluate(async () => {
        const { held } = window as unknown as { held: Excel.Worksheet };
        held.load('name');
        try {
          await held.context.sync();
          return held.name;
        } catch (error) {
          return (error as OfficeExtension.Error).code;
        }
      });
    suite.excel.user.renameSheet(SHEET, '新名册');
    expect(await name()).toBe('新名册');
    suite.excel.user.deleteSheet('新名册');
    expect(await name()).toBe('ItemNotFound');
  });
});

describe('marks', () => {
  it('a conditional format and a comment over many cells come and go without a trace', async () => {
    await suite.open();
    const ids = await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.getItem('花名册');
      const format = sheet.getRanges('B3,C4:C5').conditionalFormats.add(Excel.ConditionalFormatType.custom);
      format.custom.rule.formula = '=LEN("songnuan")>0';
      format.custom.format.fill.color = '#FDE7E9';
      format.load('id,type,priority');
      const comment = sheet.comments.add('花名册!C4', '身份证号重复');
      comment.load('id');
      await context.sync();
      return [format.type, format.priority, typeof format.id, typeof comment.id];
    });
    expect(ids).toEqual(['Custom', 0, 'string', 'string']);
    const marked = await differences(suite.original, await suite.excel.save());
    expect(marked.map((line) => line.split(':')[0])).toEqual(['花名册!conditional formats', '花名册!notes']);
    expect(marked[0]).toContain('B3');
    const left = await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.getItem('花名册');
      const formats = sheet.getRange().conditionalFormats.load('items/type,items/id');
      const comments = sheet.comments.load('items/content');
      await context.sync();
      const rules = formats.items.map((format) => format.customOrNullObject.rule.load('formula'));
      await context.sync();
      formats.items.forEach((format, index) => {
        if (rules[index]?.formula.includes('songnuan') === true) format.delete();
      });
      for (const comment of comments.items) comment.delete();
      await context.sync();
      return [rules.map((rule) => rule.formula), comments.items.map((comment) => comment.content)];
    });
    expect(left).toEqual([['=LEN("songnuan")>0', '=E3>2000'], ['身份证号重复']]);
    expect(await differences(suite.original, await suite.excel.save())).toEqual([]);
  });

  it('clearAll takes a format off these cells only', async () => {
    await suite.open();
    await inExcel(suite.excel.pane, async (context) => {
      context.workbook.worksheets.getItem('花名册').getRange('E4').conditionalFormats.clearAll();
      await context.sync();
    });
    expect(suite.excel.model.sheet(SHEET).conditionalFormats.map(({ rects }) => rects.map(({ top, bottom }) => [top, bottom]))).toEqual([[[2, 2], [4, 5]]]); // prettier-ignore
  });
});

describe('a new sheet', () => {
  it('with text columns, dropdown, frozen header, widths and borders is what the saved file holds', async () => {
    await suite.open();
    await inExcel(suite.excel.pane, async (context) => {
      const sheet = context.workbook.worksheets.add('模板');
      const header = sheet.getRange('A1:B1');
      header.values = [['姓名', '身份证号']];
      header.set({ format: { font: { bold: true }, fill: { color: '#DDEBF7' }, horizontalAlignment: 'Center', wrapText: true } });
      header.format.borders.getItem('EdgeBottom').style = 'Continuous';
      sheet.getRange('B:B').numberFormat = [['@']];
      sheet.getRange('A:A').format.columnWidth = 84;
      sheet.getRange('A2:A100').dataValidation.rule = { list: { inCellDropDown: true, source: '甲,乙' } };
      sheet.freezePanes.freezeRows(1);
      sheet.getRange('A3:B3').merge();
      sheet.tabColor = '#FF0000';
      sheet.activate();
      await context.sync();
    });
    const found = await differences(suite.original, await suite.excel.save());
    expect(found.map((line) => line.slice(0, line.indexOf(': ')))).toEqual(expect.arrayContaining(['sheets', '模板!A1', '模板!column A', '模板!column B', '模板!merges', '模板!validations', '模板!frozen'])); // prettier-ignore
    expect(found.find((line) => line.startsWith('模板!validations'))).toContain('A2:A100');
    expect(found.find((line) => line.startsWith('模板!column A'))).toContain('"width":16');
    expect(found.find((line) => line.startsWith('模板!B1'))).toContain('"bottom":{"style":"thin"');
    expect(suite.excel.model.active.name).toBe('模板');
  });
});
