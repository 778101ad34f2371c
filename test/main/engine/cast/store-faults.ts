import Database from 'better-sqlite3';
import type { Store } from '../../../../main/store/open-store.ts';
import { storeFailure } from '../../../../main/store/store-failure.ts';

export type FaultCode = 'SQLITE_FULL' | 'SQLITE_IOERR' | 'SQLITE_BUSY' | 'SQLITE_CANTOPEN';

/** A disk that refuses calls of the store by their number, counted from `arm`. */
export interface StoreFaults {
  between(store: Store): Store;
  arm(fault: { readonly from: number; readonly to: number; readonly code: FaultCode }): void;
  heal(): void;
  /** Calls since `arm`. */
  calls(): number;
}

export function createStoreFaults(): StoreFaults {
  let fault: Parameters<StoreFaults['arm']>[0] | null = null;
  let calls = 0;

  function refuseOrPass(): void {
    calls += 1;
    if (!fault || calls < fault.from || calls > fault.to) return;
    throw storeFailure(new Database.SqliteError('the test says so', fault.code), 'almanac.db');
  }

  /** A refused call changes nothing: the transaction behind it has rolled back. */
  const faulty = <T extends object>(repository: T): T =>
    new Proxy(repository, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          refuseOrPass();
          return Reflect.apply(member, target, args);
        };
      },
    });

  return {
    between: (store) =>
      Object.fromEntries(
        Object.entries(store).map(([name, part]) => [
          name,
          typeof part === 'object' ? faulty(part) : part,
        ]),
      ) as unknown as Store,
    arm(next) {
      fault = next;
      calls = 0;
    },
    heal() {
      fault = null;
    },
    calls: () => calls,
  };
}
