/** `npm run backup [-- folder] [--with-keys]`: a verified backup of the county server's data folder (DATA, ./data), also while it runs. */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/backup.ts');
