import type { Handler } from '../call';
import { requireOpen } from './support/campaign';
import { changeState } from './support/submission';

/** Before the county has accepted it; a returned one may be taken back too. */
export const rosterWithdraw: Handler<'roster.withdraw'> = (call) =>
  changeState(call, call.request, { from: ['submitted', 'returned'], to: { state: 'withdrawn' }, check: requireOpen });
