/** Who is signed in, and accounts of our own (the county server's). Part of the API table. */
import { z } from 'zod';
import { county, everyone, nothing, operations, request, signedIn, unit } from './operation';
import * as shape from './shapes';

const session = z.strictObject({ token: z.string(), expiresAt: shape.instant, caller: shape.caller });
const password = z.string().min(1).max(200);

export const accountOperations = operations({
  'session.whoAmI': {
    roles: everyone,
    request: nothing,
    response: z.strictObject({ caller: shape.caller.nullable() }),
    problems: [],
    access: 'read',
    summary: { zh: '当前登录的是谁', en: 'Who is signed in' },
  },
  'session.signIn': {
    roles: everyone,
    request: request({ account: z.string().min(1).max(60), password }),
    response: session,
    problems: ['wrong-password', 'locked-out'],
    access: 'write',
    localOnly: true,
    summary: { zh: '登录', en: 'Sign in' },
  },
  'session.redeem': {
    roles: everyone,
    request: request({ code: z.string().min(6).max(60), account: z.string().min(2).max(60), password }),
    response: session,
    problems: ['invitation-unknown', 'invitation-used', 'invitation-expired', 'account-exists', 'weak-password', 'locked-out'],
    access: 'write',
    localOnly: true,
    summary: { zh: '用邀请码开户', en: 'Open an account with an invitation code' },
  },
  'session.changePassword': {
    roles: signedIn,
    request: request({ password, newPassword: password }),
    response: session,
    problems: ['wrong-password', 'weak-password', 'locked-out'],
    access: 'write',
    localOnly: true,
    summary: { zh: '修改密码，其他登录随即失效', en: 'Change the password; other sessions end' },
  },
  'session.signOut': {
    roles: signedIn,
    request: nothing,
    response: nothing,
    problems: [],
    access: 'write',
    localOnly: true,
    summary: { zh: '退出登录', en: 'Sign out' },
  },

  'unit.invite': {
    roles: county,
    request: request({ role: shape.role, unit: unit.nullable(), days: z.int().min(1).max(90) }),
    response: z.strictObject({ code: z.string(), expiresAt: shape.instant }),
    problems: ['no-such-unit', 'not-allowed'],
    access: 'write',
    localOnly: true,
    summary: { zh: '发邀请码', en: 'Make an invitation code' },
  },
  'unit.revoke': {
    roles: county,
    request: request({ account: z.string().min(1).max(60) }),
    response: nothing,
    problems: ['not-allowed'],
    access: 'write',
    localOnly: true,
    summary: { zh: '停用账号', en: 'Revoke an account' },
  },

  'unit.uninvite': {
    roles: county,
    request: request({ invitation: z.string().min(1).max(60) }),
    response: nothing,
    problems: ['not-allowed', 'invitation-unknown'],
    access: 'write',
    localOnly: true,
    summary: { zh: '作废没有用过的邀请码', en: 'Cancel an invitation that was not used' },
  },
  'account.list': {
    roles: county,
    request: nothing,
    response: z.strictObject({ accounts: z.array(shape.account), invitations: z.array(shape.openInvitation) }),
    problems: [],
    access: 'read',
    localOnly: true,
    summary: { zh: '本单位的账号和没有用过的邀请', en: 'Accounts and open invitations of the office' },
  },
});
