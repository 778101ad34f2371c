import type { AttemptView } from '../../../preload/contract/views.ts';
import { exactTimeText } from '../../lib/time-text.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './run.module.css';

interface RunLogProps {
  readonly attempts: readonly AttemptView[];
  readonly zone: string;
}

/** What each try said that it does, line by line. Folded: the bars above tell the same at a glance. */
export function RunLog({ attempts, zone }: RunLogProps) {
  const lines = attempts.flatMap(({ log, failure, endedAtMs }, at) => {
    const said = log.map(({ atMs, note }) => ({ atMs, note }));
    const end = failure === null || endedAtMs === null ? [] : [{ atMs: endedAtMs, note: failure }];
    const attempt = attempts.length > 1 ? `${at + 1}. ` : '';
    return [...said, ...end].map(
      ({ atMs, note }) => `${exactTimeText(atMs, zone)}  ${attempt}${note}`,
    );
  });
  if (lines.length === 0) return null;
  const text = lines.join('\n');
  return (
    <details className={styles.diagnostics}>
      <summary>Log</summary>
      <pre className={styles.log}>{text}</pre>
      <CopyButton label="Copy log" text={text} />
    </details>
  );
}
