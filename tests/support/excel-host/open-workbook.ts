/** What a test may open: a file, its bytes, or a model made by hand. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openXlsx } from './model/open-xlsx';
import { WorkbookModel } from './model/workbook-model';

export type Workbook = string | Uint8Array | WorkbookModel;

export async function modelOf(workbook: Workbook): Promise<WorkbookModel> {
  if (workbook instanceof WorkbookModel) return workbook;
  if (typeof workbook !== 'string') return openXlsx(workbook);
  const model = await openXlsx(await readFile(workbook));
  model.fileName = basename(workbook);
  return model;
}
