/** What the backup and restore commands say, in Chinese and English. */
import type { Backup } from './backup';
import type { BackupProblemCode } from './backup-format';
import { BackupProblem } from './backup-format';
import { errorCode } from './error-code';
import type { Restored } from './restore';
import { startProblem } from './start-problem';

const both = (zh: string, en: string): string => `${zh}\n${en}`;

export const backupUsage = both(
  '用法：npm run backup [-- [存放备份的目录] [--with-keys]]',
  'usage: npm run backup [-- [folder for backups] [--with-keys]]',
);
export const restoreUsage = both(
  '用法：npm run restore -- 备份目录 [--replace] [--keys 密钥文件]',
  'usage: npm run restore -- backup folder [--replace] [--keys key file]',
);

export function backupDone({ folder, manifest, unfinished }: Backup): string {
  const { campaigns, units, chunks, accounts } = manifest.contents;
  const hasKeys = manifest.files.some(({ name }) => name === 'keys.json');
  return [
    both(`备份完成，已逐项核对：${folder}`, `backup made and verified: ${folder}`),
    both(
      `活动 ${campaigns} 个，单位 ${units} 个，加密数据块 ${chunks} 个，账号 ${accounts} 个`,
      `campaigns ${campaigns}, units ${units}, sealed chunks ${chunks}, accounts ${accounts}`,
    ),
    hasKeys
      ? both(
          '注意：这份备份里有密钥文件 keys.json，拿到它的人就能读出全部名册，请锁好。',
          'Note: this backup holds the key file keys.json; whoever has it can read all rosters. Lock it away.',
        )
      : both(
          '注意：备份里没有密钥文件 keys.json；没有它，这份备份谁也打不开。请把数据目录里的 keys.json 另外保存一份，和备份分开放。',
          'Note: the key file keys.json is NOT in the backup, and without it nobody can read the backup. Keep a copy of keys.json from the data folder in another place.',
        ),
    ...unfinished.map((name) => both(`有一份没有做完的备份，可以删除：${name}`, `an unfinished backup may be deleted: ${name}`)),
  ].join('\n');
}

export function restoreDone({ manifest, kept }: Restored, data: string): string {
  return [
    both(`已恢复 ${manifest.madeAt} 的备份到 ${data}`, `the backup of ${manifest.madeAt} is restored in ${data}`),
    ...(kept === null
      ? []
      : [
          both(
            `原来的数据目录保留在 ${kept}，确认无误后请自行删除`,
            `the data folder of before is kept as ${kept}; delete it when all is well`,
          ),
        ]),
    both(
      '所有人要重新登录；没用过的邀请码作废；备份之后停用的账号、修改的密码，要重新停用、重新修改。',
      'Everybody signs in again; unused invitations are void; accounts revoked and passwords changed after the backup must be revoked and changed again.',
    ),
    both(
      '备份之后清除过的活动，数据又回来了，请再清除一次。',
      'Campaigns purged after the backup hold their data again: purge them once more.',
    ),
  ].join('\n');
}

const sentences: Readonly<Record<BackupProblemCode, (about: string) => string>> = {
  unfinished: (about) => both(`这份备份没有做完，不能用：${about}`, `this backup was never finished and cannot be used: ${about}`),
  'not-a-backup': (about) =>
    both(`不是本程序的备份（没有可用的 manifest.json）：${about}`, `no backup of ours (no usable manifest.json): ${about}`),
  'file-missing': (about) => both(`备份不完整，缺少 ${about}`, `the backup is incomplete, ${about} is missing`),
  'file-altered': (about) =>
    both(`备份里的 ${about} 与备份时不一样，已损坏或被改过`, `${about} is not as it was when the backup was made: damaged or altered`),
  'database-damaged': (about) => both(`数据库 ${about} 已损坏`, `the database ${about} is damaged`),
  'audit-broken': (about) =>
    both(`审计记录对不上，有记录被改过或删过：${about}`, `the audit is broken, a line was altered or removed: ${about}`),
  'chunk-unreadable': (about) =>
    both(`有加密数据用现在的密钥打不开：${about}`, `sealed data does not open with the present keys: ${about}`),
  'newer-layout': (about) =>
    both(`备份是更新版本的程序做的，请先升级程序：${about}`, `the backup was made by a newer version; update first: ${about}`),
  'keys-needed': () =>
    both(
      '需要密钥文件：用 --keys 指明另外保存的 keys.json，或先把它放进数据目录',
      'the key file is needed: name your copy of keys.json with --keys, or put it into the data folder first',
    ),
  'keys-do-not-fit': (about) =>
    both(`这个密钥文件不是这份备份的，或者太旧：${about}`, `this key file does not belong to the backup, or is too old: ${about}`),
  'in-use': (about) => both(`服务器正在使用数据目录 ${about}，请先停掉`, `a server is running on the data folder ${about}; stop it first`),
  'not-empty': (about) =>
    both(
      `数据目录 ${about} 里已有数据；确实要换掉，请加 --replace（原目录会改名保留）`,
      `the data folder ${about} is not empty; to replace it add --replace (it is kept under another name)`,
    ),
  'no-data': (about) =>
    both(`数据目录 ${about} 里没有数据库，没有可备份的`, `no databases in the data folder ${about}: nothing to back up`),
  usage: (about) => about,
};

/** @returns null for a fault of the program */
export function keepingProblem(error: unknown, data: string): string | null {
  if (error instanceof BackupProblem) return sentences[error.code](error.about);
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return both('磁盘已满，什么也没有留下', 'the disk is full; nothing was left behind');
  if (code === 'EXDEV' || code === 'EBUSY')
    return both(
      `数据目录 ${data} 不能改名（是挂载点，或有程序正在用）；请把 DATA 设为挂载点下面的一个目录`,
      `the data folder ${data} cannot be renamed (a mount point, or in use); set DATA to a folder below the mount point`,
    );
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return both(`没有读写权限（${code}）`, `no right to read or write (${code})`);
  return startProblem(error, { data, host: '', port: 0 });
}
