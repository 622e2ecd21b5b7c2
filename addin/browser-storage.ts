/** Small things kept on this computer. A frame may be refused storage, and then nothing is kept. */
interface Drawer<T> {
  readonly load: () => unknown;
  readonly save: (value: T) => void;
}

export const drawer = <T>(key: string): Drawer<T> => ({
  load: () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
  save: (value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Not kept.
    }
  },
});
