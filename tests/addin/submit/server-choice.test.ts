import { baseOfAddress, readServerFile, serverOfPage } from '../../../addin/api/server-choice';

const page = 'http://10.1.2.3:8787/pane.html?do=submit';
const securePage = 'https://county.example/pane.html';

it.each([
  ['10.1.2.3:8787', page, { base: 'http://10.1.2.3:8787' }],
  [' http://10.1.2.3:8787/pane.html ', page, { base: 'http://10.1.2.3:8787' }],
  ['http://10.1.2.3:8787/', page, { base: 'http://10.1.2.3:8787' }],
  ['10.1.2.3：8787', page, { base: 'http://10.1.2.3:8787' }],
  ['https://gov.example/songnuan/', page, { base: 'https://gov.example/songnuan' }],
  ['county.example', securePage, { base: 'https://county.example' }],
  ['http://county.example', securePage, 'insecure'],
  ['', page, 'not-an-address'],
  ['县里的电脑 8787', page, 'not-an-address'],
  ['ftp://county.example', page, 'not-an-address'],
  ['http://user:secret@county.example', page, 'not-an-address'],
])('%j typed on %s', (text, from, expected) => {
  expect(baseOfAddress(text, from)).toEqual(expected);
});

it.each([
  [
    { kind: 'county', base: 'https://county.example/' },
    { kind: 'county', base: 'https://county.example' },
  ],
  [
    { kind: 'firebase', base: 'https://asia-east1-x.cloudfunctions.net', apiKey: 'key', authDomain: 'x.firebaseapp.com' },
    { kind: 'firebase', base: 'https://asia-east1-x.cloudfunctions.net', apiKey: 'key' },
  ],
  [{ kind: 'firebase', base: 'https://x.cloudfunctions.net' }, null],
  [{ kind: 'other', base: 'https://x.example' }, null],
  [{ kind: 'county' }, null],
  ['https://x.example', null],
  [null, null],
])('server.json %j', (json, expected) => {
  expect(readServerFile(json, securePage)).toEqual(expected);
});

it.each<[string, typeof fetch, object]>([
  [
    'names the server',
    () => Promise.resolve(Response.json({ kind: 'county', base: 'https://c.example' })),
    { kind: 'county', base: 'https://c.example' },
  ],
  ['is not there', () => Promise.resolve(new Response('', { status: 404 })), { kind: 'county', base: 'https://county.example' }],
  ['is a page of the hosting', () => Promise.resolve(new Response('<html>')), { kind: 'county', base: 'https://county.example' }],
  ['cannot be fetched', () => Promise.reject(new TypeError('offline')), { kind: 'county', base: 'https://county.example' }],
])('a file beside the page that %s', async (_what, fetch, expected) => {
  expect(await serverOfPage(securePage, fetch)).toEqual(expected);
});
