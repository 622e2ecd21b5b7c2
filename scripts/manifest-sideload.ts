/**
 * What installing the add-in on this computer takes, as data: files to copy, registry values to write, sentences to say.
 * Places and values are those of Microsoft's documentation and of office-addin-dev-settings 4.0.0. Nothing here touches the computer.
 */
import { uuidV5 } from './manifest-derive';
import { baseOf } from './manifest-rules';
import { childOf, parseXml } from './manifest-xml';

export interface SideloadRequest {
  readonly platform: string;
  readonly home: string;
  /** Absolute path of the manifest, and its text. */
  readonly path: string;
  readonly text: string;
  /** UNC path of the shared folder that serves as catalog; null for this computer alone. */
  readonly share: string | null;
  readonly remove: boolean;
}

export type SideloadAction =
  | { readonly kind: 'set'; readonly key: string; readonly name: string; readonly type: 'REG_SZ' | 'REG_DWORD'; readonly data: string }
  | { readonly kind: 'unset'; readonly key: string; readonly name: string | null }
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  | { readonly kind: 'delete'; readonly file: string };

export interface SideloadPlan {
  /** Folder that serves pane.html, with '/' at its end. */
  readonly base: string;
  readonly actions: readonly SideloadAction[];
  /** What the person has to do, Chinese and English by turns. */
  readonly say: readonly string[];
}

const DEVELOPER = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
const CATALOGS = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs';
/** Namespace of catalog ids: the same share has the same id on every computer. */
const CATALOG_SPACE = 'f3b1d7a2-6c0e-4d8e-9b55-0a7c4e2f9d10';

