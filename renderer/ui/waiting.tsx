import { Skeleton, VisuallyHidden } from '@mantine/core';
import styles from './states.module.css';

/** Grey lines, which a stylesheet shows only after 200 ms: a quick answer never flickers. */
export function Waiting({ what, lines = 4 }: { readonly what: string; readonly lines?: number }) {
  const heights = Array.from({ length: lines }, (_, line) => `line-${line}`);
  return (
    <div className={styles.waiting} role="status" aria-busy>
      <VisuallyHidden>Reading {what}…</VisuallyHidden>
      {heights.map((line) => (
        <Skeleton key={line} height={44} radius="md" />
      ))}
    </div>
  );
}
