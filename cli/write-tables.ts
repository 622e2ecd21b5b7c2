/** `merge --tables-dir`: the papers beside the county's workbook, one file each; those for a unit in a folder of their kind. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outputTables, type OutputWorkbook } from '../core/outputs';
import { outputKindName } from '../core/messages/output-kinds';
import type { MergeResult } from '../core/model/merge';
import type { OutputKind } from '../core/model/output-kind';
import type { Plan } from '../core/model/plan';
import { writeWorkbookFile } from '../files/write/to-disk';

export interface WriteTablesOptions {
  readonly kinds: readonly OutputKind[];
  readonly asOf: string;
  /** Called before each file is written. */
  readonly onFile: (path: string) => void;
}

export interface WrittenTables {
  readonly files: number;
  /** Kinds that gave nothing: the plan has no such paper, or there is nothing to show. */
  readonly without: readonly OutputKind[];
}

/** @throws the file system's error */
export async function writeTables(folder: string, result: MergeResult, plan: Plan, options: WriteTablesOptions): Promise<WrittenTables> {
  const workbooks = outputTables(result, plan, { asOf: options.asOf, kinds: options.kinds });
  const pathOf = paths(folder);
  for (const workbook of workbooks) {
    const path = pathOf(workbook);
    options.onFile(path);
    await mkdir(dirname(path), { recursive: true });
    await writeWorkbookFile(path, workbook.tables);
  }
  return { files: workbooks.length, without: options.kinds.filter((kind) => workbooks.every((workbook) => workbook.kind !== kind)) };
}

/** 公示表.xlsx, 签收表/东岗镇.xlsx; two units whose names differ only in signs that a file system refuses get a number. */
function paths(folder: string): (workbook: OutputWorkbook) => string {
  const taken = new Set<string>();
  return ({ kind, unit, name }) => {
    const bare = unit === null ? join(folder, fileName(name)) : join(folder, fileName(outputKindName(kind, 'zh-CN')), fileName(unit));
    for (let number = 1; ; number += 1) {
      const path = `${bare}${number === 1 ? '' : `(${number})`}.xlsx`;
      if (taken.has(path.toLowerCase())) continue;
      taken.add(path.toLowerCase());
      return path;
    }
  };
}

/** Without what Windows refuses in names; short enough for its paths. */
const fileName = (text: string): string =>
  text
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 60) || '_';
