import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../preload/contract/calls.ts';
import type { ReportsAsked } from '../../preload/contract/inbox-calls.ts';
import type { ReportItemView } from '../../preload/contract/views.ts';
import type { CallRefused } from './bridge.ts';
import { ask, useBridge } from './bridge.ts';

/** Reports page by page; all pages in view are read again when something changed. */
export function useReportPages(asked: Omit<ReportsAsked, 'before'>) {
  const bridge = useBridge();
  return useInfiniteQuery<
    AnswerOf<'reports.read'>,
    CallRefused,
    readonly ReportItemView[],
    readonly unknown[],
    string | null
  >({
    queryKey: ['reports.read', asked],
    queryFn: ({ pageParam }) => ask(bridge, 'reports.read', { ...asked, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: keepPreviousData,
  });
}
