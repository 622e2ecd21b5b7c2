/** A value that can be watched. All state of the pane lives in a few of these; views redraw when one changes. */
export interface Store<T> {
  readonly get: () => T;
  /** Merges a part into the value, or computes that part from the value. */
  readonly set: (part: Partial<T> | ((value: T) => Partial<T>)) => void;
  /** @returns ends the watching */
  readonly watch: (listener: (value: T, before: T) => void) => () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<(value: T, before: T) => void>();
  return {
    get: () => value,
    set: (part) => {
      const before = value;
      value = { ...value, ...(typeof part === 'function' ? part(value) : part) };
      for (const listener of [...listeners]) listener(value, before);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
