import { greeting } from '../../../functions/county/greeting';

const county = { url: 'http://127.0.0.1:8787/', invitation: null, demoAccounts: null, close: async () => undefined };
const settings = { data: '/srv/data', host: '127.0.0.1', tls: null };

it('says where the server is and where its data are, and nothing of accounts when there is nothing to say', () => {
  const text = greeting(county, settings);
  expect(text).toContain('http://127.0.0.1:8787/');
  expect(text).toContain('/srv/data');
  expect(text).not.toMatch(/TLS|invitation|demo/i);
});

it('says how to sign in: the demo’s accounts, or the first admin’s invitation', () => {
  expect(greeting({ ...county, demoAccounts: 'demo accounts\n  admin  x\n' }, settings)).toContain('\n  admin  x\n');
  const invitation = { code: 'AAAAA-BBBBB', expiresAt: '2027-01-17T12:00:00+08:00' };
  expect(greeting({ ...county, invitation }, settings)).toMatch(/2027-01-17[^]+\n {2}AAAAA-BBBBB\n/);
});

it.each([
  ['0.0.0.0', null, true],
  ['::1', null, false],
  ['localhost', null, false],
  ['10.0.0.8', { cert: 'c', key: 'k' }, false],
])('HOST %s with TLS %j: warns of a network in the clear: %s', (host, tls, warned) => {
  expect(greeting(county, { ...settings, host, tls }).includes('No TLS')).toBe(warned);
});
