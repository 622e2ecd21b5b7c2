/** `npm run docs:gen`: writes docs/RULES.md from the rule catalogue. */
import { runTypescript } from './run-typescript.mjs';

await runTypescript('scripts/docs-gen.ts');
