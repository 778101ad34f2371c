import type { CoursePartView } from '../../../preload/contract/course-view.ts';
import { useNow } from '../../lib/clock.ts';
import { durationText } from '../../lib/time-text.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './run.module.css';

const names = {
  wait: 'Waited',
  fetch: 'Read the data',
  analyze: 'Worked out and wrote the report',
  report: 'Wrote the report',
  deliver: 'Delivered it',
} as const;

/** Where the writing has a part of its own, the one before it is the numbers alone. */
function nameOf({ what, attempt }: CoursePartView, course: readonly CoursePartView[]): string {
  const isApart = course.some((part) => part.what === 'report' && part.attempt === attempt);
  return what === 'analyze' && isApart ? 'Worked out the numbers' : names[what];
}

interface CourseProps {
  readonly course: readonly CoursePartView[];
  readonly zone: string;
}

/** Part after part, with a bar for how long it worked. Waiting has none: beside hours, seconds would vanish. */
export function Course({ course, zone }: CourseProps) {
  const isUnderWay = course.some(({ toMs }) => toMs === null);
  const nowMs = useNow(isUnderWay ? 1000 : 60_000);
  if (course.length === 0) return null;
  const hasTries = course.some(({ attempt }) => attempt !== null && attempt > 1);
  const tookMs = (part: CoursePartView) => Math.max(0, (part.toMs ?? nowMs) - part.fromMs);
  const workedMs = (parts: readonly CoursePartView[]) =>
    parts.reduce((sum, part) => sum + (part.what === 'wait' ? 0 : tookMs(part)), 0);
  const share = (ms: number) => `${((ms / Math.max(1, workedMs(course))) * 100).toFixed(1)}%`;
  return (
    <Section title="How it went">
      <ol className={styles.course}>
        {course.map((part, place) => (
          <li key={`${part.what} ${part.fromMs}`} className={styles.part}>
            <span className={styles.partName}>
              {hasTries && part.attempt !== null && `${part.attempt}. `}
              {nameOf(part, course)}
              {part.isBroken && <span className={styles.broken}> – broken off</span>}
            </span>
            <span className={styles.track} aria-hidden>
              {part.what !== 'wait' && (
                <span
                  className={styles.bar}
                  data-broken={part.isBroken}
                  style={{
                    left: share(workedMs(course.slice(0, place))),
                    width: share(tookMs(part)),
                  }}
                />
              )}
            </span>
            <span className={styles.partTime}>
              <TimeText atMs={part.fromMs} zone={zone} as="clock" />
            </span>
            <span className={styles.partTime}>
              {part.toMs === null && 'so far '}
              {durationText(tookMs(part))}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
