import { Button } from '@mantine/core';
import { type Pages, readOn } from '../lib/read-on.ts';

interface MorePagesProps {
  readonly pages: Pages;
  readonly label?: string;
}

/** Reads on where the list does not by itself. */
export function MorePages({ pages, label = 'Load more' }: MorePagesProps) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="default"
      style={{ alignSelf: 'center' }}
      loading={pages.isFetchingNextPage}
      onClick={() => readOn(pages)}
    >
      {label}
    </Button>
  );
}
