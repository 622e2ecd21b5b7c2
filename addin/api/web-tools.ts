/** Text and compression in a browser (and in Node). Webviews without CompressionStream get the library, on demand. */
import type { ContentTools } from '../../core/api/roster-content';

export const webContentTools: ContentTools = {
  utf8: (text) => new TextEncoder().encode(text),
  gzip: async (bytes) => {
    if (typeof CompressionStream === 'undefined') return (await import('fflate')).gzipSync(bytes);
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  },
};