const shareName = /^[^\\/:*?"<>|\p{Cc}]+$/u;

/** '\\server\folder', with deeper folders or without. */
export function isShare(text: string): boolean {
  const [before, again, ...names] = bare(text).split('\\');
  return before === '' && again === '' && names.length >= 2 && names.every((name) => shareName.test(name) && name !== '..' && name !== '.');
}
const bare = (share: string): string => share.replace(/\\$/, '');
const catalogId = (share: string): string => `{${uuidV5(CATALOG_SPACE, bare(share).toLowerCase())}}`;

/** @throws Error when the manifest is not well-formed XML or has no Id */
export function planSideload(request: SideloadRequest): SideloadPlan {
  const root = parseXml(request.text);
  const id = childOf(root, 'Id')?.text ?? '';
  if (!/^[\w-]{36}$/.test(id)) throw new Error('no Id');
  const base = baseOf(root);
  if (request.platform === 'win32')
    return { base, ...(request.share === null ? windowsAlone(request, id) : windowsShare(request, id, request.share)) };
  if (request.platform === 'darwin') return { base, ...mac(request, id) };
  return { base, actions: [], say: elsewhere(request, base) };
}

function windowsAlone({ path, remove }: SideloadRequest, id: string): Omit<SideloadPlan, 'base'> {
  if (remove) return { actions: [{ kind: 'unset', key: DEVELOPER, name: id }], say: afterRemoval };
  return {
    actions: [{ kind: 'set', key: DEVELOPER, name: id, type: 'REG_SZ', data: path }],
    say: [
      '关掉所有 Excel 窗口再打开，“送暖”在“开始”选项卡最右边；没有的话到“插入 → 加载项 → 我的加载项 → 开发人员加载项”里点它。',
      'Restart Excel. SongNuan is at the right end of the Home tab, or under Insert → Add-ins → Developer Add-ins.',
      '这只装在本机、本账户。给全单位安装见 docs/INSTALL-ADDIN.md。',
      'This is for this account on this computer. For a whole office see docs/INSTALL-ADDIN.md.',
    ],
  };
}

function windowsShare({ path, remove }: SideloadRequest, id: string, share: string): Omit<SideloadPlan, 'base'> {
  const file = `${bare(share)}\\${id}.xml`;
  const key = `${CATALOGS}\\${catalogId(share)}`;
  if (remove) return { actions: [{ kind: 'delete', file }, { kind: 'unset', key, name: null }], say: afterRemoval }; // prettier-ignore
  const set = (name: string, data: string, type: 'REG_SZ' | 'REG_DWORD' = 'REG_SZ'): SideloadAction => ({ kind: 'set', key, name, type, data }); // prettier-ignore
  return {
    actions: [{ kind: 'copy', from: path, to: file }, set('Id', catalogId(share)), set('Url', bare(share)), set('Flags', '1', 'REG_DWORD')],
    say: [
      '关掉所有 Excel 窗口再打开，到“插入 → 加载项 → 我的加载项 → 共享文件夹”里添加“送暖”。',
      'Restart Excel and add SongNuan under Insert → Add-ins → My Add-ins → Shared Folder.',
      '其他电脑：用 --reg FILE 生成注册表文件，双击导入，或用组策略下发。',
      'Other computers: make a registry file with --reg FILE and import it there, or distribute it by group policy.',
    ],
  };
}

function mac({ home, path, remove }: SideloadRequest, id: string): Omit<SideloadPlan, 'base'> {
  const to = `${home}/Library/Containers/com.microsoft.Excel/Data/Documents/wef/${id}.xml`;
  if (remove) return { actions: [{ kind: 'delete', file: to }], say: afterRemoval };
  return {
    actions: [{ kind: 'copy', from: path, to }],
    say: [
      '退出 Excel 再打开，点“插入”选项卡“我的加载项”右边的小箭头（新版：“开始 → 加载项”），选“送暖 花名册校验”。',
      'Restart Excel; open the arrow beside My Add-ins on the Insert tab (newer: Home → Add-ins) and choose SongNuan.',
    ],
  };
}

const afterRemoval = [
  '已撤掉。关掉所有 Excel 窗口再打开；还看得见的话，请清 Office 加载项缓存（docs/INSTALL-ADDIN.md）。',
  'Taken off. Restart Excel; if it still shows, clear the add-in cache (docs/INSTALL-ADDIN.md).',
];

function elsewhere({ path, share }: SideloadRequest, base: string): string[] {
  return [
    '这台电脑上没有 Excel 可以安装。清单文件请拿到装 Excel 的电脑上用：',
    'There is no Excel to install into here. Take the manifest to where Excel is:',
    `  ${path}`,
    `网页版 Excel：打开一个工作簿，“插入 → 加载项 → 上传我的加载项”，选这个文件。服务器要让那台电脑的浏览器打得开：${base}pane.html`,
    `Excel on the web: Insert → Add-ins → Upload My Add-in. The browser there must be able to open ${base}pane.html`,
    share === null
      ? 'Windows 全单位：把它放进共享文件夹，再用 --share \\\\服务器\\文件夹 --reg FILE 生成给各台电脑导入的注册表文件。'
      : `请把清单文件放进 ${share}，再让各台电脑导入注册表文件（--reg FILE）。`,
    share === null
      ? 'Windows, a whole office: put it into a shared folder and make a registry file with --share \\\\server\\folder --reg FILE.'
      : `Put the manifest into ${share} and import the registry file (--reg FILE) on each computer.`,
  ];
}

/** Arguments of reg.exe; values go as they are, without a shell. */
export function registryArguments(action: SideloadAction): string[] | null {
  if (action.kind === 'set') return ['add', action.key, '/v', action.name, '/t', action.type, '/d', action.data, '/f'];
  if (action.kind === 'unset') return ['delete', action.key, ...(action.name === null ? [] : ['/v', action.name]), '/f'];
  return null;
}

/** The text of a .reg file that trusts the share; to be written as UTF-16 with byte order mark, as Windows itself does. */
export function registryFile(share: string): string {
  const id = catalogId(share);
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[${CATALOGS.replace(/^HKCU/, 'HKEY_CURRENT_USER')}\\${id}]`,
    `"Id"="${id}"`,
    `"Url"="${bare(share).replaceAll('\\', '\\\\')}"`,
    '"Flags"=dword:00000001',
    '',
  ];
  return lines.join('\r\n');
}

/** @param found an HTTP status, or the code of the error with which the connection failed */
export function serverAdvice(found: number | string, base: string): { good: boolean; say: string[] } {
  if (found === 200) return { good: true, say: [`服务器正常 The server answers: ${base}`] };
  const problem = (zh: string, en: string) => ({ good: false, say: [`${zh}（${String(found)}）`, `${en} (${String(found)})`] });
  if (typeof found === 'number') return problem(`${base}pane.html 打不开：网址不对，或面板没有生成（npm run build）`, `${base}pane.html is not there: wrong address, or the pane is not built`); // prettier-ignore
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME|UNABLE_TO_VERIFY/.test(found)) return problem('服务器的证书不受信任或不是给这个名字的，Excel 会打不开面板。单位自建的证书请先装进“受信任的根证书颁发机构”，或用 --ca 指给本命令', 'The certificate is not trusted or is for another name: Excel will refuse it. Install your own CA as trusted root, or name it with --ca'); // prettier-ignore
  if (/EPROTO|WRONG_VERSION|SSL/.test(found)) return problem('那个端口不是 https。请给服务器设 TLS_CERT 和 TLS_KEY', 'That port does not speak https: set TLS_CERT and TLS_KEY of the server'); // prettier-ignore
  if (/ENOTFOUND|EAI_AGAIN/.test(found)) return problem('找不到这个服务器名，请检查网址或内网 DNS', 'The name is unknown: check the address or the DNS of your network'); // prettier-ignore
  return problem(`连不上 ${base}，服务器可能没有启动（npm start）`, `No connection to ${base}: the server may not be running (npm start)`);
}
