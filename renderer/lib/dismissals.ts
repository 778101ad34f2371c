import { useEffect, useSyncExternalStore } from 'react';
import { ask, useBridge } from './bridge.ts';

/**
 * Failures that the analyst has dismissed and may still take back. Main is told when the offer to
 * undo ends, because a dismissal cannot be taken back there.
 */
const pending = new Set<string>();
const listeners = new Set<() => void>();
let shown: readonly string[] = [];

function changed() {
  shown = [...pending];
  for (const listener of listeners) listener();
}

export function useDismissed(): readonly string[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

export interface Dismissal {
  readonly undo: () => void;
  readonly settle: () => void;
}

/** Hides the failure at once. */
export function useDismissal(): (runId: string) => Dismissal {
  const bridge = useBridge();
  return (runId) => {
    pending.add(runId);
    changed();
    const forget = () => {
      pending.delete(runId);
      changed();
    };
    // Main forgets it for good, so it stays hidden here; refused, it comes back into view.
    const settle = () => {
      if (pending.has(runId)) void ask(bridge, 'failures.dismiss', { runId }).catch(forget);
    };
    return { undo: forget, settle };
  };
}

/** A window that closes keeps what was dismissed in it. */
export function useSettleOnClose(): void {
  const bridge = useBridge();
  useEffect(() => {
    const settleAll = () => {
      for (const runId of pending)
        void ask(bridge, 'failures.dismiss', { runId }).catch(() => null);
    };
    window.addEventListener('pagehide', settleAll);
    return () => window.removeEventListener('pagehide', settleAll);
  }, [bridge]);
}
