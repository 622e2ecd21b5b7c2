import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether sheet and pane take turns (web.css says the same). */
export function useNarrow(): boolean {
  const query = useRef(matchMedia('(max-width: 760px)'));
  const [narrow, setNarrow] = useState(query.current.matches);
  useEffect(() => {
    const look = (): void => {
      setNarrow(query.current.matches);
    };
    query.current.addEventListener('change', look);
    return () => {
      query.current.removeEventListener('change', look);
    };
  }, []);
  return narrow;
}
