/** Accounts of the demo county. Every password is drawn when it is made: there is no default one, not even for a demo. */
import type { RequestOf, ResponseOf } from '../../../core/api/table';
import { officeName, type Office } from '../office';
import { newCode } from '../../identity/secrets';

export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly token: string;
  /** What the person is, in Chinese and English. */
  readonly who: string;
}

export interface DemoUnit {
  readonly code: string;
  readonly name: string;
}

/** Admin, officer and one clerk for each of `units`, by invitation as everybody else. */
export async function makeAccounts({ accounts }: Office, units: readonly DemoUnit[]): Promise<readonly DemoAccount[]> {
  const first = accounts.firstInvitation(officeName);
  if (first === null) throw new Error('a new county has an admin already');
  const made: DemoAccount[] = [];
  const redeem = async (code: string, account: string, who: string): Promise<ResponseOf<'session.redeem'>> => {
    const password = newCode().slice(0, 17).toLowerCase();
    const session = await accounts.redeem(code, account, password);
    made.push({ account, password, token: session.token, who });
    return session;
  };
  const { caller: admin } = await redeem(first.code, 'admin', '管理员 admin');
  const invited = async (invitation: Pick<RequestOf<'unit.invite'>, 'role' | 'unit'>, account: string, who: string): Promise<void> => {
    const { code } = await accounts.invite(admin, { ...invitation, days: 1 });
    await redeem(code, account, who);
  };
  await invited({ role: 'officer', unit: null }, 'officer', '县级经办 county officer');
  for (const [index, { code, name }] of units.entries())
    await invited({ role: 'clerk', unit: code }, `clerk${index + 1}`, `${name}经办 clerk of ${name}`);
  return made;
}

export function accountsText(accounts: readonly DemoAccount[]): string {
  const lines = accounts.map(({ account, password, who }) => `  ${account.padEnd(8)}  ${password}  ${who}`);
  return [
    '演示县的账号（数据全是虚构的；口令是建库时随机生成的；改过口令后以新的为准；不再演示时删掉本文件）：',
    'Accounts of the demo county (all data invented; passwords drawn when it was made; delete this file when the demo is over):',
    ...lines,
    '',
  ].join('\n');
}
