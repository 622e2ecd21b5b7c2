/** `node tests/support/pane-page/bundle.mjs FOLDER`: the pane's bundles with the workbook in memory in the place of Excel. */
import { buildPane } from '../../../scripts/build-addin.mjs';

await buildPane(process.argv[2], { entry: { main: 'tests/support/pane-page/main.ts' }, sourcemap: false });
