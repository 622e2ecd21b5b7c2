/** What came over the wire in chunks → its text, when it fits the digest. The counterpart of encodeContent. */
import { sha256Hex } from './sha256';

/** What the platform must bring: DecompressionStream in browsers, node:zlib on Node. */
export interface ReadTools {
  /** @throws when these are no gzip bytes */
  readonly gunzip: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly text: (utf8: Uint8Array) => string;
}

/** @param pieces base64 of a gzip stream each. @returns null when the bytes are not those of the digest */
export async function contentFromWire(pieces: readonly string[], digest: string, tools: ReadTools): Promise<string | null> {
  try {
    const plain = join(await Promise.all(pieces.map((piece) => tools.gunzip(fromBase64(piece)))));
    return sha256Hex(plain) === digest ? tools.text(plain) : null;
  } catch {
    return null;
  }
}

/** @param chunks base64 of parts of one gzip stream. @returns null likewise */
export const streamFromWire = (chunks: readonly string[], digest: string, tools: ReadTools): Promise<string | null> =>
  contentFromWire([chunks.join('')], digest, tools);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const digits = Int8Array.from({ length: 128 }, (_, code) =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(code)),
);

/** Base64 (RFC 4648 §4). Padding may stand inside: chunks that were encoded one by one are read as if decoded one by one. */
function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = digits[text.charCodeAt(at)] ?? -1;
    if (digit < 0) {
      // Padding: the bits left over are zeros and belong to no byte.
      held = 0;
      continue;
    }
    bits = ((bits << 6) | digit) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length] = (bits >> held) & 0xff;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
}
