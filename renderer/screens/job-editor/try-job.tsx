import { Alert, Button, Loader, Modal } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';
import type { TrialView } from '../../../preload/contract/trial-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { readerText } from '../../lib/reader-text.ts';
import { durationText, periodText } from '../../lib/time-text.ts';
import { useClickedFact } from '../../lib/window-events.ts';
import { sentence } from './field-sentences.ts';
import { TrialFact } from './trial-fact.tsx';
import styles from './try-job.module.css';

interface TryJobProps {
  readonly draft: JobDraft;
  /** What the form itself says is missing; nothing is tried then. */
  readonly missing: () => readonly FailureView[];
}

/** *Try it now*: the report that the form would make, shown as a test. Closing it stops or forgets it. */
export function TryJob({ draft, missing }: TryJobProps) {
  const attempt = useAct('job.try', { showsFailure: true });
  const end = useAct('job.end-trial');
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    if (missing().length > 0) return;
    setOpen(true);
    attempt.mutate(draft);
  };
  const close = () => {
    setOpen(false);
    end.mutate(null);
    attempt.reset();
  };
  return (
    <>
      <Button variant="default" leftSection={<FlaskConical size={16} aria-hidden />} onClick={open}>
        Try it now
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={`Test of “${draft.name.trim() || 'New job'}”`}
        size="56rem"
        closeButtonProps={{ 'aria-label': 'Close the test' }}
      >
        {attempt.isPending && (
          <p className={styles.making} role="status">
            <Loader size="xs" /> Reading the data and writing the report. Nothing is delivered.
          </p>
        )}
        {attempt.error && (
          <Alert color="red" title="This job would make no report" role="alert">
            {attempt.error.failures.map((failure) => (
              <p key={failure.message} className={styles.line}>
                {sentence(failure)}
              </p>
            ))}
          </Alert>
        )}
        {attempt.data && <TrialReport trial={attempt.data} readers={readersOf(draft)} />}
      </Modal>
    </>
  );
}

interface TrialReportProps {
  readonly trial: TrialView;
  /** Whom a real report would go to: "this desktop", "E-mail to boss@example.com: every report". */
  readonly readers: readonly string[];
}

function TrialReport({ trial, readers }: TrialReportProps) {
  const nowMs = useNow(60_000);
  const { trialId, headline, frameUrl, zone, fromMs, toMs, tookMs } = trial;
  const [fact, setFact] = useState<number | null>(null);
  useClickedFact(trialId, setFact);
  return (
    <div className={styles.trial}>
      <div className={styles.banner} role="note">
        <strong className={styles.mark}>
          <FlaskConical size={17} aria-hidden /> This is a test
        </strong>
        <p className={styles.line}>
          It is about {periodText(fromMs, toMs, zone, nowMs)}, was made in {durationText(tookMs)},
          went to nobody and is in no list.
        </p>
        <p className={styles.line}>
          {readers.length === 0
            ? 'A real one would be told to nobody; it stands in Reports.'
            : `A real one would go to ${readers.join('; ')}.`}
        </p>
        {trial.isWithoutModel && (
          <p className={styles.line}>
            The built-in analyst wrote it: a test asks no model and costs nothing.
          </p>
        )}
      </div>
      {fact !== null && <TrialFact trialId={trialId} n={fact} onClose={() => setFact(null)} />}
      <iframe className={styles.frame} title={`Test: ${headline}`} src={frameUrl} sandbox="" />
    </div>
  );
}

function readersOf({ deliver, policies }: JobDraft): readonly string[] {
  const tells = ({ when }: { readonly when: string }) => when === 'always' || when === 'changed';
  const desktop = tells({ when: policies.tell }) ? ['this desktop'] : [];
  return [...desktop, ...deliver.filter(tells).map(readerText)];
}
