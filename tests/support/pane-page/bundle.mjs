/** `node tests/support/pane-page/bundle.mjs FOLDER [product]`: the pane with the workbook in memory in the place of Excel, or the product itself. */
import { buildAddin, buildPane } from '../../../scripts/build-addin.mjs';

const [folder, what] = process.argv.slice(2);
if (what === 'product') await buildAddin(folder);
else await buildPane(folder, { entry: { main: 'tests/support/pane-page/main.ts' }, sourcemap: false });
