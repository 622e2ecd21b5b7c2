import { crc32, deflateRawSync } from 'node:zlib';
import * as browser from '../../files/read/zip/zlib-in-browser';

const text = new TextEncoder().encode('送温暖，110101199003070028；'.repeat(500));

it('unpacks and checks as zlib does, and refuses more than was declared', () => {
  const packed = deflateRawSync(text);
  expect(browser.inflateRawSync(packed, { maxOutputLength: text.length })).toEqual(text);
  expect(() => browser.inflateRawSync(packed, { maxOutputLength: text.length - 1 })).toThrow();
  expect(browser.crc32(text)).toBe(crc32(text));
  expect(browser.crc32(text.subarray(9), browser.crc32(text.subarray(0, 9)))).toBe(crc32(text));
});
