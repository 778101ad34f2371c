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
  const [tells, setTells] = useState(false);
  const [starts, setStarts] = useState(false);
  const login = useAct('general.start-at-login');
  const tell = useMutation({
    mutationFn: async (isOn: boolean) => {
      const draft = await ask(bridge, 'job.draft', { jobId });
      const policies = { ...draft.policies, tell: isOn ? 'always' : 'never' } as const;
      return ask(bridge, 'job.save', { ...draft, policies });
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
      <Button size="compact-md" variant="default" onClick={settled}>
        Done
      </Button>
    </aside>
  );
}
