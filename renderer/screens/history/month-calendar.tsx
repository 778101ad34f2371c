import { ActionIcon, Group } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { MonthView } from '../../../preload/contract/inbox-calls.ts';
import { useNow } from '../../lib/clock.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import styles from './calendar.module.css';
import { CalendarDay } from './calendar-day.tsx';
import { monthName, monthOf, nextMonth, weeksOf } from './month.ts';

interface MonthCalendarProps {
  readonly jobId: string | null;
  /** Shows the list from the end of that day on. */
  readonly onDay: (toMs: number) => void;
}

/** A month: what became of each day's times, and how many are to come. */
export function MonthCalendar({ jobId, onDay }: MonthCalendarProps) {
  const nowMs = useNow(60_000);
  const [month, setMonth] = useState(() => monthOf(nowMs));
  const view = useRead('history.month', { jobId, month }, { keepsPrevious: true });
  return (
    <section className={styles.month} aria-label="Month">
      <Group gap="xs">
        <h2 className={styles.name} aria-live="polite">
          {monthName(month)}
        </h2>
        <ActionIcon
          variant="default"
          aria-label="The month before"
          onClick={() => setMonth(nextMonth(month, -1))}
        >
          <ChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label="The month after"
          onClick={() => setMonth(nextMonth(month, 1))}
        >
          <ChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Answered read={view} what="the month">
        {(value) => <MonthTable view={value} nowMs={nowMs} onDay={onDay} />}
      </Answered>
    </section>
  );
}

interface MonthTableProps {
  readonly view: MonthView;
  readonly nowMs: number;
  readonly onDay: (toMs: number) => void;
}

function MonthTable({ view, nowMs, onDay }: MonthTableProps) {
  const weekStart = useRead('general.read', null).data?.settings.weekStart ?? 'MON';
  const { names, weeks } = weeksOf(view.days, weekStart);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)?.date}>
              {week.map((day, at) =>
                day === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                  <td key={at} />
                ) : (
                  <td key={day.date} data-today={nowMs >= day.fromMs && nowMs < day.toMs}>
                    <CalendarDay day={day} onOpen={() => onDay(day.toMs)} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Days in {view.zone} time.
        {view.isCut && ' More is to come than is counted here: jobs that run very often are cut.'}
      </p>
    </>
  );
}
