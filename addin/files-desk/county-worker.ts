/** Entry of the worker bundle county.js. */
import '../api/without-eval';
import { serve } from '../web/worker-port';
import { createCountyService } from './county-service';

serve(globalThis as unknown as Parameters<typeof serve>[0], createCountyService());
