import type { FactView, ReportView } from '../../../preload/contract/views.ts';
import { fileName } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CopyCode } from '../../ui/copy-code.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { EarlierValues } from './earlier-values.tsx';
import { EvidenceRows } from './evidence-rows.tsx';
import styles from './report.module.css';
import { sourceLine } from './source-line.ts';

interface EvidenceProps {
  readonly fact: FactView;
  readonly view: ReportView;
}

/** One number: what it is, the rows and the query behind it, the file, and what it was before. */
export function Evidence({ fact, view }: EvidenceProps) {
  const { zone } = view.item;
  return (
    <div className={styles.evidence}>
      <div>
        <div className={styles.numberLine}>
          <p className={styles.number}>{fact.text}</p>
          <Sparkline
            values={[...fact.before.map(({ value }) => value).toReversed(), fact.value]}
            label={`From ${fact.before.at(-1)?.text} to ${fact.text}`}
          />
        </div>
        <p className={styles.definition}>{fact.label}</p>
        <div className={styles.copyLine}>
          <CopyButton label="Copy source line" text={sourceLine(fact, view)} />
        </div>
      </div>
      <EvidenceRows columns={fact.columns} rows={fact.rows} totalRows={fact.totalRows} />
      <CopyCode name="Query" text={fact.query} />
      <EarlierValues before={fact.before} zone={zone} />
      <Facts
        label="Source"
        items={[
          {
            name: 'File',
            value: <span title={fact.source}>{fileName(fact.source)}</span>,
          },
          ...(fact.sheet === null ? [] : [{ name: 'Sheet', value: fact.sheet }]),
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
