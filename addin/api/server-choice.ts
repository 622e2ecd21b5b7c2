/** Which server the pane speaks to: the one that serves the page, one named in a file beside the page, or one that the person named. */

export type ServerChoice =
  | { readonly kind: 'county'; /** Without a slash at the end. */ readonly base: string }
  | {
      readonly kind: 'firebase';
      readonly base: string;
      readonly apiKey: string;
      readonly identityUrl?: string;
      readonly tokenUrl?: string;
    };

/**
 * An address as a person types it, or copies it from the browser, as a base. 'insecure': plain http from a page that came over https, which
 * browsers refuse. @param page address of the page
 */
export function baseOfAddress(text: string, page: string): { readonly base: string } | 'not-an-address' | 'insecure' {
  const typed = text.trim().replace(/：/g, ':').replace(/．|。/g, '.');
  const secure = page.startsWith('https:');
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `${secure ? 'https' : 'http'}://${typed}`;
  if (typed === '' || /\s/.test(typed) || !URL.canParse(whole)) return 'not-an-address';
  const { protocol, origin, pathname, hostname, username } = new URL(whole);
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '' || username !== '') return 'not-an-address';
  if (secure && protocol === 'http:') return 'insecure';
  return { base: `${origin}${pathname}`.replace(/\/(?:pane\.html)?$/, '').replace(/\/+$/, '') };
}

/** The server that the page itself belongs to: server.json beside it says so, or it is the page's own origin. */
export async function serverOfPage(page: string, fetch: typeof globalThis.fetch): Promise<ServerChoice> {
  const own: ServerChoice = { kind: 'county', base: new URL(page).origin };
  try {
    const response = await fetch(new URL('server.json', page).href, { cache: 'no-store', credentials: 'omit' });
    return (response.ok ? readServerFile(await response.json(), page) : null) ?? own;
  } catch {
    return own;
  }
}

/** @returns null for what is no such file */
export function readServerFile(json: unknown, page: string): ServerChoice | null {
  if (typeof json !== 'object' || json === null) return null;
  const { kind, base, apiKey, identityUrl, tokenUrl } = json as Readonly<Record<string, unknown>>;
  const read = typeof base === 'string' ? baseOfAddress(base, page) : 'not-an-address';
  if (typeof read === 'string') return null;
  if (kind === 'county') return { kind, base: read.base };
  if (kind !== 'firebase' || typeof apiKey !== 'string' || apiKey === '') return null;
  return {
    ...{ kind, base: read.base, apiKey },
    ...(typeof identityUrl === 'string' ? { identityUrl } : {}),
    ...(typeof tokenUrl === 'string' ? { tokenUrl } : {}),
  };
}
