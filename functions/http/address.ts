/** Whose request is being answered. Kept beside the call, so that the transport-free dispatch needs no parameter for it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';

const current = new AsyncLocalStorage<string>();

export const withAddress = <T>(address: string, work: () => T): T => current.run(address, work);
/** '' outside a request. */
export const currentAddress = (): string => current.getStore() ?? '';

/**
 * @param proxies addresses of our own reverse proxies. Only a request from one of them may name its client, and only the last name counts:
 *   the proxy wrote that one, everything before it came from the client.
 */
export function addressOf(request: IncomingMessage, proxies: ReadonlySet<string>): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (!proxies.has(peer)) return peer;
  const forwarded = [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return /^[0-9A-Fa-f:.]{2,45}$/.test(forwarded) ? plain(forwarded) : peer;
}

/** IPv4 in IPv6 notation is the same machine; of IPv6 the network (first 64 bits) counts, because one machine has all of its addresses. */
function plain(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!bare.includes(':') || bare === '::1') return bare;
  const [head = '', tail = ''] = bare.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail.split(':').filter((group) => group !== '');
  const gap = bare.includes('::') ? 8 - groups.length - rest.length : 0;
  return [...groups, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...rest].slice(0, 4).join(':').toLowerCase();
}
