import { Mutex } from 'async-mutex';

/**
 * Keeps a job from overlapping itself in this process. It does not know other processes (owner and
 * fence do) nor what has been done before (the ledger does).
 */
export interface KeyedMutex {
  isLocked(key: string): boolean;
  runExclusive<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyedMutex(): KeyedMutex {
  const mutexes = new Map<string, Mutex>();
  return {
    isLocked: (key) => mutexes.get(key)?.isLocked() ?? false,
    async runExclusive(key, work) {
      const mutex = mutexes.get(key) ?? new Mutex();
      mutexes.set(key, mutex);
      try {
        return await mutex.runExclusive(work);
      } finally {
        if (!mutex.isLocked()) mutexes.delete(key);
      }
    },
  };
}
