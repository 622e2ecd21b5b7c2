/** Why the server does not start, as one line in Chinese and English for whoever started it. */
import { KeyProblem } from '../store/key-ring';
import { NewerDatabase } from '../store/sqlite-schema';
import { KeysMissing } from './data-folder';
import { errorCode } from './error-code';
import { FolderInUse } from './folder-lock';
import { SettingsProblem, type Settings } from './settings';

/** @returns null for what is no fault of settings, files or surroundings: a fault of the program */
export function startProblem(error: unknown, settings: Pick<Settings, 'data' | 'host' | 'port'> | null): string | null {
  if (error instanceof SettingsProblem) return both(`设置无效：${error.message}`, `setting cannot be used: ${error.message}`);
  const data = settings?.data ?? '';
  if (error instanceof FolderInUse)
    return both(`已有一个服务器在用数据目录 ${data}，先停掉它`, `another server is running on the data folder ${data}; stop it first`);
  if (error instanceof KeysMissing)
    return both(
      `密钥文件 ${error.message} 不见了，没有它数据打不开；请从备份找回`,
      `the key file ${error.message} is gone and the data cannot be opened without it; bring it back from a backup`,
    );
  if (error instanceof KeyProblem) return keyProblem(error);
  if (error instanceof NewerDatabase)
    return both(
      `数据库是更新版本的程序写的，请升级程序（${error.message}）`,
      `the database was written by a newer version: ${error.message}`,
    );
  return systemProblem(errorCode(error), settings);
}

const both = (zh: string, en: string): string => `${zh}。 / ${en}.`;

function keyProblem({ code, path }: KeyProblem): string {
  const file = path ?? '';
  if (code === 'unreadable') return both(`密钥文件 ${file} 读不了`, `the key file ${file} cannot be read`);
  if (code === 'open-to-others')
    return both(
      `密钥文件 ${file} 别人也能读，请改成只有本人可读（chmod 600）`,
      `others can read the key file ${file}; make it yours alone (chmod 600)`,
    );
  return both(`密钥文件 ${file} 内容不对，请从备份找回`, `${file} is no key file; bring it back from a backup`);
}

function systemProblem(code: string, settings: Parameters<typeof startProblem>[1]): string | null {
  const { data = '', host = '', port = 0 } = settings ?? {};
  if (code === 'EADDRINUSE') return both(`端口 ${port} 已被占用，可用 PORT=… 换一个`, `port ${port} is in use; choose another with PORT=…`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return both(`HOST=${host} 不是本机的地址`, `HOST=${host} is no address of this machine`);
  if (code.startsWith('ERR_OSSL_') || code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return both('TLS_CERT 或 TLS_KEY 不是可用的 PEM 证书和密钥', 'TLS_CERT or TLS_KEY is no usable PEM certificate or key');
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return both(`磁盘已满（${data}）`, `the disk is full (${data})`);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return both(`数据目录 ${data} 里的数据库已损坏，请从备份恢复`, `a database in ${data} is damaged; restore a backup`);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'].includes(code))
    return code === 'EACCES' && port > 0 && port < 1024
      ? both(`没有权限使用端口 ${port} 或目录 ${data}`, `no right to use port ${port} or the folder ${data}`)
      : both(`数据目录 ${data} 不能写（${code}）`, `the data folder ${data} cannot be written (${code})`);
  return null;
}
