import { useSyncExternalStore } from 'react';

/** What this window remembers between the steps of the first run; nothing of it outlives the window. */
interface FirstRun {
  /** The file that was chosen or dropped before its page was there. */
  readonly file: string | null;
  /** The job whose first report was made, until the two questions that follow it are answered. */
  readonly askAbout: string | null;
}

let state: FirstRun = { file: null, askAbout: null };
const listeners = new Set<() => void>();

function set(change: Partial<FirstRun>) {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export function handFile(file: string): void {
  set({ file });
}

/** The file that was handed over; it stays so until another one is. */
export function handedFile(): string | null {
  return state.file;
}

/** Once: may Almanac tell of reports, and start at login? */
export function askLater(jobId: string): void {
  set({ askAbout: jobId });
}

export function settled(): void {
  set({ askAbout: null });
}

export function useAskedAbout(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state.askAbout,
  );
}
