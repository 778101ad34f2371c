import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { FactPageView } from '../../preload/contract/fact-page.ts';
import { ask, type CallRefused, useBridge } from './bridge.ts';

/** Numbers of all reports that fit the text, page by page; nothing is asked for an empty one. */
export function useFactPages(text: string) {
  const bridge = useBridge();
  return useInfiniteQuery<
    FactPageView,
    CallRefused,
    FactPageView['facts'],
    readonly unknown[],
    FactPageView['next']
  >({
    queryKey: ['facts.find', text],
    queryFn: ({ pageParam }) => ask(bridge, 'facts.find', { text, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ facts }) => facts),
    placeholderData: keepPreviousData,
    enabled: text !== '',
  });
}
