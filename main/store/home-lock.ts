import type { Paths } from './home.ts';
import type { Store } from './open-store.ts';
import { type OwnerLock, takeOwnerLock } from './owner-lock.ts';

export interface HomeLock {
  /**
   * Takes the process lock, and reads every page if its last holder has died; again, nothing.
   * @returns false while another process holds it
   * @throws RunFailure `store-damaged`, and the lock is free again
   */
  take(): boolean;
  release(): void;
}

/** The process lock of a home whose database is open. */
export function homeLock(
  store: Pick<Store, 'checkAfterCrash'>,
  { ownerDb }: Paths,
  nativeBinding: string | undefined,
): HomeLock {
  let lock: OwnerLock | null = null;
  return {
    take() {
      if (lock) return true;
      const taken = takeOwnerLock(ownerDb, nativeBinding);
      if (!taken) return false;
      try {
        store.checkAfterCrash();
      } catch (caught) {
        taken.release();
        throw caught;
      }
      lock = taken;
      return true;
    },
    release: () => lock?.release(),
  };
}
