import { readFileSync } from 'node:fs';
import {
  isShare,
  planSideload,
  registryArguments,
  registryFile,
  serverAdvice,
  type SideloadRequest,
} from '../../scripts/manifest-sideload';

const text = readFileSync('manifest.xml', 'utf8');
const id = '6f0d3c1e-8a55-4b0e-9d6d-2f1c7a5e9b34';
const request = (platform: string, more: Partial<SideloadRequest> = {}): SideloadRequest => ({
  platform,
  home: '/Users/zhang',
  path: 'C:\\送暖\\manifest.xml',
  text,
  share: null,
  remove: false,
  ...more,
});
const share = '\\\\gongxiang\\songnuan';
const catalogOf = (plan: ReturnType<typeof planSideload>): string =>
  plan.actions.flatMap((action) => (action.kind === 'set' ? [action.key] : []))[0] ?? '';

describe('installing into Excel', () => {
  it('on Windows registers the manifest for this account, and takes it away again', () => {
    const { actions, base } = planSideload(request('win32'));
    expect(base).toBe('https://localhost:3000/');
    expect(actions.map(registryArguments)).toEqual([
      ['add', 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer', '/v', id, '/t', 'REG_SZ', '/d', 'C:\\送暖\\manifest.xml', '/f'],
    ]);
    expect(planSideload(request('win32', { remove: true })).actions.map(registryArguments)).toEqual([
      ['delete', 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer', '/v', id, '/f'],
    ]);
  });

  it('on Windows with a share copies the manifest there and trusts the share', () => {
    const plan = planSideload(request('win32', { share: `${share}\\` }));
    const key = catalogOf(plan);
    expect(key).toMatch(/^HKCU\\Software\\Microsoft\\Office\\16\.0\\WEF\\TrustedCatalogs\\\{[0-9a-f-]{36}\}$/);
    expect(plan.actions).toEqual([
      { kind: 'copy', from: 'C:\\送暖\\manifest.xml', to: `${share}\\${id}.xml` },
      { kind: 'set', key, name: 'Id', type: 'REG_SZ', data: key.slice(-38) },
      { kind: 'set', key, name: 'Url', type: 'REG_SZ', data: share },
      { kind: 'set', key, name: 'Flags', type: 'REG_DWORD', data: '1' },
    ]);
    const removal = planSideload(request('win32', { share, remove: true })).actions;
    expect(removal).toEqual([
      { kind: 'delete', file: `${share}\\${id}.xml` },
      { kind: 'unset', key, name: null },
    ]);
    expect(registryArguments(removal[1]!)).toEqual(['delete', key, '/f']);
    expect(registryArguments(removal[0]!)).toBeNull();
  });

  it('gives one share the same catalog on every computer, whichever way it is written, and another share another', () => {
    const key = (name: string): string => catalogOf(planSideload(request('win32', { share: name })));
    expect(key(share.toUpperCase())).toBe(key(share));
    expect(key('\\\\gongxiang\\other')).not.toBe(key(share));
    expect(registryFile(share)).toBe(
      [
        'Windows Registry Editor Version 5.00',
        '',
        `[HKEY_CURRENT_USER${key(share).slice('HKCU'.length)}]`,
        `"Id"="${key(share).slice(-38)}"`,
        '"Url"="\\\\\\\\gongxiang\\\\songnuan"',
        '"Flags"=dword:00000001',
        '',
      ].join('\r\n'),
    );
  });

  it('on a Mac copies the manifest to where Excel looks for it, and takes it away again', () => {
    const to = `/Users/zhang/Library/Containers/com.microsoft.Excel/Data/Documents/wef/${id}.xml`;
    expect(planSideload(request('darwin', { path: '/tmp/m.xml' })).actions).toEqual([{ kind: 'copy', from: '/tmp/m.xml', to }]);
    expect(planSideload(request('darwin', { remove: true })).actions).toEqual([{ kind: 'delete', file: to }]);
  });

  it('elsewhere changes nothing and says what to do', () => {
    const alone = planSideload(request('linux'));
    expect(alone.actions).toEqual([]);
    expect(alone.say.join('\n')).toMatch(/上传我的加载项[\s\S]*Upload My Add-in[\s\S]*--reg FILE/);
    expect(planSideload(request('linux', { share })).say.join('\n')).toContain(share);
  });

  it.each(['win32', 'darwin', 'linux'])('says everything in Chinese and English on %s', (platform) => {
    const said = planSideload(request(platform)).say.filter((line) => !line.startsWith('  '));
    expect(said.length).toBeGreaterThan(1);
    expect(said.filter((line) => /\p{Script=Han}/u.test(line))).toHaveLength(said.length / 2);
  });

  it('refuses a manifest without an Id before anything is done', () => {
    expect(() => planSideload(request('win32', { text: text.replace(id, '../..') }))).toThrow('no Id');
    expect(() => planSideload(request('win32', { text: '<OfficeApp>' }))).toThrow();
  });

  it.each([
    [share, true],
    ['\\\\10.1.2.3\\共享\\送暖\\', true],
    ['\\\\server', false],
    ['C:\\folder', false],
    ['//server/folder', false],
    ['\\\\server\\a"b', false],
    ['\\\\server\\..\\x', false],
    ['\\\\server\\a\nb', false],
  ])('%j is a shared folder: %s', (name, expected) => {
    expect(isShare(name)).toBe(expected);
  });
});

describe('what the connection to the server means', () => {
  const base = 'https://intranet.example/';
  it.each([
    [404, /npm run build/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /--ca/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /--ca/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /证书/],
    ['CERT_HAS_EXPIRED', /证书/],
    ['EPROTO', /TLS_CERT/],
    ['ENOTFOUND', /DNS/],
    ['ECONNREFUSED', /npm start/],
    ['ETIMEDOUT', /npm start/],
  ])('%s is told with what to do', (found, sentence) => {
    const { good, say } = serverAdvice(found, base);
    expect(good).toBe(false);
    expect(say).toHaveLength(2);
    expect(say.join('\n')).toMatch(sentence);
    expect(say.join('\n')).toContain(String(found));
  });

  it('a page that opens is good', () => {
    expect(serverAdvice(200, base).good).toBe(true);
  });
});
