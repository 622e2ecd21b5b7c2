/** `npm run restore -- folder [--replace] [--keys keys.json]`: puts a backup in the place of the data folder (DATA, ./data). */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/restore.ts');
