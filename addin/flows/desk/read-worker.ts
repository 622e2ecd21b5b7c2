/** Entry of the worker bundle desk-read.js: reads the file that the county enters for a unit. Large, and loaded only then. */
import '../../api/without-eval';
import { readWorkbook } from '../../../files/read';
import { serve } from '../../web/worker-port';

serve(globalThis as unknown as Parameters<typeof serve>[0], {
  read: ({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }) => readWorkbook(bytes, name),
});
