import { useDeferredValue } from 'react';

/** More than a window shows at once. */
const firstShown = 14;

/**
 * The first of many, and in the next moment all of them: those are made in pieces, between which the page
 * is painted and heard, so that a long list stands as soon as a short one.
 */
export function useAtFirst<T>(items: readonly T[]): readonly T[] {
  const shown = useDeferredValue(Number.POSITIVE_INFINITY, firstShown);
  return items.length > shown ? items.slice(0, shown) : items;
}
