/** Draws the add-in's icons (a white heart on red) as PNG files: `node scripts/draw-icons.mjs`. The drawing is the source. */
import { writeFile } from 'node:fs/promises';
import { deflateSync, crc32 } from 'node:zlib';

const SAMPLES = 4;

/** Inside the heart curve (x²+y²−1)³ − x²y³ ≤ 0, centred a little above the middle. */
const inHeart = (u, v) => {
  const x = (u - 0.5) * 3.4;
  const y = (0.54 - v) * 3.4;
  return (x * x + y * y - 1) ** 3 - x * x * y ** 3 <= 0;
};
const inSquare = (u, v) => {
  const radius = 0.18;
  const dx = Math.max(radius - u, u - (1 - radius), 0);
  const dy = Math.max(radius - v, v - (1 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
};

function pixel(size, x, y) {
  let heart = 0;
  let square = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const u = (x + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const v = (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    if (inSquare(u, v)) square += 1;
    if (inHeart(u, v)) heart += 1;
  }
  const white = heart / (SAMPLES * SAMPLES);
  const mix = (colour) => Math.round(colour + (255 - colour) * white);
  return [mix(0xb3), mix(0x26), mix(0x1e), Math.round((255 * square) / (SAMPLES * SAMPLES))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(size) {
  const rows = [];
  for (let y = 0; y < size; y += 1) {
    rows.push(0);
    for (let x = 0; x < size; x += 1) rows.push(...pixel(size, x, y));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const size of [16, 32, 64, 80]) await writeFile(new URL(`../addin/public/icon-${size}.png`, import.meta.url), png(size));
