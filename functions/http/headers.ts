/** Security headers and CORS. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Office on the web shows the pane in a frame of these hosts; desktop Excel opens it as a page of its own. */
const officeHosts = [
  ...['office.com', 'officeapps.live.com', 'sharepoint.com', 'office365.com', 'cloud.microsoft'],
  // Operated by 21Vianet (世纪互联) in China.
  ...['partner.officewebapps.cn', 'sharepoint.cn'],
].map((name) => `https://*.${name}`);

/** Everything from here, nothing from elsewhere: no outside host is contacted even by mistake. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors 'self' ${officeHosts.join(' ')}`,
].join('; ');
const answerPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Set on every answer before anything else. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  response.setHeader('Content-Security-Policy', answerPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  response.setHeader('X-Robots-Tag', 'noindex');
  response.setHeader('Cache-Control', 'no-store');
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

export const setPagePolicy = (response: ServerResponse): void => void response.setHeader('Content-Security-Policy', pagePolicy);

/**
 * 'same': no Origin, or the page came from here. 'allowed': a configured pane origin; the answer's CORS headers are set. 'foreign': any other,
 * to be refused before anything is done.
 */
export function judgeOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: ReadonlySet<string>,
  secure: boolean,
): 'same' | 'allowed' | 'foreign' {
  response.setHeader('Vary', 'Origin');
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `${secure ? 'https' : 'http'}://${host ?? ''}`) return 'same';
  if (!allowed.has(origin)) return 'foreign';
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  return 'allowed';
}

export function answerPreflight(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', 'POST');
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, accept');
  response.setHeader('Access-Control-Max-Age', '600');
  response.writeHead(204).end();
}
