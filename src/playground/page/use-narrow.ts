import { useEffect, useState } from 'preact/hooks';

/** Below this the phones do not fit side by side, and the page shows one at a time. Keep equal to main.css. */
const narrow = '(max-width: 1099px)';

export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const follow = () => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
