import { Button } from '@mantine/core';
import { CircleX } from 'lucide-react';
import type { CallRefused } from '../lib/bridge.ts';
import styles from './states.module.css';

interface LoadFailureProps {
  readonly what: string;
  readonly error: CallRefused;
  readonly onRetry: () => void;
}

export function LoadFailure({ what, error, onRetry }: LoadFailureProps) {
  const codes = error.failures.map(({ code }) => code).join(', ');
  return (
    <div className={styles.state} role="alert">
      <CircleX size={28} aria-hidden className={styles.bad} />
      <p className={styles.title}>Almanac could not read {what}</p>
      <p className={styles.text}>{error.message}</p>
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
      <details className={styles.details}>
        <summary>Details</summary>
        <code>{codes}</code>
      </details>
    </div>
  );
}
