import { Button } from '@mantine/core';
import { useRead } from '../../lib/reads.ts';
import { fileName } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { CopyCode } from '../../ui/copy-code.tsx';
import styles from './try-job.module.css';

interface TrialFactProps {
  readonly trialId: string;
  readonly n: number;
  readonly onClose: () => void;
}

/** Where a number of a test comes from. */
export function TrialFact({ trialId, n, onClose }: TrialFactProps) {
  const read = useRead('job.trial-fact', { trialId, n });
  return (
    <aside className={styles.fact} aria-label="Evidence">
      <Answered read={read} what="this number">
        {({ label, text, source, query }) => (
          <>
            <p className={styles.line}>
              <strong>{text}</strong> {label}, from {fileName(source)}
            </p>
            <CopyCode name="Query" text={query} />
          </>
        )}
      </Answered>
      <Button size="compact-sm" variant="default" onClick={onClose}>
        Close the evidence
      </Button>
    </aside>
  );
}
