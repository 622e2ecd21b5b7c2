/**
 * Draws the add-in's icons as PNG files: `node scripts/draw-icons.mjs [FOLDER]`. The drawing is the source.
 * icon-*: a heart on a warm tile; check-* and submit-*: a roster sheet with a tick or an arrow. The outlines and badges keep at least 3 : 1 against
 * the white and the dark ribbon (WCAG 2.2, 1.4.11). Edges are put on whole pixels, so that 16 px stays crisp.
 */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { deflateSync, crc32 } from 'node:zlib';

const SIZES = [16, 32, 64, 80];
const SAMPLES = 8;
const RED = [0xd8, 0x3b, 0x2a];
const ORANGE = [0xf2, 0x7a, 0x33];
const WHITE = [0xff, 0xff, 0xff];
const LINE = [0xe3, 0xa8, 0x98];
const GREEN = [0x1f, 0x8a, 0x4c];

/* Shapes answer whether a point lies inside; coordinates in pixels of the icon. */
const box = (x0, y0, x1, y1, radius) => (x, y) => {
  const dx = Math.max(x0 + radius - x, x - (x1 - radius), 0);
  const dy = Math.max(y0 + radius - y, y - (y1 - radius), 0);
  return x >= x0 && x <= x1 && y >= y0 && y <= y1 && dx * dx + dy * dy <= radius * radius;
};
const disc = (cx, cy, radius) => (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius * radius;
/** A line through the points with round ends. */
const stroke = (points, width) => (x, y) =>
  points.slice(1).some(([bx, by], index) => {
    const [ax, ay] = points[index];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2 <= (width / 2) ** 2;
  });
/** Two discs on a wedge: its cleft stays open at 16 px, where the smooth curve closes up. */
const heart = (cx, cy, width) => {
  const r = width * 0.272;
  const lobes = [disc(cx - width / 2 + r, cy - width * 0.17, r), disc(cx + width / 2 - r, cy - width * 0.17, r)];
  // From the foot, the wedge's sides touch the discs: distance d from foot to a disc's centre, the side leaves at asin(r / d) from that line.
  const foot = cy + width * 0.47;
  const [dx, dy] = [width / 2 - r, foot - (cy - width * 0.17)];
  const side = Math.atan2(dx, dy) + Math.asin(r / Math.hypot(dx, dy));
  const reach = Math.hypot(dx, dy) * Math.cos(Math.asin(r / Math.hypot(dx, dy)));
  const shoulder = foot - reach * Math.cos(side);
  const wedge = (x, y) => {
    const height = foot - y;
    const inner = y < shoulder ? width / 2 - r - (cy - width * 0.17 - y) * 0.35 : Infinity;
    return height >= 0 && y >= cy - width * 0.2 && Math.abs(x - cx) <= Math.min(height * Math.tan(side), inner);
  };
  return (x, y) => lobes.some((lobe) => lobe(x, y)) || wedge(x, y);
};

const flat = (colour) => () => colour;
/** From orange at the top to red at the bottom. */
const warm = (size) => (_x, y) => ORANGE.map((from, index) => from + (RED[index] - from) * Math.min(1, y / size));

/** Layers from the top down: the first that holds a point colours it; a layer without paint is a hole. */
function brand(size) {
  return [
    { inside: heart(size / 2, size * (size < 24 ? 0.53 : 0.52), size * (size < 24 ? 0.74 : 0.66)), paint: flat(WHITE) },
    { inside: box(0, 0, size, size, size * 0.22), paint: warm(size) },
  ];
}

function sheet(size, colour, mark) {
  const px = (share) => Math.round(share * size);
  const line = Math.max(1, px(0.055));
  const [left, top, right, bottom] = [px(0.06), px(0.02), px(0.81), px(0.94)];
  const rows = (size < 24 ? [0.25, 0.5] : [0.2, 0.38, 0.56, 0.74]).map((share) => px(share));
  const [cx, cy, radius] = [px(0.69), px(0.69), px(0.31)];
  return [
    { inside: mark(cx, cy, radius), paint: flat(WHITE) },
    { inside: disc(cx, cy, radius), paint: flat(colour) },
    { inside: disc(cx, cy, radius + Math.max(0.9, size * 0.045)), paint: null },
    ...rows.map((y) => ({ inside: box(left + 2 * line, y, right - 2 * line, y + line, 0), paint: flat(y === rows[0] ? RED : LINE) })),
    { inside: box(left + line, top + line, right - line, bottom - line, size * 0.03), paint: flat(WHITE) },
    { inside: box(left, top, right, bottom, size * 0.08), paint: flat(RED) },
  ];
}

const tick = (cx, cy, r) => {
  const points = [[-0.46, 0.04], [-0.12, 0.38], [0.48, -0.34]]; // prettier-ignore
  return stroke(
    points.map(([x, y]) => [cx + x * r, cy + y * r]),
    Math.max(1.9, r * 0.32),
  );
};
const arrow = (cx, cy, r) => {
  const at = (points) => points.map(([x, y]) => [cx + x * r, cy + y * r]);
  const shaft = stroke(at([[0, 0.52], [0, -0.46]]), Math.max(2, r * 0.3)); // prettier-ignore
  const head = stroke(at([[-0.42, -0.06], [0, -0.48], [0.42, -0.06]]), Math.max(1.6, r * 0.3)); // prettier-ignore
  return (x, y) => shaft(x, y) || head(x, y);
};

const drawings = {
  icon: brand,
  check: (size) => sheet(size, GREEN, tick),
  submit: (size) => sheet(size, [0xc9, 0x51, 0x10], arrow),
};

/** RGBA of one pixel: the mean of its samples. */
function pixel(layers, px, py) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = px + ((i % SAMPLES) + 0.5) / SAMPLES;
    const y = py + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
    const colour = layers.find((layer) => layer.inside(x, y))?.paint?.(x, y);
    if (colour === undefined) continue;
    covered += 1;
    colour.forEach((value, index) => (sum[index] += value));
  }
  return covered === 0 ? [0, 0, 0, 0] : [...sum.map((value) => Math.round(value / covered)), Math.round((255 * covered) / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(size, layers) {
  const rows = [];
  for (let y = 0; y < size; y += 1) {
    rows.push(0);
    for (let x = 0; x < size; x += 1) rows.push(...pixel(layers, x, y));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = process.argv[2] === undefined ? new URL('../addin/public/', import.meta.url) : pathToFileURL(`${process.argv[2]}/`);
for (const [name, draw] of Object.entries(drawings))
  for (const size of SIZES) await writeFile(new URL(`${name}-${size}.png`, folder), png(size, draw(size)));
