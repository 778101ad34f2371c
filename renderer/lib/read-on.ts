/** A list that is read page by page. */
export interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Reads the next page, once, where there is one. */
export function readOn({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages): void {
  if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
}
