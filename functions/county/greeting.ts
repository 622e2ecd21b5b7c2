/** What the console says when the server is ready: where it is, how to sign in, what to do next. */
import { officeName } from './office';
import type { County } from './county';
import type { Settings } from './settings';

export function greeting({ url, invitation, demoAccounts }: County, settings: Pick<Settings, 'data' | 'host' | 'tls'>): string {
  const lines = [
    '',
    `送暖县级服务器已就绪 SongNuan county server: ${url}`,
    `数据目录 data folder: ${settings.data}`,
    '在浏览器打开上面的地址就能用 open this address in a browser · 停止 stop: Ctrl+C',
  ];
  if (settings.tls === null && !isLoopback(settings.host))
    lines.push(
      '没有配置 TLS（TLS_CERT、TLS_KEY）：口令和名册在网上不加密，只可在可信的网络里这样用。',
      'No TLS (TLS_CERT, TLS_KEY): passwords and rosters cross the network in the clear; do this on a trusted network only.',
    );
  if (demoAccounts !== null) lines.push('', demoAccounts.trimEnd());
  if (invitation !== null)
    lines.push(
      '',
      `还没有管理员。首个管理员的邀请码（单位 ${officeName}，${invitation.expiresAt.slice(0, 10)} 前有效，重新启动会换新码）：`,
      `No admin yet. Invitation code for the first one (valid until ${invitation.expiresAt.slice(0, 10)}; a restart makes a new one):`,
      `  ${invitation.code}`,
      '在浏览器打开上面的地址，点“我有邀请码，要开户”。 Open the address above in a browser and choose “我有邀请码，要开户”.',
    );
  return `${lines.join('\n')}\n`;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
