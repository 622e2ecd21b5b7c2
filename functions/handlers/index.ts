/** Every operation of the table has its handler here: one that is missing does not compile. */
import type { OperationName } from '../../core/api/table';
import type { Handler } from '../call';
import { accountList, uninvite } from './account';
import { auditList } from './audit-list';
import { baseSave } from './base-save';
import { campaignClose } from './campaign-close';
import { campaignGet } from './campaign-get';
import { campaignList } from './campaign-list';
import { campaignOpen } from './campaign-open';
import { campaignPurge } from './campaign-purge';
import { campaignSave } from './campaign-save';
import { mergeContent } from './merge-content';
import { mergeDecide } from './merge-decide';
import { mergeGet } from './merge-get';
import { mergeLock } from './merge-lock';
import { mergeRun } from './merge-run';
import { mergeUndecide } from './merge-undecide';
import { mergeUnlock } from './merge-unlock';
import { rosterContent } from './roster-content';
import { rosterSubmit } from './roster-submit';
import { rosterUpload } from './roster-upload';
import { rosterWithdraw } from './roster-withdraw';
import { changePassword, redeem, signIn, signOut, whoAmI } from './session';
import { submissionAccept } from './submission-accept';
import { submissionExclude } from './submission-exclude';
import { submissionGet } from './submission-get';
import { submissionList } from './submission-list';
import { submissionRestore } from './submission-restore';
import { submissionReturn } from './submission-return';
import { invite, revoke } from './unit';
import { visitList } from './visit-list';
import { visitRecord } from './visit-record';

export const handlers: { readonly [N in OperationName]: Handler<N> } = {
  'session.whoAmI': whoAmI,
  'session.signIn': signIn,
  'session.redeem': redeem,
  'session.changePassword': changePassword,
  'session.signOut': signOut,
  'campaign.list': campaignList,
  'campaign.get': campaignGet,
  'campaign.save': campaignSave,
  'campaign.open': campaignOpen,
  'campaign.close': campaignClose,
  'campaign.purge': campaignPurge,
  'unit.invite': invite,
  'unit.revoke': revoke,
  'unit.uninvite': uninvite,
  'account.list': accountList,
  'roster.upload': rosterUpload,
  'roster.submit': rosterSubmit,
  'roster.withdraw': rosterWithdraw,
  'roster.content': rosterContent,
  'submission.list': submissionList,
  'submission.get': submissionGet,
  'submission.return': submissionReturn,
  'submission.accept': submissionAccept,
  'submission.exclude': submissionExclude,
  'submission.restore': submissionRestore,
  'base.save': baseSave,
  'merge.run': mergeRun,
  'merge.get': mergeGet,
  'merge.content': mergeContent,
  'merge.decide': mergeDecide,
  'merge.undecide': mergeUndecide,
  'merge.lock': mergeLock,
  'merge.unlock': mergeUnlock,
  'visit.record': visitRecord,
  'visit.list': visitList,
  'audit.list': auditList,
};
