import { readSettings } from '../../../functions/county/settings';

describe('settings', () => {
  it('without any: loopback, port 8787, ./data, with the demo county', () => {
    expect(readSettings([], {}, '/srv/songnuan')).toEqual({
      host: '127.0.0.1',
      port: 8787,
      data: '/srv/songnuan/data',
      demo: true,
      paneOrigins: [],
      proxies: [],
      tls: null,
    });
  });

  it('reads each of them', () => {
    const environment = { HOST: '0.0.0.0', PORT: '0', DATA: '/var/lib/sn', PANE_ORIGINS: 'https://a.example, http://b:3000', TRUSTED_PROXIES: '::1', TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' }; // prettier-ignore
    expect(readSettings(['--no-demo'], environment, '/srv')).toEqual({
      host: '0.0.0.0',
      port: 0,
      data: '/var/lib/sn',
      demo: false,
      paneOrigins: ['https://a.example', 'http://b:3000'],
      proxies: ['::1'],
      tls: { cert: '/srv/c.pem', key: '/srv/k.pem' },
    });
  });

  it.each([
    [['--demo'], {}, 'argument=--demo'],
    [[], { PORT: '-1' }, 'PORT=-1'],
    [[], { PORT: '65536' }, 'PORT=65536'],
    [[], { PANE_ORIGINS: '*' }, 'PANE_ORIGINS=*'],
    [[], { PANE_ORIGINS: 'https://*.example' }, 'PANE_ORIGINS=https://*.example'],
    [[], { PANE_ORIGINS: 'https://a.example/' }, 'PANE_ORIGINS=https://a.example/'],
    [[], { TRUSTED_PROXIES: 'proxy' }, 'TRUSTED_PROXIES=proxy'],
    [[], { TLS_CERT: 'c.pem' }, 'TLS_KEY='],
  ])('%j %j cannot be used', (args, environment, message) => {
    expect(() => readSettings(args, environment, '/srv')).toThrow(message);
  });
});
