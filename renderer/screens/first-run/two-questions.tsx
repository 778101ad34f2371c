import { Button, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { showFailure, useAct } from '../../lib/acts.ts';
import { ask, useBridge } from '../../lib/bridge.ts';
import { settled, useAskedAbout } from '../../lib/first-run.ts';
import styles from './first-run.module.css';

/** Asked once, below the first report: both are off until they are chosen. */
export function TwoQuestions() {
  const jobId = useAskedAbout();
  const [place] = useLocation();
  return jobId === null || place.startsWith('/first') ? null : <Questions jobId={jobId} />;
}

function Questions({ jobId }: { readonly jobId: string }) {
  const bridge = useBridge();
  const [place] = useLocation();
  const runId = place.startsWith('/reports/') ? (place.split('/')[2] ?? null) : null;
  const [tells, setTells] = useState(false);
  const [starts, setStarts] = useState(false);
  const login = useAct('general.start-at-login');
  const tell = useMutation({
    mutationFn: async (isOn: boolean) => {
      const draft = await ask(bridge, 'job.draft', { jobId });
      const policies = { ...draft.policies, tell: isOn ? 'always' : 'never' } as const;
      await ask(bridge, 'job.save', { ...draft, policies });
      // Shown at once, so that the analyst sees where reports will be told of.
      if (isOn) await ask(bridge, 'notifications.test', { runId });
    },
    onError: showFailure,
  });
  return (
    <aside className={styles.questions} aria-label="Two questions">
      <p className={styles.hint}>Click any number in the report to see the rows behind it.</p>
      <Switch
        label="Tell me on the desktop when a report is ready"
        checked={tells}
        onChange={({ currentTarget: { checked } }) => {
          setTells(checked);
          tell.mutate(checked);
        }}
      />
      <Switch
        label="Start Almanac when I log in"
        checked={starts}
        onChange={({ currentTarget: { checked } }) => {
          setStarts(checked);
          login.mutate({ on: checked });
        }}
      />
      {tells && tell.isSuccess && (
        <p className={styles.hint} role="status">
          A test is on your screen now. Click it: it opens this report.
        </p>
      )}
      <Button size="compact-md" variant="default" onClick={settled}>
        Done
      </Button>
    </aside>
  );
}
