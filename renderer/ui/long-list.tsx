import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useAtFirst } from '../lib/at-first.ts';
import styles from './rows.module.css';

/** What stands in a long list: a row, or the heading of those that follow. */
export interface ListEntry {
  readonly key: string;
  /** Headings stand between rows and are none. */
  readonly isHeading?: boolean;
  readonly show: () => ReactNode;
}

interface LongListProps {
  readonly label: string;
  readonly entries: readonly ListEntry[];
  /** The end is near: more may be read. */
  readonly onEnd?: (() => void) | undefined;
  /** Where its entries are no rows. */
  readonly looks?: ListLooks;
}

/** The classes of a list and its entries, their usual height, and the space between them. */
interface ListLooks {
  readonly list: string;
  readonly item: string;
  readonly height: number;
  readonly gap: number;
}

/** A short list is there as a whole, so that it can be searched and read from start to end. */
const shortList = 120;
const rows: ListLooks = { list: styles.rows ?? '', item: styles.row ?? '', height: 60, gap: 0 };

/** A list of any length, of which only what is in view exists. The page scrolls, not the list. */
export function LongList({ label, entries, onEnd, looks = rows }: LongListProps) {
  const isLong = entries.length > shortList;
  const shown = useAtFirst(entries, looks.height);
  return (
    <ul className={looks.list} aria-label={label}>
      {isLong ? (
        <InView entries={entries} onEnd={onEnd} looks={looks} />
      ) : (
        shown.map((entry) => <Item key={entry.key} entry={entry} look={looks.item} />)
      )}
    </ul>
  );
}

type InViewProps = Omit<Required<LongListProps>, 'label'>;

function InView({ entries, onEnd, looks }: InViewProps) {
  const top = useRef<HTMLLIElement>(null);
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(top.current?.parentElement?.offsetTop ?? 0), []);
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => top.current?.closest('main') ?? null,
    estimateSize: () => looks.height,
    gap: looks.gap,
    getItemKey: (at) => entries[at]?.key ?? at,
    overscan: 15,
    scrollMargin,
    onChange: ({ range }) => {
      if (range && range.endIndex > entries.length - 15) onEnd?.();
    },
  });
  const shown = list.getVirtualItems();
  const above = (shown[0]?.start ?? scrollMargin) - scrollMargin;
  const below = list.getTotalSize() - (shown.at(-1)?.end ?? scrollMargin) + scrollMargin;
  return (
    <>
      <li ref={top} aria-hidden className={styles.space} style={{ height: Math.max(above, 0) }} />
      {shown.map(({ index, key }) => {
        const entry = entries[index];
        if (!entry) return null;
        const { item } = looks;
        return (
          <Item key={key} entry={entry} look={item} at={index} measure={list.measureElement} />
        );
      })}
      <li aria-hidden className={styles.space} style={{ height: Math.max(below, 0) }} />
    </>
  );
}

interface ItemProps {
  readonly entry: ListEntry;
  readonly look: string;
  readonly at?: number;
  readonly measure?: (element: Element | null) => void;
}

function Item({ entry, look, at, measure }: ItemProps) {
  return (
    <li
      ref={measure}
      data-index={at}
      className={entry.isHeading ? styles.between : look}
      {...(at === undefined ? {} : { 'aria-posinset': at + 1, 'aria-setsize': -1 })}
    >
      {entry.show()}
    </li>
  );
}
