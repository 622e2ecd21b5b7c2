import type { Handler } from '../call';
import { requireUnlocked } from './support/campaign';
import { changeState } from './support/submission';

export const submissionExclude: Handler<'submission.exclude'> = (call) =>
  changeState(call, call.request, {
    from: ['submitted', 'accepted'],
    to: { state: 'excluded', reason: call.request.reason },
    check: requireUnlocked,
  });
