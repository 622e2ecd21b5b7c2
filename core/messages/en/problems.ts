/** What is said when an operation was refused: what happened and what to do. */
import type { ProblemCode } from '../../api/problems';
import type { Params, Sentence } from '../sentence';
import { grouped, numberOf, shortList, textOf } from '../values';

const states: Readonly<Record<string, string>> = {
  draft: 'still being set up',
  open: 'open for submissions',
  closed: 'closed for submissions',
  locked: 'locked',
  purged: 'cleared of personal data',
  submitted: 'submitted and waiting for the county',
  returned: 'returned by the county',
  accepted: 'accepted by the county',
  excluded: 'excluded by the county',
  withdrawn: 'withdrawn',
};
const stateOf = (params: Params, key: string): string => states[textOf(params, key)] ?? 'different now';

const rest = (count: number): string => ` … (${count} in all)`;
/** 2027-01-20T17:00:00+08:00 → 2027-01-20 17:00 */
const instantOf = (params: Params, key: string): string => /^[\d-]{10}T\d\d:\d\d/.exec(textOf(params, key))?.[0].replace('T', ' ') ?? '';
/** Bytes; below 1 MB in KB. */
const sizeOf = (params: Params, key: string): string => {
  const bytes = numberOf(params, key);
  if (bytes === 0) return '';
  return bytes >= 2 ** 20
    ? ` (the limit is ${grouped(Math.floor(bytes / 2 ** 20))} MB)`
    : ` (the limit is ${grouped(Math.ceil(bytes / 1024))} KB)`;
};
const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);
const always = (what: string, todo: string) => (): Sentence => ({ what, todo });

