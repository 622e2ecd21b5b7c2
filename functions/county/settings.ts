/** What the county server is told: by environment variables, and `--no-demo` on the command line. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';

export interface Settings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Fill a new data folder with the synthetic county. */
  readonly demo: boolean;
  /** Origins besides our own whose pages may call. */
  readonly paneOrigins: readonly string[];
  /** Reverse proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  /** PEM files; Excel opens panes over https only. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** Names the setting that cannot be used, for the one line that is printed. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';
  constructor(
    readonly setting: string,
    readonly value: string,
  ) {
    super(`${setting}=${value}`);
  }
}

/** @throws SettingsProblem */
export function readSettings(args: readonly string[], environment: Readonly<Record<string, string | undefined>>, folder: string): Settings {
  const stranger = args.find((one) => one !== '--no-demo');
  if (stranger !== undefined) throw new SettingsProblem('argument', stranger);
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const list = (name: string, good: (text: string) => boolean): readonly string[] => {
    const items = (given(name) ?? '').split(',').map((text) => text.trim()).filter((text) => text !== ''); // prettier-ignore
    const bad = items.find((text) => !good(text));
    if (bad !== undefined) throw new SettingsProblem(name, bad);
    return items;
  };
  const port = given('PORT') ?? '8787';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new SettingsProblem('PORT', port);
  const [cert, key] = [given('TLS_CERT'), given('TLS_KEY')];
  if ((cert === undefined) !== (key === undefined)) throw new SettingsProblem(cert === undefined ? 'TLS_CERT' : 'TLS_KEY', '');
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: Number(port),
    data: resolve(folder, given('DATA') ?? 'data'),
    demo: !args.includes('--no-demo'),
    paneOrigins: list('PANE_ORIGINS', isOrigin),
    proxies: list('TRUSTED_PROXIES', (text) => isIP(text) !== 0),
    tls: cert === undefined || key === undefined ? null : { cert: resolve(folder, cert), key: resolve(folder, key) },
  };
}

/** Scheme, host and port as browsers send them; no path, no wildcard, not 'null'. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text && !text.includes('*');
}
