import { FileSpreadsheet } from 'lucide-react';
import type { SourceView } from '../../../preload/contract/views.ts';
import { counted, fileName } from '../../lib/words.ts';
import { LongText } from '../../ui/long-text.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './run.module.css';

interface SourcesProps {
  readonly sources: readonly SourceView[];
  readonly zone: string;
}

export function Sources({ sources, zone }: SourcesProps) {
  if (sources.length === 0) return <p className={styles.none}>No data was read.</p>;
  return (
    <Rows label="Data it read">
      {sources.map(({ id, origin, modifiedAtMs, rows }) => (
        <Row
          key={id}
          lead={<FileSpreadsheet size={18} aria-hidden />}
          title={<LongText>{fileName(origin)}</LongText>}
          detail={<LongText>{origin}</LongText>}
          side={
            <>
              {counted(rows, 'row')}
              <div>
                changed <TimeText atMs={modifiedAtMs} zone={zone} />
              </div>
            </>
          }
        />
      ))}
    </Rows>
  );
}
