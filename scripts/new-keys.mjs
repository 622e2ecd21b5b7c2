/** `node scripts/new-keys.mjs [keys.json]`: prints a key ring for the secret SONGNUAN_KEYS; given an older ring, that ring with one more key. */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/new-keys.ts');
