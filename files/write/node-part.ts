/**
 * A zip part deflated by Node's own zlib: the same bytes a browser would make but for the compressor, at a quarter of the CPU time
 * (60,000 merged rows: 1.3 s in JavaScript).
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ZipInputFile } from 'fflate';

/** Pieces are gathered up to this size, because each becomes a run of deflate blocks with a window of its own. */
const BATCH = 1 << 18;
const DEFLATED = 8;

export class NodeZipPart implements ZipInputFile {
  readonly compression = DEFLATED;
  mtime?: Date;
  size = 0;
  crc = 0;
  ondata: NonNullable<ZipInputFile['ondata']> = () => undefined;
  #waiting: Uint8Array[] = [];
  #length = 0;

  constructor(
    readonly filename: string,
    private readonly level: number,
  ) {}

  push(piece: Uint8Array, final = false): void {
    this.size += piece.length;
    this.crc = crc32(piece, this.crc);
    this.#waiting.push(piece);
    this.#length += piece.length;
    if (final || this.#length >= BATCH) this.#deflate(final);
  }

  #deflate(final: boolean): void {
    const whole = Buffer.concat(this.#waiting, this.#length);
    this.#waiting = [];
    this.#length = 0;
    // Without the end mark the blocks of one batch are followed by those of the next.
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(whole, { level: this.level, finishFlush }), final);
  }
}