export const problemSentencesEn: Readonly<Record<ProblemCode, (params: Params) => Sentence>> = {
  'not-signed-in': always('You are not signed in.', 'Sign in first, then do this again.'),
  'token-invalid': always('The sign-in was not recognised.', 'Sign out and in again; if that fails, tell the county administrator.'),
  'token-expired': always('The sign-in has expired.', 'Sign in again; nothing you filled in is lost.'),
  'token-revoked': always(
    'This sign-in was ended (password changed, signed out elsewhere, or the account was revoked).',
    'Sign in again; if you cannot, ask the county administrator.',
  ),
  'wrong-password': always(
    'Account or password is wrong.',
    'Check capitals and the input method; if the password is forgotten, ask the county for a new invitation code.',
  ),
  'locked-out': (p) => ({
    what: 'Too many wrong passwords; signing in is blocked for a while.',
    todo: `Try again in ${numberOf(p, 'minutes') || 'a few'} minutes; if it was not you, tell the county administrator.`,
  }),
  'weak-password': (p) => ({
    what: 'The password is too easy to guess.',
    todo: `Use at least ${numberOf(p, 'atLeast') || 10} characters; not the account, the unit, a birthday or a common password.`,
  }),
  'invitation-unknown': always('There is no such invitation code.', 'Copy the whole code from the message of the county and try again.'),
  'invitation-used': always(
    'This invitation code was used already.',
    'If you have an account, sign in; otherwise ask the county for a new code.',
  ),
  'invitation-expired': always('The invitation code has expired.', 'Ask the county for a new one.'),
  'account-exists': always('This account name is taken.', 'Choose another; if it is your own, sign in instead.'),
  'not-allowed': always('Your account may not do this.', 'Use a county account, or ask a colleague who may.'),
  'not-your-unit': always(
    "This is not your unit's roster, so you can neither see nor change it.",
    'Choose your own unit; if you were assigned to the wrong one, ask the county administrator.',
  ),
  'same-person': always(
    'Who merged or decided may not lock: the plan asks for a second pair of eyes.',
    'Ask a colleague who did neither to check the merge and lock it.',
  ),
  'unknown-operation': always('The server does not know this operation; the versions probably differ.', 'Reload or update the program.'),
  'bad-request': (p) => ({
    what: `What was sent does not fit${inBrackets(textOf(p, 'path'))}; nothing was saved.`,
    todo: 'Check what you filled in; if that is right, reload or update the program.',
  }),
  'too-large': (p) => ({
    what: `The content is too large${sizeOf(p, 'limit')}; nothing was saved.`,
    todo: 'Remove sheets and pictures that are not part of the roster, or clear its blank rows.',
  }),
  'too-many-requests': (p) => ({ what: 'Too many requests.', todo: `Wait ${numberOf(p, 'seconds') || 'a few'} seconds and try again.` }),
  'no-such-campaign': always(
    'There is no such campaign, or it is not one of your office.',
    'Reload the list of campaigns and choose again.',
  ),
  'no-such-unit': always(
    'The plan of this campaign has no such unit.',
    'Check the unit; a new one must be added to the plan by the county first.',
  ),
  'no-such-submission': always('There is no such submission.', 'Reload the list; the unit may not have submitted yet.'),
  'no-such-entry': always('The roster has no such row.', 'Reload and choose again; the unit may have submitted a newer version.'),
  'no-such-decision': always('There is no such decision; a colleague may have taken it back or changed it.', 'Reload and look again.'),
  'no-merge': always('Nothing has been merged yet.', 'Merge first.'),
  'campaign-not-open': (p) => ({
    what: `Rosters cannot be submitted now: the campaign is ${textOf(p, 'status') === '' ? 'not open' : stateOf(p, 'status')}.`,
    todo: 'Ask the county when it opens, or to submit on your behalf.',
  }),
  'campaign-locked': always(
    'The merge is locked and cannot be changed.',
    'If it must change, the county unlocks it first, giving a reason.',
  ),
  'campaign-purged': always(
    'The personal data of this campaign were removed as required; only totals and the audit remain.',
    'If you need the names, look in the files your office keeps.',
  ),
  'bad-plan': (p) => ({
    what: `The plan has mistakes and was not saved${inBrackets(shortList(p, 'issues', '; ', rest))}.`,
    todo: 'Correct the plan and save it again.',
  }),
  'stale-version': (p) => ({
    what: `Somebody else changed this meanwhile${numberOf(p, 'current') > 0 ? ` (now version ${numberOf(p, 'current')})` : ''}; your step was not saved, so that nothing is overwritten.`,
    todo: 'Reload, look at the latest state and do it again.',
  }),
  'wrong-state': (p) => ({
    what: `This cannot be done now: the state is “${stateOf(p, 'state')}”.`,
    todo: 'Reload to see the latest state; to change an accepted roster, ask the county to return it first.',
  }),
  'deadline-passed': (p) => ({
    what: `The deadline has passed${inBrackets(instantOf(p, 'deadline'))}, and this campaign takes no late rosters.`,
    todo: 'Contact the county; if it agrees, it can submit on your behalf.',
  }),
  'over-quota': (p) => ({
    what: `${numberOf(p, 'reported')} were reported, more than the unit's quota of ${numberOf(p, 'quota')}; the roster was not taken.`,
    todo: 'Reduce the roster, or ask the county to raise the quota first.',
  }),
  'errors-remain': (p) => ({
    what: `The roster still has ${numberOf(p, 'errors') || 'some'} errors and was not submitted.`,
    todo: 'Correct them; if they are right as they stand, choose to submit anyway, and the county will see them.',
  }),
  'chunk-missing': (p) => ({
    what: `The roster did not arrive whole${inBrackets(textOf(p, 'missing') === '' ? '' : `missing part ${shortList(p, 'missing', ', ', rest)}`)}; it was not submitted.`,
    todo: 'Submit again; what has arrived need not be sent twice.',
  }),
  'chunk-conflict': always(
    'The same part arrived twice with different content; the second was not taken.',
    'Close other windows that submit, save the roster and submit again.',
  ),
  'digest-mismatch': always(
    'The content does not match its check code, so it was probably damaged on the way; nothing was saved.',
    'Try again; if it keeps happening, tell the county administrator.',
  ),
  'content-unreadable': always(
    'The roster that arrived cannot be read; nothing was saved.',
    'Update the program and submit again; if that fails, send the file to the county.',
  ),
  'no-roster': always(
    'No roster was recognised; nothing was saved.',
    'Check whether it is the right file; a roster has a header with name and ID number.',
  ),
  'merge-stale': always('A unit has submitted a newer version since this merge.', 'Merge again, check it, then lock.'),
  'storage-full': always(
    'The storage of the server is full or cannot be written; nothing was saved.',
    'Tell the administrator to free space; what was submitted before is safe.',
  ),
  busy: always('Somebody else was changing this at the same moment; your step was not taken.', 'Try again at once.'),
  internal: always(
    'The server itself failed; neither you nor the roster is at fault, and this step was not saved.',
    'Try again later; if it keeps failing, tell the administrator when and what you did.',
  ),
};
