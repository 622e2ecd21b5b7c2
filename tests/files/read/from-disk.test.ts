import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as XLSX from '@e965/xlsx';
import { build } from 'esbuild';
import { FileProblem } from '../../../files/problem';
import { readWorkbookFile, type DiskReadOptions } from '../../../files/read/from-disk';
import { makeSheet } from '../../support/files/zip-maker';

// Inside the repository, so that the bundle finds its packages.
const scratch = join(__dirname, '../../../node_modules/.cache');
let folder = '';
let workerUrl: URL;

beforeAll(async () => {
  await mkdir(scratch, { recursive: true });
  folder = await mkdtemp(join(scratch, 'songnuan-read-'));
  const outfile = join(folder, 'files-read-worker.mjs');
  const entryPoints = [join(__dirname, '../../../files/read/worker.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    logLevel: 'warning',
  });
  workerUrl = pathToFileURL(outfile);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const xls = (rows: unknown[][]): Uint8Array => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '表');
  return new Uint8Array(XLSX.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
};

const problem = async (path: string, options?: DiskReadOptions): Promise<unknown> => {
  const cause = await readWorkbookFile(path, options).catch((thrown: unknown) => thrown);
  return cause instanceof FileProblem ? { code: cause.code, file: cause.file, ...cause.params } : cause;
};

describe('files on disk', () => {
  it('are named without their folders', async () => {
    const path = await put('东风村.xlsx', makeSheet('<row><c><v>1</v></c></row>'));
    expect(await readWorkbookFile(path)).toMatchObject({ file: '东风村.xlsx', sheets: [{ rows: [[1]] }] });
  });

  it('that are missing, folders or too large are problems before a byte is read', async () => {
    expect(await problem(join(folder, '没有.xlsx'))).toMatchObject({ code: 'unreadable', file: '没有.xlsx', reason: 'ENOENT' });
    expect(await problem(folder)).toMatchObject({ code: 'unreadable', reason: 'not-a-file' });
    expect(await problem(await put('大.csv', 'a,b'), { limits: { fileBytes: 2 } })).toMatchObject({
      code: 'too-large',
      what: 'file',
      limit: 2,
    });
  });
});

describe('files read in the worker', () => {
  it('give the same snapshots as in this thread, several at once too', async () => {
    const paths = await Promise.all([1, 2, 3].map((at) => put(`${at}.xls`, xls([['姓名', at], ['张三']]))));
    const inWorker = await Promise.all(paths.map((path) => readWorkbookFile(path, { workerUrl })));
    const here = await Promise.all(paths.map((path) => readWorkbookFile(path)));
    expect(inWorker).toEqual(here);
    expect(inWorker[2]?.sheets[0]?.rows).toEqual([['姓名', 3], ['张三']]);
  });

  it('keep their problems', async () => {
    const path = await put('多.xls', xls([[1, 2, 3]]));
    expect(await problem(path, { workerUrl, limits: { cells: 2 } })).toMatchObject({
      code: 'too-large',
      what: 'cells',
      limit: 2,
      file: '多.xls',
    });
  });

  it('are given up when they take too long, and the next file is read by a fresh worker', async () => {
    const endless = await put(
      'endless.mjs',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
    );
    const path = await put('慢.xls', xls([['慢']]));
    const stuck = pathToFileURL(endless);
    expect(await problem(path, { workerUrl: stuck, timeLimitMs: 300 })).toMatchObject({ code: 'stopped', reason: 'time' });
    await writeFile(endless, `import ${JSON.stringify(workerUrl.href)};`);
    expect(await readWorkbookFile(path, { workerUrl: stuck })).toMatchObject({ sheets: [{ rows: [['慢']] }] });
  });

  it('are given up when the caller stops', async () => {
    const endless = await put(
      'endless2.mjs',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
    );
    const path = await put('停.xls', xls([['停']]));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const options = { workerUrl: pathToFileURL(endless), signal: controller.signal };
    expect(await problem(path, options)).toMatchObject({ code: 'stopped', reason: 'asked' });
  });

  it('are read in this thread when the worker is not there', async () => {
    const path = await put('无.xls', xls([['x']]));
    expect(await readWorkbookFile(path, { workerUrl: pathToFileURL(join(folder, 'none.mjs')) })).toMatchObject({
      sheets: [{ rows: [['x']] }],
    });
  });

  it('end as unreadable when the worker dies', async () => {
    const dying = await put(
      'dying.mjs',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));",
    );
    expect(await problem(await put('亡.xls', xls([['x']])), { workerUrl: pathToFileURL(dying) })).toMatchObject({
      code: 'unreadable',
      reason: 'library',
    });
  });
});
