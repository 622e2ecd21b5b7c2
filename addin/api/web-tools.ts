/** Text and compression in a browser (and in Node). Webviews without CompressionStream get the library, on demand. */
import type { ReadTools } from '../../core/api/read-content';
import type { ContentTools } from '../../core/api/roster-content';

export const webContentTools: ContentTools = {
  utf8: (text) => new TextEncoder().encode(text),
  gzip: async (bytes) => {
    if (typeof CompressionStream === 'undefined') return (await import('fflate')).gzipSync(bytes);
    return through(new CompressionStream('gzip'), bytes);
  },
};

export const webReadTools: ReadTools = {
  gunzip: async (bytes) => {
    if (typeof DecompressionStream === 'undefined') return (await import('fflate')).gunzipSync(bytes);
    return through(new DecompressionStream('gzip'), bytes);
  },
  text: (utf8) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8),
};

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array): Promise<Uint8Array> {
  const out = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(out).arrayBuffer());
}
