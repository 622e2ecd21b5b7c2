/** The manifest of another deployment, from manifest.xml: other addresses, and an Id of its own, so that two deployments can stand side by side. */
import { createHash } from 'node:crypto';
import { baseOf } from './manifest-rules';
import { parseXml } from './manifest-xml';

export type UrlFault = 'missing' | 'no-url' | 'not-https' | 'has-query' | 'has-login' | 'is-page';

/** Where a deployment serves the pane: `base` ends with '/'. */
export interface Deployment {
  readonly base: string;
  readonly origin: string;
}

/** @param text what --url was given: https, any port, a path where the pane lies in a folder; http on localhost only */
export function readDeployment(text: string | undefined): Deployment | UrlFault {
  const given = text?.trim() ?? '';
  if (given === '') return 'missing';
  if (!URL.canParse(given)) return 'no-url';
  const url = new URL(given);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.hostname === 'localhost')) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'has-login';
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(given)) return 'has-query';
  if (/\.html?$/i.test(url.pathname)) return 'is-page';
  return { base: `${url.origin}${url.pathname.replace(/\/*$/, '/')}`, origin: url.origin };
}

/** RFC 9562, version 5: the same name always gives the same id. */
export function uuidV5(namespace: string, name: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * @param id of the new manifest; left out, it follows from the source's Id and the base, so that deriving again updates the same add-in
 * @throws Error when the source is not well-formed XML
 */
export function deriveManifest(source: string, deployment: Deployment, id?: string): string {
  const root = parseXml(source);
  const from = baseOf(root);
  const origin = new URL(from).origin;
  const own = root.children.find((child) => child.name === 'Id')?.text ?? '';
  const next = id ?? (deployment.base === from ? own : uuidV5(own, deployment.base));
  return source
    .replaceAll(`"${from}`, () => `"${escapeXml(deployment.base)}`)
    .replaceAll(`<AppDomain>${origin}</AppDomain>`, () => `<AppDomain>${escapeXml(deployment.origin)}</AppDomain>`)
    .replace(/<Id>[^<]*<\/Id>/, () => `<Id>${next.toLowerCase()}</Id>`);
}

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What to say about an address that cannot be used, Chinese first. */
export const urlAdvice: Readonly<Record<UrlFault, string>> = {
  missing:
    '请用 --url 给出面板所在的服务器地址，例如 --url https://intranet.example:8443\nGive the address of the server with --url, e.g. --url https://intranet.example:8443',
  'no-url': '--url 不是完整的网址，要以 https:// 开头。\n--url is not a complete address: it begins with https://',
  'not-https':
    'Excel 只打开 https 网址（只有本机试用可以写 http://localhost）。证书怎么做，见 docs/INSTALL-ADDIN.md。\nExcel opens https only (http://localhost is for trying out). Certificates: docs/INSTALL-ADDIN.md.',
  'has-query': '--url 里不要带 ? 或 # 之后的内容。\n--url must not carry a query or fragment.',
  'has-login': '--url 里不要写用户名和口令。\n--url must not carry a user name or password.',
  'is-page': '--url 写到文件夹为止，不要写网页文件名。\n--url ends with the folder, without the name of a page.',
};
