import { Button, Loader } from '@mantine/core';
import { Check, Circle } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { StepWord } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { stepNames } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import styles from './first-run.module.css';

const steps: readonly StepWord[] = ['fetch', 'analyze', 'report'];

/** The first report being made, step by step; when it is there it is shown. */
export function FirstReportScreen({ runId }: { readonly runId: string }) {
  const run = useRead('run.read', { runId });
  const upcoming = useRead('upcoming.read', null);
  const [, go] = useLocation();
  const item = run.data?.item;
  const hasReport = item?.outcome === 'succeeded' && item.hasReport;
  useEffect(() => {
    if (hasReport) go(`/reports/${runId}`, { replace: true });
  }, [hasReport, runId, go]);
  const step = upcoming.data?.running.find((running) => running.runId === runId)?.step ?? null;
  return (
    <Page title="Your first report">
      <Answered read={run} what="this run">
        {({ item: { outcome, failure } }) =>
          outcome === 'failed' ? (
            <div className={styles.failed} role="alert">
              <p>{failure}</p>
              <Button onClick={() => go('/first')}>Back to the file</Button>
            </div>
          ) : (
            <Steps at={outcome === null ? step : 'done'} />
          )
        }
      </Answered>
    </Page>
  );
}

function Steps({ at }: { readonly at: StepWord | 'done' | null }) {
  // Before the first word of it the run is being set up, which is a part of reading.
  const reached = at === 'done' ? steps.length : steps.indexOf(at ?? 'fetch');
  return (
    <ol className={styles.steps} aria-live="polite" aria-label="Steps">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === reached ? 'step' : undefined}>
          {index < reached && <Check size={18} aria-label="Done" />}
          {index === reached && <Loader size={18} aria-label="Under way" />}
          {index > reached && <Circle size={18} aria-hidden />}
          {stepNames[step]}
        </li>
      ))}
    </ol>
  );
}
