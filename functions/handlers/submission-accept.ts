import type { Handler } from '../call';
import { requireUnlocked } from './support/campaign';
import { changeState } from './support/submission';

export const submissionAccept: Handler<'submission.accept'> = (call) =>
  changeState(call, call.request, { from: ['submitted'], to: { state: 'accepted' }, check: requireUnlocked });
