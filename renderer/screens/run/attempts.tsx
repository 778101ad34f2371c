import type { AttemptView } from '../../../preload/contract/views.ts';
import { durationText } from '../../lib/time-text.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

const names = {
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  abandoned: 'Broken off',
  running: 'Running',
} as const;

const icons = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'skipped',
  abandoned: 'missed',
  running: 'running',
} as const;

interface AttemptsProps {
  readonly attempts: readonly AttemptView[];
  readonly zone: string;
  /** Why the run failed: it stands above. */
  readonly said: string | null;
}

/** Each try, where one of them failed for a reason that is not the run's own. */
export function Attempts({ attempts, zone, said }: AttemptsProps) {
  const isNews = attempts.some(({ failure }) => failure !== null && failure !== said);
  if (!isNews) return null;
  return (
    <Section title="Attempts">
      <Rows label="Attempts">
        {attempts.map(({ startedAtMs, endedAtMs, outcome, failure }, place) => {
          const state = outcome ?? 'running';
          return (
            <Row
              key={startedAtMs}
              lead={<StateIcon state={icons[state]} />}
              title={`${place + 1}. ${names[state]}`}
              detail={failure}
              side={
                <>
                  <TimeText atMs={startedAtMs} zone={zone} />
                  {endedAtMs !== null && ` for ${durationText(endedAtMs - startedAtMs)}`}
                </>
              }
            />
          );
        })}
      </Rows>
    </Section>
  );
}
