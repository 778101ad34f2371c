import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { AnswerOf, Argument, CallName } from '../../preload/contract/calls.ts';
import { ask, type CallRefused, useBridge } from './bridge.ts';

/** Main is on this machine, so there is no network to wait for and no reason to ask twice. */
export function createQueryClient(): QueryClient {
  const offline = { networkMode: 'always', retry: false } as const;
  return new QueryClient({ defaultOptions: { queries: offline, mutations: offline } });
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Show the answer to the argument before while the new one is on its way. */
  readonly keepsPrevious?: boolean;
}

/** What main answers, read again whenever main says that something changed. */
export function useRead<N extends CallName>(
  name: N,
  argument: Argument<N>,
  { enabled = true, keepsPrevious = false }: ReadOptions = {},
): UseQueryResult<AnswerOf<N>, CallRefused> {
  const bridge = useBridge();
  return useQuery<AnswerOf<N>, CallRefused, AnswerOf<N>, readonly unknown[]>({
    queryKey: [name, argument],
    queryFn: () => ask(bridge, name, argument),
    enabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
