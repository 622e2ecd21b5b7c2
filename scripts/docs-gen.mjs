/** `npm run docs:gen`: writes docs/RULES.md from the rule catalogue and docs/API.md from the API table. */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/docs-gen.ts');
