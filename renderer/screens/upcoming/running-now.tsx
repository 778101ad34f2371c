import { Button, Progress } from '@mantine/core';
import type { RunningView } from '../../../preload/contract/upcoming-view.ts';

import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { durationText } from '../../lib/time-text.ts';
import { stepText } from '../../lib/words.ts';
import { RowLink } from '../../ui/row-link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import styles from './upcoming.module.css';

/** What runs and what waits for its turn. Always there, so that a reader of the screen hears it begin. */
export function RunningNow({ runs }: { readonly runs: readonly RunningView[] }) {
  return (
    <div aria-live="polite" className={styles.live}>
      {runs.length > 0 && (
        <Section title="Running now">
          <Rows label="Running now">
            {runs.map((run) => (
              <RunningRow key={run.runId} run={run} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  );
}

function RunningRow({ run }: { readonly run: RunningView }) {
  const cancel = useAct('run.cancel');
  return (
    <Row
      lead={<StateIcon state={run.startedAtMs === null ? 'waiting' : 'running'} size={18} />}
      title={<RowLink to={`/runs/${run.runId}`} title={run.jobName} />}
      detail={stateText(run)}
      side={run.startedAtMs !== null && <Elapsed run={run} sinceMs={run.startedAtMs} />}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          loading={cancel.isPending}
          aria-label={`Cancel ${run.jobName}`}
          onClick={() => cancel.mutate({ runId: run.runId })}
        >
          Cancel
        </Button>
      }
    />
  );
}

function stateText({ step, note, startedAtMs }: RunningView): string {
  if (step !== null || note !== '') return stepText({ step: step ?? 'fetch', note });
  return startedAtMs === null ? 'Waiting for its turn' : 'Starting';
}

interface ElapsedProps {
  readonly run: RunningView;
  readonly sinceMs: number;
}

/** Ticks each second, which is for eyes only: what is said aloud are the steps. */
function Elapsed({ run: { typicalMs }, sinceMs }: ElapsedProps) {
  const nowMs = useNow(1000);
  const elapsedMs = Math.max(0, Math.floor((nowMs - sinceMs) / 1000) * 1000);
  const share = typicalMs === null ? null : Math.min(95, (elapsedMs / typicalMs) * 100);
  return (
    <div aria-hidden className={styles.elapsed}>
      {durationText(elapsedMs)}
      {typicalMs !== null && ` of usually ${durationText(typicalMs)}`}
      {share !== null && <Progress value={share} size="xs" mt={3} />}
    </div>
  );
}
