import type { Handler } from '../call';
import { requireUnlocked } from './support/campaign';
import { changeState } from './support/submission';

export const submissionReturn: Handler<'submission.return'> = (call) =>
  changeState(call, call.request, {
    from: ['submitted', 'accepted'],
    to: { state: 'returned', reason: call.request.reason, rowReasons: call.request.rows },
    check: requireUnlocked,
    detail: { rows: call.request.rows.length },
  });
