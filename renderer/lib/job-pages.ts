import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../preload/contract/calls.ts';
import { type JobsAsked, jobsInPage } from '../../preload/contract/job-list-calls.ts';
import type { JobItemView } from '../../preload/contract/views.ts';
import type { CallRefused } from './bridge.ts';
import { ask, useBridge } from './bridge.ts';

/** Jobs page by page; all pages in view are read again when something changed. */
export function useJobPages(asked: JobsAsked) {
  const bridge = useBridge();
  return useInfiniteQuery<
    AnswerOf<'jobs.read'>,
    CallRefused,
    readonly JobItemView[],
    readonly unknown[],
    string | null
  >({
    queryKey: ['jobs.read', asked],
    queryFn: ({ pageParam }) => ask(bridge, 'jobs.read', { ...asked, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => (page.length < jobsInPage ? undefined : page.at(-1)?.id),
    select: ({ pages }) => pages.flat(),
    placeholderData: keepPreviousData,
  });
}
