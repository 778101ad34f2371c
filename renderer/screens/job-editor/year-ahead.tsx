import { Button, Loader } from '@mantine/core';
import { useId, useState } from 'react';
import type { ForecastView } from '../../../preload/contract/forecast-calls.ts';
import type { JobDraft, ScheduleDraft } from '../../../preload/contract/job-draft.ts';
import { useAct } from '../../lib/acts.ts';
import { useNow } from '../../lib/clock.ts';
import { dayText, momentText } from '../../lib/time-text.ts';
import { counted } from '../../lib/words.ts';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import styles from './editor.module.css';
import { sentence } from './field-sentences.ts';

/** How a year of this schedule would go on this laptop, worked out when asked. */
export function YearAhead({ draft }: { readonly draft: JobDraft }) {
  const id = useId();
  const forecast = useAct('job.forecast', { showsFailure: true });
  const { id: jobId, cron, timezone, window, policies } = draft;
  const asked: ScheduleDraft = { id: jobId, cron, timezone, window, policies };
  const [of, setOf] = useState('');
  const text = JSON.stringify(asked);
  const isOld = forecast.isSuccess && of !== text;
  const ask = () => {
    setOf(text);
    forecast.mutate(asked);
  };
  return (
    <section aria-labelledby={id} className={styles.nights}>
      <h3 id={id} className={styles.label}>
        A year ahead
      </h3>
      <div aria-live="polite">
        {forecast.isPending && (
          <p className={styles.sentence}>
            <Loader size="xs" /> Trying every date on a simulated clock…
          </p>
        )}
        {forecast.error?.failures.map((failure) => (
          <p key={failure.message} className={styles.error}>
            {sentence(failure)}
          </p>
        ))}
        {forecast.data && !forecast.isPending && !isOld && <Outlook view={forecast.data} />}
      </div>
      {!forecast.isPending && (!forecast.data || isOld) && (
        <Button size="compact-sm" variant="default" mt={6} onClick={ask}>
          {isOld ? 'Work it out again' : 'How would a year go?'}
        </Button>
      )}
    </section>
  );
}

function Outlook({ view }: { readonly view: ForecastView }) {
  const nowMs = useNow(60_000);
  const { toMs, zone, weeks, due, onTime, otherwise, late, combined, lost } = view;
  const parts = [
    ...(late > 0 ? [`${late} late`] : []),
    ...(combined > 0 ? [`${combined} combined into a later one`] : []),
    ...(lost > 0 ? [`${lost} not at all`] : []),
  ];
  const rest = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  return (
    <>
      <p className={styles.sentence}>
        Up to {dayText(toMs, zone, nowMs)}: {onTime} of {counted(due, 'report')} on time{rest}.{' '}
        {weeks === 0
          ? 'Almanac has watched this laptop for less than a week, so it is taken as always on.'
          : `If this laptop sleeps as in the last ${counted(weeks, 'week')}.`}
      </p>
      {otherwise.length > 0 && (
        <FoldedRows items={otherwise} shown={3}>
          {(shown) => (
            <ul className={styles.next} aria-label="What would not be on time">
              {shown.map(({ dueAtMs, startedAtMs, text }) => (
                <li key={dueAtMs}>
                  {momentText(dueAtMs, zone, nowMs)}
                  <div className={styles.covers}>
                    {text}
                    {startedAtMs !== null && `: ${momentText(startedAtMs, zone, nowMs)}`}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </FoldedRows>
      )}
    </>
  );
}
