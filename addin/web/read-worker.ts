/** Entry of the worker bundle read.js: opens and saves files for the web edition. */
import '../api/without-eval';
import { createFileService } from './file-service';
import { serve } from './worker-port';

serve(globalThis as unknown as Parameters<typeof serve>[0], createFileService());
