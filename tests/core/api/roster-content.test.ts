import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { contentText, encodeContent, toBase64 } from '../../../core/api/roster-content';
import { sha256Hex } from '../../../core/api/sha256';
import { webContentTools } from '../../../addin/api/web-tools';
import { nodeContentTools } from '../../../functions/content/decode';
import { rosterContentOf } from '../../support/office/content';

it.each([0, 1, 3, 55, 56, 63, 64, 65, 119, 128, 1_000, 100_003])('SHA-256 of %d bytes is what OpenSSL says', (length) => {
  const bytes = randomBytes(length);
  expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

it('base64 is what Node makes of the same bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => toBase64(bytes) === Buffer.from(bytes).toString('base64')));
  const large = randomBytes(100_001);
  expect(toBase64(large)).toBe(large.toString('base64'));
});

it('a browser and Node encode one content to the same digest; the chunks put together are the gzip of its text', async () => {
  const content = rosterContentOf([['欧阳娜娜', '32012319700315021X']]);
  const web = await encodeContent(content, webContentTools, 50);
  const node = await encodeContent(content, nodeContentTools, 50);
  expect(web.digest).toBe(node.digest);
  expect(web.chunks.length).toBeGreaterThan(2);
  const packed = Buffer.concat(web.chunks.map((chunk) => Buffer.from(chunk, 'base64')));
  expect(gunzipSync(packed).toString('utf8')).toBe(contentText(content));
});

it('the order in which members were put together makes no difference', () => {
  const content = rosterContentOf([['张三', '32012319700315021X']]);
  const turned = JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ) as typeof content;
  expect(contentText(turned)).toBe(contentText(content));
});
