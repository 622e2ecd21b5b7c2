/** The files-only desk's worker without a browser: what is refused is said file by file, and stopping stops. */
import { createCountyService } from '../../../addin/files-desk/county-service';
import { namesOf, sortDropped, type Dropped } from '../../../addin/files-desk/gather';
import { samplePlans } from '../../../core/plans';

const given = (name: string, text: string) => ({ name, file: { size: text.length, arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) } }); // prettier-ignore
const roster = (rows: number): string => `序号,姓名,身份证号\n${Array.from({ length: rows }, (_, row) => `${row + 1},张三,11010119900307001X`).join('\n')}\n`; // prettier-ignore
const plan = samplePlans.find(({ id }) => id === 'civil')!;
const tools = { onProgress: () => undefined, signal: new AbortController().signal };

it('rows beyond the limit are refused by file, the others go on', async () => {
  const service = createCountyService(10);
  const files = [given('a.csv', roster(5)), given('b.csv', roster(8)), given('c.csv', roster(2)), given('d.docx', 'PK')];
  const judged = await service.judge({ plan, asOf: '2026-12-25', files, submissions: [] }, tools);
  expect(judged.map(({ name, entries, problem }) => [name, entries, problem?.code ?? null, problem?.params['what'] ?? null])).toEqual([
    ['a.csv', 5, null, null],
    ['b.csv', 0, 'too-large', 'rows'],
    ['c.csv', 2, null, null],
    ['d.docx', 0, expect.any(String), null],
  ]);
  const view = await service.merge({ units: { 'a.csv': plan.units[0]!.code }, decisions: [] }, tools);
  expect(view.entries).toBe(7);
  expect(view.units.find(({ name }) => name === plan.units[0]!.name)?.status).toBe('submitted');
});

it('stops between two files', async () => {
  const controller = new AbortController();
  const files = [given('a.csv', roster(1)), given('b.csv', roster(1))];
  const onProgress = (done: number): void => {
    if (done === 1) controller.abort();
  };
  await expect(
    createCountyService().judge({ plan, asOf: '2026-12-25', files, submissions: [] }, { onProgress, signal: controller.signal }),
  ).rejects.toThrow(/abort/i);
});

it('of a folder, rosters, base list and submissions are told apart; clutter is left out, equal names keep their folder', () => {
  const paths = [
    '县/东镇/名单.xls',
    '县/西镇/名单.xls',
    '县/~$名单.xls',
    '县/.DS_Store',
    '县/底册.xlsx',
    '县/submissions.json',
    '县/说明.docx',
  ];
  const sorted = sortDropped(paths.map((path): Dropped => ({ path, file: { size: 1 } as File })));
  expect(sorted.rosters.map(({ path }) => path)).toEqual(['县/东镇/名单.xls', '县/西镇/名单.xls']);
  expect([sorted.base?.path, sorted.submissions?.path]).toEqual(['县/底册.xlsx', '县/submissions.json']);
  expect(namesOf(sorted.rosters)).toEqual(['县/东镇/名单.xls', '县/西镇/名单.xls']);
});
