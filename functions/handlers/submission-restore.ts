import type { Handler } from '../call';
import { requireUnlocked } from './support/campaign';
import { changeState } from './support/submission';

/** Back to where the county has yet to decide, whatever it had decided before it was excluded. */
export const submissionRestore: Handler<'submission.restore'> = (call) =>
  changeState(call, call.request, { from: ['excluded'], to: { state: 'submitted', reason: null }, check: requireUnlocked });
