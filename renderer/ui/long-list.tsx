import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
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
}

/** A short list is there as a whole, so that it can be searched and read from start to end. */
const shortList = 120;
const rowHeight = 60;

/** A list of any length, of which only what is in view exists. The page scrolls, not the list. */
export function LongList({ label, entries, onEnd }: LongListProps) {
  const isLong = entries.length > shortList;
  return (
    <ul className={styles.rows} aria-label={label}>
      {isLong ? (
        <InView entries={entries} onEnd={onEnd} />
      ) : (
        entries.map((entry) => <Item key={entry.key} entry={entry} />)
      )}
    </ul>
  );
}

function InView({ entries, onEnd }: Omit<LongListProps, 'label'>) {
  const top = useRef<HTMLLIElement>(null);
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(top.current?.parentElement?.offsetTop ?? 0), []);
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => top.current?.closest('main') ?? null,
    estimateSize: () => rowHeight,
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
        return entry && <Item key={key} entry={entry} at={index} measure={list.measureElement} />;
      })}
      <li aria-hidden className={styles.space} style={{ height: Math.max(below, 0) }} />
    </>
  );
}

interface ItemProps {
  readonly entry: ListEntry;
  readonly at?: number;
  readonly measure?: (element: Element | null) => void;
}

function Item({ entry, at, measure }: ItemProps) {
  return (
    <li
      ref={measure}
      data-index={at}
      className={entry.isHeading ? styles.between : styles.row}
      {...(at === undefined ? {} : { 'aria-posinset': at + 1, 'aria-setsize': -1 })}
    >
      {entry.show()}
    </li>
  );
}
