import { useSyncExternalStore } from 'react';

/** The time now, which moves on by itself every `everyMs`. */
export function useNow(everyMs = 15_000): number {
  const coarse = () => Math.floor(Date.now() / everyMs) * everyMs;
  useSyncExternalStore((tick) => subscribe(tick, everyMs), coarse);
  return Date.now();
}

function subscribe(tick: () => void, everyMs: number): () => void {
  const timer = setInterval(tick, everyMs);
  return () => clearInterval(timer);
}
