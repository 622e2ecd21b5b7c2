/** The clock and the comings and goings of the page, as browsers and Excel's webviews have them. */

export const pageLife = {
  now: (): number => Date.now(),
  /** @returns takes it back */
  later: (work: () => void, milliseconds: number): (() => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  visible: (): boolean => document.visibilityState !== 'hidden',
  /** Called when the page is looked at again, or is on line again. @returns ends it */
  onVisible: (listener: () => void): (() => void) => {
    const look = (): void => {
      if (document.visibilityState !== 'hidden') listener();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  },
};
