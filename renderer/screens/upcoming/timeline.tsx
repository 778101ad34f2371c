import { useId } from 'react';
import type { TimelineMark, TimelineView } from '../../../preload/contract/timeline-view.ts';
import { useNow } from '../../lib/clock.ts';
import { clockText, momentWithin, placeName } from '../../lib/time-text.ts';
import { counted, stateNames } from '../../lib/words.ts';
import { Section } from '../../ui/section.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import styles from './timeline.module.css';

const hourMs = 3_600_000;
const everyHours = 3;

/** A day around now: a lane a job, what became of its last times and when it is due. The lists below are its table. */
export function Timeline({ timeline }: { readonly timeline: TimelineView }) {
  const nowMs = useNow();
  const id = useId();
  const { lanes, zone } = timeline;
  if (lanes.length === 0) return null;
  const at = (ms: number) => share(timeline, ms);
  return (
    <Section title="The day around now">
      <div className={styles.timeline} role="img" aria-describedby={id} aria-label="Timeline">
        <span className={styles.zone}>{placeName(zone)} time</span>
        <div className={styles.hours}>
          {hoursOf(timeline).map((ms) => (
            <span key={ms} className={styles.hour} style={at(ms)}>
              {clockText(ms, zone)}
            </span>
          ))}
        </div>
        {lanes.map(({ jobId, jobName, marks }) => (
          <div key={jobId} className={styles.lane}>
            <span className={styles.name} title={jobName}>
              {jobName}
            </span>
            <div className={styles.track}>
              {marks.map((mark) => (
                <Mark key={mark.atMs} mark={mark} zone={zone} style={at(mark.atMs)} />
              ))}
            </div>
          </div>
        ))}
        <div className={styles.now}>
          <span className={styles.nowLine} style={at(nowMs)} />
        </div>
      </div>
      <p id={id} className={styles.summary}>
        {summaryOf(timeline, nowMs)}
      </p>
    </Section>
  );
}

interface MarkProps {
  readonly mark: TimelineMark;
  readonly zone: string;
  readonly style: { readonly left: string };
}

function Mark({ mark: { atMs, state }, zone, style }: MarkProps) {
  const isToCome = state === 'due' || state === 'still';
  const name = isToCome ? comingNames[state] : stateNames[state].toLowerCase();
  return (
    <span className={styles.mark} style={style} title={`${clockText(atMs, zone)} ${name}`}>
      {isToCome ? (
        <span className={styles.due} data-still={state === 'still'} />
      ) : (
        <StateIcon state={state} size={14} />
      )}
    </span>
  );
}

const comingNames = { due: 'due', still: 'due, but will not start by itself' } as const;

/** The full hours of the zone, each third. Some zones are half an hour off. */
function hoursOf({ fromMs, toMs, zone }: TimelineView): readonly number[] {
  const quarter = hourMs / 4;
  const first = Math.ceil(fromMs / quarter) * quarter;
  const all = Array.from(
    { length: Math.ceil((toMs - first) / quarter) },
    (_, n) => first + n * quarter,
  );
  return all.filter((ms) => {
    const [hour, minute] = clockText(ms, zone).split(':').map(Number);
    // Half of one that stands at the edge would be cut off.
    if (toMs - ms < hourMs / 2 || ms - fromMs < hourMs / 2) return false;
    return minute === 0 && (hour ?? 1) % everyHours === 0;
  });
}

function share({ fromMs, toMs }: TimelineView, ms: number) {
  return { left: `${(((ms - fromMs) / (toMs - fromMs)) * 100).toFixed(2)}%` };
}

/** "7 reports due until tomorrow 02:37; the next is Daily sales, today 09:00." */
function summaryOf({ lanes, toMs, zone }: TimelineView, nowMs: number): string {
  const all = lanes.flatMap(({ jobName, marks }) => marks.map((mark) => ({ jobName, ...mark })));
  const due = all.filter(({ state }) => state === 'due');
  const still = all.filter(({ state }) => state === 'still').length;
  const until = momentWithin(toMs, zone, nowMs);
  const [first] = due.toSorted((a, b) => a.atMs - b.atMs);
  const starting = first
    ? `${counted(due.length, 'report')} due until ${until}; the next is ${first.jobName}, ${momentWithin(first.atMs, zone, nowMs)}.`
    : '';
  const waiting =
    still > 0
      ? `${counted(still, 'report')} ${still === 1 ? 'falls' : 'fall'} due until ${until} and will not start by ${still === 1 ? 'itself' : 'themselves'}.`
      : '';
  const said = [starting, waiting].filter((text) => text !== '');
  return said.length > 0 ? said.join(' ') : 'Nothing more is due in these hours.';
}
