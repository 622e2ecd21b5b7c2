import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../app/store';

/** The store's value; the component draws again when it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    setValue(store.get());
    return store.watch((next) => {
      setValue(next);
    });
  }, [store]);
  return value;
}
