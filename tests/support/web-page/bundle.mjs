/** `node tests/support/web-page/bundle.mjs FOLDER`: the web edition as it is served, in a folder. */
import { cp } from 'node:fs/promises';
import { buildPane } from '../../../scripts/build-addin.mjs';
import { buildWeb } from '../../../scripts/build-web.mjs';

await buildPane(process.argv[2], { sourcemap: false });
await buildWeb(process.argv[2], { sourcemap: false });
await cp('addin/public', process.argv[2], { recursive: true });
