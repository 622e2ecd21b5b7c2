/** Writes a workbook to disk: whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Table } from '../../core/model/table';
import { NodeZipPart } from './node-part';
import { writeWorkbook, type WriteOptions } from './workbook';

/** Bytes per write: a call for every small piece costs more than the writing. */
const BATCH = 1 << 21;

/** Goes to a temporary file in the same folder first, then takes the target's place. @throws the file system's error; nothing is left behind */
export async function writeWorkbookFile(path: string, tables: readonly Table[], options: WriteOptions = {}): Promise<void> {
  await writeWhole(path, async (sink) => {
    await writeWorkbook(tables, sink, { part: (name, level) => new NodeZipPart(name, level), ...options });
  });
}

/** The same for any content. */
export async function writeWhole(path: string, produce: (sink: (piece: Uint8Array) => Promise<void>) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await open(temporary, 'w');
  try {
    let waiting: Uint8Array[] = [];
    let length = 0;
    const flush = async (): Promise<void> => {
      await file.writeFile(Buffer.concat(waiting, length));
      waiting = [];
      length = 0;
    };
    await produce(async (piece) => {
      waiting.push(piece);
      length += piece.length;
      if (length >= BATCH) await flush();
    });
    await flush();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}
