import { runTypescript } from '../../../scripts/run-typescript.mjs';

await runTypescript('tests/support/pane-page/show.ts');
