import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryAsked, HistoryPageView } from '../../preload/contract/views.ts';
import type { CallRefused } from './bridge.ts';
import { ask, useBridge } from './bridge.ts';

/** History page by page; all pages in view are read again when something changed. */
export function useHistoryPages(filter: HistoryAsked) {
  const bridge = useBridge();
  return useInfiniteQuery<
    HistoryPageView,
    CallRefused,
    HistoryPageView['items'],
    readonly unknown[],
    HistoryPageView['next']
  >({
    queryKey: ['history.read', filter],
    queryFn: ({ pageParam }) => ask(bridge, 'history.read', { ...filter, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: keepPreviousData,
  });
}
