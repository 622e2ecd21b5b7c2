/** When there is an area 县里: while one of the county's people is signed in. */
import type { Shell } from '../../app/shell';
import type { SubmitApp } from '../../app/submit/submit';

/**
 * Follows the sign-in of 上报. Who just signed in is led to the county; whose session ended while there, to the sign-in and back.
 * @param offer called whenever the area comes or goes
 */
export function offerCounty({ store }: Pick<SubmitApp, 'store'>, shell: Shell, offer: (there: boolean) => void): void {
  let there = false;
  let back = false;
  const look = (before: ReturnType<typeof store.get> | null): void => {
    const { signedIn, lost, server } = store.get();
    const wanted = signedIn !== null && signedIn.caller.role !== 'clerk';
    if (wanted === there) return;
    there = wanted;
    offer(there);
    if (!there) {
      const open = shell.store.get().tab === 'county';
      back = open && lost !== null;
      if (open) shell.open('submit');
      return;
    }
    // Signed in anew, not found signed in; and nobody is taken from what they were sending.
    const anew = before !== null && before.server === server && before.lost === null;
    if (anew || back) shell.open('county');
    back = false;
  };
  store.watch((_, before) => {
    look(before);
  });
  look(null);
}
