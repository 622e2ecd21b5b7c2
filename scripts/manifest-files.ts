/** The files a manifest leads to, as they lie in the source tree and in the built pane. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PaneFiles } from './manifest-rules';

/** @param root the repository */
export function paneFilesOf(root: string): PaneFiles {
  const folders = [join(root, 'addin/public'), join(root, 'dist/addin')];
  const find = (path: string): string | undefined =>
    folders.map((folder) => join(folder, path)).find((file) => existsSync(file) && statSync(file).isFile());
  return {
    has: (path) => path !== '' && !path.split('/').includes('..') && find(path) !== undefined,
    pngSize: (path) => {
      const file = find(path);
      return file === undefined ? null : pngSize(readFileSync(file));
    },
    functions: associatedFunctions(join(root, 'addin/commands')),
  };
}

/** From the header chunk, which every PNG begins with. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  const isPng =
    bytes.length >= 24 && bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n' && bytes.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

function associatedFunctions(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const sources = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));
  const calls = sources.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/actions\.associate\(\s*'([^']+)'/g)]);
  return calls.map((call) => call[1] ?? '');
}
