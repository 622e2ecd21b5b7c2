import { readFileSync } from 'node:fs';
import { deriveManifest, isGuid, readDeployment, urlAdvice, uuidV5, type Deployment } from '../../scripts/manifest-derive';
import { paneFilesOf } from '../../scripts/manifest-files';
import { checkRules } from '../../scripts/manifest-rules';

const source = readFileSync('manifest.xml', 'utf8');
const at = (url: string): Deployment => {
  const read = readDeployment(url);
  if (typeof read === 'string') throw new Error(read);
  return read;
};
const idOf = (text: string): string => /<Id>([^<]*)<\/Id>/.exec(text)?.[1] ?? '';

describe('the address of a deployment', () => {
  it.each([
    ['https://intranet.example:8443', 'https://intranet.example:8443/', 'https://intranet.example:8443'],
    [' https://INTRANET.example/songnuan ', 'https://intranet.example/songnuan/', 'https://intranet.example'],
    ['https://10.20.30.40/a/b///', 'https://10.20.30.40/a/b/', 'https://10.20.30.40'],
    ['https://慰问.example/', 'https://xn--bju918i.example/', 'https://xn--bju918i.example'],
    ['http://localhost:8787', 'http://localhost:8787/', 'http://localhost:8787'],
  ])('%s is where the pane is', (text, base, origin) => {
    expect(readDeployment(text)).toEqual({ base, origin });
  });

  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['intranet.example', 'no-url'],
    ['http://intranet.example', 'not-https'],
    ['http://127.0.0.1:8787', 'not-https'],
    ['ftp://intranet.example', 'not-https'],
    ['https://intranet.example/?a=1', 'has-query'],
    ['https://intranet.example/#', 'has-query'],
    ['https://me:secret@intranet.example', 'has-login'],
    ['https://intranet.example/pane.html', 'is-page'],
  ] as const)('%s is refused as %s, in Chinese and English', (text, fault) => {
    expect(readDeployment(text)).toBe(fault);
    expect(urlAdvice[fault]).toMatch(/\p{Script=Han}[^\n]*\n[A-Z-]/u);
  });
});

describe('a derived manifest', () => {
  it.each(['https://intranet.example:8443', 'https://city.example/apps/songnuan', 'http://localhost:8787'])(
    'for %s is as good as its source',
    (url) => {
      const text = deriveManifest(source, at(url));
      expect(checkRules(text, paneFilesOf('.'))).toEqual([]);
      expect(text).not.toContain('localhost:3000');
      expect(text).toContain(`"${at(url).base}pane.html?do=check"`);
      expect(text).toContain(`<AppDomain>${at(url).origin}</AppDomain>`);
      expect(text.split('\n')).toHaveLength(source.split('\n').length);
    },
  );

  it('has an Id of its own that stays the same when it is derived again', () => {
    const one = idOf(deriveManifest(source, at('https://a.example')));
    expect(one).toBe(idOf(deriveManifest(source, at('https://a.example/'))));
    expect(isGuid(one)).toBe(true);
    expect(
      new Set([
        one,
        idOf(source),
        idOf(deriveManifest(source, at('https://b.example'))),
        idOf(deriveManifest(source, at('https://a.example/x'))),
      ]).size,
    ).toBe(4);
  });

  it('has the Id that was asked for, and keeps the source as it is for its own address', () => {
    const id = 'B7D0A3C4-1111-4222-8333-944455556666';
    expect(idOf(deriveManifest(source, at('https://a.example'), id))).toBe(id.toLowerCase());
    expect(deriveManifest(source, at('https://localhost:3000'))).toBe(source);
  });

  it('counts ids as RFC 9562 does', () => {
    // Appendix A.4 of the RFC: the DNS namespace and www.example.com.
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('takes an address with an ampersand without breaking the XML', () => {
    const text = deriveManifest(source, at('https://a.example/x&y'));
    expect(checkRules(text, paneFilesOf('.'))).toEqual([]);
    expect(text).toContain('https://a.example/x&amp;y/pane.html');
  });
});
