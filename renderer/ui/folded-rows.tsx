import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useAtFirst } from '../lib/at-first.ts';

interface FoldedRowsProps<T> {
  readonly items: readonly T[];
  /** So many stand there; the rest comes when asked for. */
  readonly shown: number;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** The first of a list that could push everything else out of view. */
export function FoldedRows<T>({ items, shown, children }: FoldedRowsProps<T>) {
  const [isOpen, setOpen] = useState(false);
  // One more costs no more room than the button that would hide it.
  const isFolded = !isOpen && items.length > shown + 1;
  const visible = useAtFirst(isFolded ? items.slice(0, shown) : items);
  return (
    <>
      {children(visible)}
      {isFolded && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => setOpen(true)}
        >
          Show {items.length - shown} more
        </Button>
      )}
    </>
  );
}
