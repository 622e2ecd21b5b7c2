import { readFileSync } from 'node:fs';
import { addKey, createKeyRing, formatKeyRing, parseKeyRing } from '../functions/store/key-ring';

const [older] = process.argv.slice(2);
try {
  process.stdout.write(formatKeyRing(older === undefined ? createKeyRing() : addKey(parseKeyRing(readFileSync(older, 'utf8'), older))));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
