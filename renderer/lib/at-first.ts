import { useDeferredValue } from 'react';

/** Of most windows. */
const windowHeight = 840;

/**
 * The first of many, as far as a window shows them, and in the next moment all of them: those are made in
 * pieces, between which the page is painted and heard, so that a long list stands as soon as a short one.
 */
export function useAtFirst<T>(items: readonly T[], itemHeight = 60): readonly T[] {
  const shown = useDeferredValue(Number.POSITIVE_INFINITY, Math.ceil(windowHeight / itemHeight));
  return items.length > shown ? items.slice(0, shown) : items;
}
