import { useEffect, useSyncExternalStore } from 'react';
import { navigate as navigateHash, useHashLocation } from 'wouter/use-hash-location';

type Navigate = typeof navigateHash;

interface Guard {
  /** Whether something would be lost by leaving the page. */
  isUp: boolean;
  /** Where the analyst wanted to go when the guard held them. */
  heldPath: string | null;
}

let guard: Guard = { isUp: false, heldPath: null };
const listeners = new Set<() => void>();

function set(next: Guard) {
  guard = next;
  // A listener that is always there would make every window ask whether it may close.
  if (next.isUp) window.addEventListener('beforeunload', keep);
  else window.removeEventListener('beforeunload', keep);
  for (const listener of listeners) listener();
}

/** Refuses to unload: main then asks the analyst, in a dialog of the system. */
function keep(event: BeforeUnloadEvent) {
  event.preventDefault();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Places in the app are hashes, and a page with unsaved changes is not left unasked. */
export function useGuardedLocation(): [string, Navigate] {
  const [path] = useHashLocation();
  return [path, guardedNavigate];
}
useGuardedLocation.hrefs = (path: string) => `#${path}`;

const guardedNavigate: Navigate = (to, options) => {
  if (guard.isUp) return set({ ...guard, heldPath: String(to) });
  navigateHash(to, options);
};

/** Holds the analyst on the page, and the window open, while `isDirty`. @returns a function that lowers the guard at once. */
export function useLeaveGuard(isDirty: boolean): () => void {
  useEffect(() => {
    set({ isUp: isDirty, heldPath: null });
    return () => set({ isUp: false, heldPath: null });
  }, [isDirty]);
  return () => set({ isUp: false, heldPath: null });
}

export function useHeldPath(): string | null {
  return useSyncExternalStore(subscribe, () => guard.heldPath);
}

export function stay(): void {
  set({ ...guard, heldPath: null });
}

export function leave(): void {
  const path = guard.heldPath;
  set({ isUp: false, heldPath: null });
  if (path !== null) navigateHash(path);
}
