import type { ReactNode } from 'react';
import type { CallRefused } from '../lib/bridge.ts';
import { LoadFailure } from './load-failure.tsx';
import { Waiting } from './waiting.tsx';

interface AnsweredProps<T> {
  readonly read: {
    readonly data: T | undefined;
    readonly error: CallRefused | null;
    readonly refetch: () => unknown;
  };
  /** What is being read, for example "your reports". */
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** A read in each of its states; what was read before stays in view while it is read again. */
export function Answered<T>({ read, what, children }: AnsweredProps<T>) {
  if (read.data !== undefined) return children(read.data);
  if (read.error) {
    return <LoadFailure what={what} error={read.error} onRetry={() => void read.refetch()} />;
  }
  return <Waiting what={what} />;
}
