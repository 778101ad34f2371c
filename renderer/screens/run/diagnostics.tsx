import type { RunView } from '../../../preload/contract/views.ts';
import { Facts } from '../../ui/facts.tsx';
import styles from './run.module.css';

/** The words of the ledger, for whoever has to look into it. Folded: nobody else needs them. */
export function Diagnostics({ run }: { readonly run: RunView }) {
  return (
    <details className={styles.diagnostics}>
      <summary>Diagnostics</summary>
      <Facts
        items={[
          { name: 'Run', value: <code>{run.runId}</code> },
          { name: 'Slot', value: <code>{run.item.slot}</code> },
          { name: 'Window', value: <code>{run.window?.key ?? 'not fixed yet'}</code> },
          { name: 'Idempotency key', value: <code>{run.key ?? 'not fixed yet'}</code> },
          { name: 'Revision', value: `${run.revision}, of job revision ${run.jobRevision}` },
          { name: 'Time zone rules', value: run.tzdata ?? 'not known' },
          ...(run.covers.length > 0
            ? [{ name: 'Covers', value: <code>{run.covers.join(', ')}</code> }]
            : []),
          ...run.sources.map(({ id, sha256 }) => ({
            name: `Hash of ${id}`,
            value: <code>{sha256}</code>,
          })),
        ]}
      />
    </details>
  );
}
