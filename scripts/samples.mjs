/**
 * `npm run samples`: writes the synthetic counties of samples/ again, byte for byte the same.
 * `npm run samples -- hunt [count] [first seed] [filter] [variants]`: random workbooks through the program, differences from the truth listed.
 */
import { runTypescript } from './run-typescript.mjs';

const [what, ...rest] = process.argv.slice(2);
if (what === 'hunt') await runTypescript('samples/generate/hunt.ts', rest);
else await runTypescript('samples/generate/main.ts');
