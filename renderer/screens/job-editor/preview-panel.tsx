import { useId } from 'react';
import type { JobDraft, SchedulePreviewView } from '../../../preload/contract/job-draft.ts';
import { useNow } from '../../lib/clock.ts';
import { periodText } from '../../lib/time-text.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ClockNights } from './clock-nights.tsx';
import { DateChanges } from './date-changes.tsx';
import styles from './editor.module.css';
import { sentence } from './field-sentences.ts';
import type { Preview } from './use-preview.ts';
import { YearAhead } from './year-ahead.tsx';

interface PreviewPanelProps {
  readonly draft: JobDraft;
  readonly preview: Preview;
}

/** The schedule in a sentence, what an edit changes, and its next ten runs, each with its period. */
export function PreviewPanel({ draft, preview: { view, failures } }: PreviewPanelProps) {
  const id = useId();
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <h2 id={id} className={styles.label}>
        What will happen
      </h2>
      <div aria-live="polite">
        {view && <p className={styles.sentence}>{view.sentence}</p>}
        {view?.habit && <p className={styles.habit}>{habitText(view.habit)}</p>}
        {failures.map((failure) => (
          <p key={failure.message} className={styles.error}>
            {sentence(failure)}
          </p>
        ))}
      </div>
      {view && <DateChanges changes={view.changes} />}
      {view && <NextRuns next={view.next} />}
      {view && <ClockNights nights={view.nights} />}
      {view && <YearAhead draft={draft} />}
      {!view && failures.length === 0 && <Waiting what="the next runs" lines={5} />}
    </section>
  );
}

const weekdays = [
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
];

function habitText({ away, of, weekday }: NonNullable<SchedulePreviewView['habit']>): string {
  const times = weekday === null ? 'such times' : weekdays[weekday - 1];
  return `This laptop was asleep or off on ${away} of the last ${of} ${times}. The report is then made when you open it.`;
}

function NextRuns({ next }: Pick<SchedulePreviewView, 'next'>) {
  const nowMs = useNow();
  return (
    <ol className={styles.next} aria-label="Next runs">
      {next.map(({ dueAtMs, zone, fromMs, toMs, note, isExcluded }) => (
        <li key={dueAtMs} data-excluded={isExcluded || undefined}>
          <div className={styles.due}>
            <TimeText atMs={dueAtMs} zone={zone} />
            <span className={styles.zone}>{zone}</span>
          </div>
          {note !== null && <div className={styles.covers}>{note}</div>}
          <div className={styles.covers} hidden={isExcluded}>
            {fromMs === null || toMs === null
              ? 'about everything since the last finished report'
              : `about ${periodText(fromMs, toMs, zone, nowMs)}`}
          </div>
        </li>
      ))}
    </ol>
  );
}
