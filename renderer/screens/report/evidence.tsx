import type { FactView } from '../../../preload/contract/views.ts';
import { fileName } from '../../lib/words.ts';
import { CopyCode } from '../../ui/copy-code.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { EvidenceRows } from './evidence-rows.tsx';
import styles from './report.module.css';

/** One number: what it is, the rows and the query behind it, the file, and what it was before. */
export function Evidence({ fact, zone }: { readonly fact: FactView; readonly zone: string }) {
  return (
    <div className={styles.evidence}>
      <div>
        <p className={styles.number}>{fact.text}</p>
        <p className={styles.definition}>{fact.label}</p>
      </div>
      <EvidenceRows columns={fact.columns} rows={fact.rows} totalRows={fact.totalRows} />
      <CopyCode name="Query" text={fact.query} />
      <Earlier before={fact.before} zone={zone} />
      <Facts
        label="Source"
        items={[
          {
            name: 'File',
            value: <span title={fact.source}>{fileName(fact.source)}</span>,
          },
          {
            name: 'File changed',
            value:
              fact.sourceModifiedAtMs === null ? (
                'Not known'
              ) : (
                <TimeText atMs={fact.sourceModifiedAtMs} zone={zone} />
              ),
          },
          {
            name: 'Fingerprint of the data',
            value: <code title={fact.snapshotHash}>{fact.snapshotHash.slice(0, 12)}</code>,
          },
        ]}
      />
    </div>
  );
}

interface EarlierProps {
  readonly before: FactView['before'];
  readonly zone: string;
}

function Earlier({ before, zone }: EarlierProps) {
  if (before.length === 0) return null;
  return (
    <Facts
      label="Earlier values"
      items={before.map(({ runId, atMs, text }) => ({
        id: runId,
        name: <TimeText atMs={atMs} zone={zone} />,
        value: text,
      }))}
    />
  );
}
