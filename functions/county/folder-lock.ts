/**
 * One server per data folder. The lock is SQLite's own on a file that holds nothing: the operating system lets go of it when the process
 * ends in whatever way, so a killed server never locks its folder for good, and no process number can be mistaken for another's.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { errorCode } from './error-code';

/** Another server (or a restore) works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** @param folder that exists. @returns lets go of it. @throws FolderInUse, or the file system's or SQLite's error */
export function lockFolder(folder: string): () => void {
  const db = new Database(join(folder, lockName), { timeout: 0 });
  try {
    // No journal beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw errorCode(error).startsWith('SQLITE_BUSY') ? new FolderInUse(folder) : error;
  }
  return () => void db.close();
}

/** Part of no backup. */
export const lockName = 'server.lock';
