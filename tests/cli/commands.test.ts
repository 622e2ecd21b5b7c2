import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { runCli } from '../support/cli';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'songnuan-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
const inside = (...names: readonly string[]): string => join(folder, ...names);

type Row = readonly (string | number | null)[];
const header: Row = ['序号', '村', '姓名', '身份证号', '对象类别', '慰问金', '备注'];

async function roster(name: string, unit: string, rows: readonly Row[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('花名册');
  sheet.addRow(['春节慰问花名册']);
  sheet.mergeCells('A1:G1');
  sheet.addRow([`填报单位：${unit}`]);
  sheet.addRow([...header]);
  for (const row of rows) sheet.addRow([...row]);
  await workbook.xlsx.writeFile(inside(name));
  return inside(name);
}

const good: Row = [1, '红旗村', '张三', '320123197003150212', '农村低保', 100, null];
const wrongDigit: Row = [2, '红旗村', '李四', '110105194912310020', '农村低保', 100, null];
const other: Row = [1, '南坡村', '王五', '11010519491231002X', '城市低保', 100, null];

describe('songnuan check', () => {
  it('names the sheet, its columns and entries, and the fault at its cell, as the JSON contract says', async () => {
    const file = await roster('东岗镇.xlsx', '东岗镇', [good, wrongDigit]);
    const { code, out } = await runCli('check', file, '--plan', 'civil', '--json');
    const json = JSON.parse(out) as Record<string, never>;
    expect(code).toBe(1);
    expect(json).toMatchObject({
      plan: 'civil',
      files: [
        {
          file: '东岗镇.xlsx',
          unit: '东岗镇',
          sheets: [
            {
              sheet: '花名册',
              role: 'roster',
              headerRows: [3],
              columns: { serial: 'A', village: 'B', name: 'C', idNumber: 'D', category: 'E', amount: 'F', remark: 'G' },
              entries: 2,
              entryRows: [4, 5],
            },
          ],
        },
      ],
      counts: { error: 1 },
    });
    const [file0] = (json as unknown as { files: { findings: unknown[]; sheets: { skippedRows: unknown[] }[] }[] }).files;
    expect(file0?.findings).toContainEqual(
      expect.objectContaining({ sheet: '花名册', row: 5, cell: 'D5', field: 'idNumber', code: 'id-checksum', severity: 'error' }),
    );
    expect(file0?.sheets[0]?.skippedRows).toEqual([
      { row: 1, role: 'title' },
      { row: 2, role: 'meta' },
    ]);
  });

  it('never prints a whole ID number to people', async () => {
    const file = await roster('东岗镇2.xlsx', '东岗镇', [good, wrongDigit, good]);
    const { out, err } = await runCli('check', file, '--plan', 'civil');
    expect(out + err).not.toMatch(/\d{17}[\dX]/);
  });

  it('ends with 0 and says so when all is well', async () => {
    const { code, out } = await runCli('check', await roster('好.xlsx', '东岗镇', [good, other]), '--plan', 'civil');
    expect([code, out]).toEqual([0, expect.stringContaining('没有发现问题')]);
  });

  it('goes on with the other files when one cannot be read, names it, and ends with 2', async () => {
    await writeFile(inside('坏.xlsx'), 'PK\u0003\u0004 not really');
    const { code, out } = await runCli('check', inside('坏.xlsx'), await roster('好2.xlsx', '东岗镇', [good]), '--plan', 'civil', '--json');
    const json = JSON.parse(out) as { files: { file: string; problem?: { code: string; message: string } }[] };
    expect(code).toBe(2);
    expect(json.files.map((file) => [file.file, file.problem?.code])).toEqual([
      ['坏.xlsx', 'damaged'],
      ['好2.xlsx', undefined],
    ]);
    expect(json.files[0]?.problem?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('names a file that is not there, goes on with the others and ends with 2', async () => {
    const { code, out } = await runCli('check', inside('没有.xlsx'), await roster('好3.xlsx', '东岗镇', [good]), '--plan', 'civil');
    expect([code, out]).toEqual([2, expect.stringMatching(/没有\.xlsx[\s\S]*找不到这个文件[\s\S]*好3\.xlsx[\s\S]*没有发现问题/)]);
  });

  it('writes an annotated copy and leaves the original as it was', async () => {
    const file = await roster('标注.xlsx', '东岗镇', [good, wrongDigit]);
    const before = await readFile(file);
    await runCli('check', file, '--plan', 'civil', '--annotate', inside('copies'));
    const copy = new ExcelJS.Workbook();
    await copy.xlsx.readFile(inside('copies', '标注.xlsx'));
    expect((await readFile(file)).equals(before)).toBe(true);
    expect(copy.worksheets.map((sheet) => sheet.name)).toEqual(['花名册', '问题清单']);
    expect(copy.getWorksheet('花名册')?.getCell('D5').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(copy.getWorksheet('花名册')?.getCell('D5').note).toBeDefined();
  });

  it('never writes a copy over an original or over another copy', async () => {
    await mkdir(inside('同处'));
    const file = await roster('同处/甲.xlsx', '东岗镇', [good, wrongDigit]);
    await writeFile(inside('同处', '甲.csv'), `${header.join(',')}\n${good.join(',')}\n`);
    const before = await readFile(file);
    await runCli('check', file, inside('同处', '甲.csv'), '--plan', 'civil', '--annotate', inside('同处'));
    expect((await readFile(file)).equals(before)).toBe(true);
    expect((await readdir(inside('同处'))).sort()).toEqual(['甲(标注).xlsx', '甲(标注2).xlsx', '甲.csv', '甲.xlsx']);
  });

  it('tells files of one name in two folders apart', async () => {
    await mkdir(inside('一'));
    await mkdir(inside('二'));
    const files = [await roster('一/同名.xlsx', '东岗镇', [good]), await roster('二/同名.xlsx', '西河镇', [other])];
    const { out } = await runCli('check', ...files, '--plan', 'civil', '--json');
    expect(new Set((JSON.parse(out) as { files: { file: string }[] }).files.map((one) => one.file)).size).toBe(2);
  });

  it('says that the folder for copies cannot be made, in words', async () => {
    const file = await roster('夹.xlsx', '东岗镇', [good]);
    const { code, err } = await runCli('check', file, '--plan', 'civil', '--annotate', join(file, 'x'));
    expect([code, err]).toEqual([2, expect.stringContaining('写不了')]);
  });

  it('annotates a csv as an xlsx whose IDs are still whole', async () => {
    await writeFile(inside('清单.csv'), `${header.join(',')}\n${good.join(',')}\n${wrongDigit.join(',')}\n`);
    await runCli('check', inside('清单.csv'), '--plan', 'civil', '--annotate', inside('copies'));
    const copy = new ExcelJS.Workbook();
    await copy.xlsx.readFile(inside('copies', '清单.xlsx'));
    expect(copy.worksheets[0]?.getCell('D2').value).toBe('320123197003150212');
  });

  it('marks the cells of a text file whose name is too long for a sheet', async () => {
    const name = `${'东岗镇二〇二七年春节慰问困难群众花名册'.repeat(2)}.csv`;
    await writeFile(inside(name), `${header.join(',')}\n${wrongDigit.join(',')}\n`);
    await runCli('check', inside(name), '--plan', 'civil', '--annotate', inside('copies'));
    const copy = new ExcelJS.Workbook();
    await copy.xlsx.readFile(inside('copies', name.replace('.csv', '.xlsx')));
    expect(copy.worksheets[0]?.getCell('D2').fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
  });

  it('keeps a detected layout, and a corrected one wins over detection', async () => {
    const file = await roster('版式.xlsx', '东岗镇', [good]);
    await runCli('check', file, '--plan', 'civil', '--save-layout', inside('layout.json'));
    const saved = JSON.parse(await readFile(inside('layout.json'), 'utf8')) as { columns: Record<string, string> }[];
    expect(saved[0]?.columns).toMatchObject({ name: 'C', idNumber: 'D' });
    await writeFile(inside('layout.json'), JSON.stringify([{ ...saved[0], columns: { ...saved[0]?.columns, village: '', remark: 'B' } }]));
    const { out } = await runCli('check', file, '--plan', 'civil', '--layout', inside('layout.json'), '--json');
    const { files } = JSON.parse(out) as { files: { sheets: { columns: Record<string, string> }[] }[] };
    expect(files[0]?.sheets[0]?.columns['remark']).toBe('B');
    expect(files[0]?.sheets[0]?.columns['village']).toBeUndefined();
  });
});

describe('songnuan merge', () => {
  it('merges a folder: units, totals, missing units, and the same person in two units', async () => {
    await mkdir(inside('上报'));
    await roster('上报/1.xlsx', '东岗镇', [good]);
    await roster(
      '上报/2.xlsx',
      '西河镇',
      [{ ...good } as Row, other].map((row, index) => [index + 1, ...Object.values(row).slice(1)] as Row),
    );
    const { code, out } = await runCli('merge', inside('上报'), '--plan', 'civil', '--out', inside('汇总.xlsx'), '--json');
    const json = JSON.parse(out) as {
      entries: { unit: string; standing: string; values: Record<string, unknown> }[];
      duplicates: { kind: string; places: { unit: string }[] }[];
      missingUnits: string[];
      totals: { reported: { persons: number } };
    };
    expect(code).toBe(1);
    expect(json.entries).toHaveLength(3);
    expect(json.entries[0]?.values).toMatchObject({ name: '张三', idNumber: '320123197003150212', category: 'D-RURAL', amount: 10000 });
    expect(json.duplicates.map((group) => [group.kind, group.places.map((place) => place.unit)])).toContainEqual([
      'person',
      ['东岗镇', '西河镇'],
    ]);
    expect(json.missingUnits).toHaveLength(28);
    expect(json.totals.reported.persons).toBe(3);
  });

  it('writes a workbook with every table, IDs as text', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(inside('汇总.xlsx'));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(
      expect.arrayContaining(['合并花名册', '统计汇总表', '名额执行表', '问题清单', '重复对照表']),
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps an earlier workbook when nothing could be read, and never writes over an input', async () => {
    const before = await readFile(inside('汇总.xlsx'));
    const nothing = await runCli('merge', inside('没有这个文件夹'), '--plan', 'civil', '--out', inside('汇总.xlsx'));
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('找不到')]);
    const input = await runCli('merge', inside('上报'), '--plan', 'civil', '--out', inside('上报', '1.xlsx'));
    expect([input.code, input.err]).toEqual([2, expect.stringContaining('要合并的文件之一')]);
    expect((await readFile(inside('汇总.xlsx'))).equals(before)).toBe(true);
  });

  it('writes the papers that were asked for, and says which the plan does not have', async () => {
    const out = ['--out', inside('汇总2.xlsx'), '--tables-dir', inside('用表')];
    const { out: said } = await runCli('merge', inside('上报'), '--plan', 'civil', ...out, '--tables', '公示表,签收表,走访分组表');
    expect(said).toContain('已写出各种用表 2 个文件');
    expect(said).toContain('走访分组表');
    expect((await readdir(inside('用表'), { recursive: true })).toSorted()).toEqual([
      '公示表.xlsx',
      '签收表',
      join('签收表', '西河镇.xlsx'),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(inside('用表', '公示表.xlsx'));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['全县', '西河镇']);
    expect(JSON.stringify(workbook.getWorksheet('西河镇')?.getSheetValues())).not.toContain('11010519491231002X');
  });

  it('never puts the papers among the files to merge', async () => {
    const { code, err } = await runCli(
      'merge',
      inside('上报'),
      '--plan',
      'civil',
      '--out',
      inside('汇总3.xlsx'),
      '--tables-dir',
      inside('上报'),
    );
    expect([code, err]).toEqual([2, expect.stringContaining('--tables-dir')]);
    expect((await readdir(inside('上报'))).toSorted()).toEqual(['1.xlsx', '2.xlsx']);
  });

  it('says that the target cannot be written, in words', async () => {
    const { code, err } = await runCli('merge', inside('上报'), '--plan', 'civil', '--out', inside('no-such-folder', 'x.xlsx'));
    expect([code, err]).toEqual([2, expect.stringContaining('写不了')]);
  });
});

describe('songnuan template and plan', () => {
  it.each(['bureau', 'civil', 'union', 'district'])(
    'the blank roster of %s is read back as an empty roster with every column known',
    async (plan) => {
      await runCli('template', '--plan', plan, '--out', inside(`${plan}.xlsx`));
      const { out, code } = await runCli('check', inside(`${plan}.xlsx`), '--plan', plan, '--json');
      const { files } = JSON.parse(out) as {
        files: { sheets: { role: string; entries: number; missingFields?: unknown }[]; findings: unknown[] }[];
      };
      expect(files[0]?.sheets.map((sheet) => sheet.role)).toEqual(['roster', 'instruction']);
      expect(files[0]?.sheets[0]).not.toHaveProperty('missingFields');
      expect([files[0]?.sheets[0]?.entries, files[0]?.findings, code]).toEqual([0, [], 0]);
    },
  );

  it('lists the four plans, shows one as JSON that passes its own check', async () => {
    expect((await runCli('plan', 'list')).out).toMatch(/bureau[\s\S]*civil[\s\S]*union[\s\S]*district/);
    await writeFile(inside('union.json'), (await runCli('plan', 'show', 'union')).out);
    expect(await runCli('plan', 'check', inside('union.json'))).toMatchObject({ code: 0 });
  });

  it('names every mistake of a plan and ends with 2', async () => {
    await writeFile(inside('bad.json'), JSON.stringify({ id: 'x' }));
    const { code, err } = await runCli('plan', 'check', inside('bad.json'));
    expect([code, err]).toEqual([2, expect.stringMatching(/“title”没有填[\s\S]*“year”没有填/)]);
  });
});

describe('usage', () => {
  it('prints help in Chinese, and in English when asked', async () => {
    expect((await runCli('--help')).out).toContain('用法');
    expect((await runCli('--help', '--lang', 'en')).out).toContain('Usage');
  });

  it.each([
    [['check', 'a.xlsx', '--plan', 'civil', '--layout', 'nowhere.json'], '找不到文件'],
    [['check', 'a.xlsx', '--plan', 'nothing'], '没有找到方案'],
    [['frobnicate'], '没有“frobnicate”这个命令'],
  ])('%j → exit 2 and a sentence', async (argv, sentence) => {
    const { code, err } = await runCli(...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
